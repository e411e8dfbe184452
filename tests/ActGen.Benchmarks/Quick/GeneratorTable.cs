using System.Diagnostics;
using ActGen.Benchmarks.Generation;
using ActGen.Benchmarks.Record;

namespace ActGen.Benchmarks.Quick;

/// <summary>Milliseconds of generator runs. The first run of the process includes the JIT's work, as the first build does.</summary>
internal static class GeneratorTable
{
    private const int Rounds = 5;

    public static void Print(Report report)
    {
        report.Line("\n## Generator\n");
        report.Line("| activations | first run ms | full ms | after one edit ms | compiled anew |\n|---|---|---|---|---|");
        foreach (var count in new[] { 1000, 100 })
        {
            var start = Stopwatch.GetTimestamp();
            var workload = new GeneratorWorkload(count);
            var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            foreach (var error in workload.Errors.Take(3))
            {
                throw new InvalidOperationException($"the benchmark's declarations have an error: {error}");
            }

            var times = Sampler.Medians(Rounds, 0, () => workload.Full(), () => workload.AfterOneEdit());
            var compiled = GeneratorWorkload.CountCompiled(workload.AfterOneEdit());
            report.Line($"| {count} | {first:F0} | {times[0] * 1e3:F0} | {times[1] * 1e3:F1} | {compiled} |");
        }
    }
}
