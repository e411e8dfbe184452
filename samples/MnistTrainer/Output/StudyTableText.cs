using System.Globalization;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;

namespace MnistTrainer.Output;

/// <summary>The results of a study as a table of text.</summary>
internal static class StudyTableText
{
    private const int UsualWidth = 100;

    private static readonly TextColumn<TrialResult>[] Columns =
    [
        new("training", result => result.Trial.Name, Rank: 0, IsLeft: true),
        new("mean", result => Text(result.Mean) + " %", Rank: 0),
        new("deviation", result => Text(result.Deviation), Rank: 2),
        new("published", result => result.Trial.Published is { } figure ? Text(figure.Percent) + " %" : "", Rank: 1),
        new("runs", result => result.Runs.Count.ToString(CultureInfo.InvariantCulture), Rank: 3),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="results">The results.</param>
    public static void Write(TrainerConsole console, StudyResults results)
    {
        var table = new TextTable<TrialResult>(Columns, results.Trials, (console.Width?.Invoke() ?? UsualWidth) - 1);
        foreach (var line in results.Trials.Select(table.Row).Prepend(table.Header))
        {
            console.Out.WriteLine(line);
        }

        NoRoom.Write(console.Out, table.Hidden, "study.md has the whole table");
    }

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.00", CultureInfo.InvariantCulture);
}
