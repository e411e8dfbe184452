using System.Text.RegularExpressions;
using ActGen.Training.Mpi.Tests.Support;

namespace ActGen.Training.Mpi.Tests.Commands;

public sealed partial class StudyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mpi-");

    public void Dispose() => _folder.Delete(recursive: true);

    [MpiFact]
    public void Several_processes_take_the_runs_of_a_study_and_write_the_tables_of_one()
    {
        var one = Run(1, "one");
        var several = Run(3, "several");
        Assert.Equal(Table(one), Table(several));
        Assert.Equal(Text(one), Text(several));
        string[] runs = [.. Directory.GetFiles(Path.Combine(several, "runs")).Select(file => Path.GetFileName(file)).Order()];
        Assert.Equal(Directory.GetFiles(Path.Combine(one, "runs")).Select(file => Path.GetFileName(file)).Order(), runs);
        Assert.True(runs.Length >= 3, $"{runs.Length} runs are too few for three processes");
    }

    private string Run(int processes, string name)
    {
        var folder = Path.Combine(_folder.FullName, name);
        var printed = MpiRun.Trainer(
            processes, "study", "soft-exponential", "--limit", "300", "--epochs", "1", "--seeds", "2", "--out", folder).Successful();
        Assert.Single(printed.Split('\n'), line => line.StartsWith("report ", StringComparison.Ordinal));
        return folder;
    }

    // Without the column of seconds, the third from the end.
    private static IEnumerable<string> Table(string folder) => File.ReadLines(Path.Combine(folder, "study.csv")).Select(line =>
    {
        var cells = line.Split(',');
        return string.Join(',', [.. cells[..^3], .. cells[^2..]]);
    });

    // Without the seconds at the end of each row of results, and without their sum.
    private static string Text(string folder) =>
        Sum().Replace(Seconds().Replace(File.ReadAllText(Path.Combine(folder, "study.md")), "|"), " of training");

    [GeneratedRegex(@"\| [0-9.]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Seconds();

    [GeneratedRegex(" [0-9]+:[0-9]{2} of training")]
    private static partial Regex Sum();
}
