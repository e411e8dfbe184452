using Xunit.Abstractions;

namespace ActGen.Generator.Tests.Digits;

public class SurveyTests(ITestOutputHelper output)
{
    [Fact]
    public void Survey()
    {
        var lines = File.ReadAllLines("/tmp/dg/cases.txt").Where(l => l.Trim().Length > 0 && l[0] != '#').ToList();
        var kernels = FloatKernel.Of(lines);
        var text = new System.Text.StringBuilder();
        var good = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var failures = DigitSweep.Failures(kernels[i]).ToList();
            good += failures.Count == 0 ? 1 : 0;
            text.AppendLine($"{(failures.Count == 0 ? "ok  " : "FAIL")} {failures.Count,4} {lines[i]}");
            foreach (var f in failures.Where((_, k) => k < 400).GroupBy(f => f.Split(' ')[0]).SelectMany(g => g.Take(6)))
            {
                text.AppendLine("        " + f);
            }
        }

        text.AppendLine($"{good} of {lines.Count}");
        File.WriteAllText("/tmp/dg/out.txt", text.ToString());
        output.WriteLine($"{good} of {lines.Count}");
    }
}
