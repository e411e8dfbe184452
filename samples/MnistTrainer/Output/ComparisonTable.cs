using System.Globalization;
using System.Text;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;
using MnistTrainer.Runs;

namespace MnistTrainer.Output;

/// <summary>The table of a comparison: Markdown, or lines that fit a terminal.</summary>
internal static class ComparisonTable
{
    private static readonly TextColumn<ComparisonRow>[] Columns =
    [
        new("activation", row => row.Activation, Rank: 0, IsLeft: true),
        new("parameters", row => row.Runs[0].Parameters.ToString("N0", CultureInfo.InvariantCulture), Rank: 5),
        new("test accuracy, mean", row => Percent(Mean(row.Accuracies)), Rank: 0),
        new("deviation", row => Percent(row.Deviation), Rank: 1),
        new("worst", row => Percent(row.Accuracies.DefaultIfEmpty(double.NaN).Min()), Rank: 3),
        new("best", row => Percent(row.Accuracies.DefaultIfEmpty(double.NaN).Max()), Rank: 4),
        new("epochs", row => Number(row.Runs.Average(run => run.Epochs), "0.0"), Rank: 6),
        new("seconds an epoch", row => Number(row.Runs.Average(run => run.Seconds / run.Epochs), "0.00"), Rank: 7),
        new("runs", row => row.Diverged == 0 ? Number(row.Runs.Count, "0") : $"{row.Runs.Count}, {row.Diverged} diverged", Rank: 2),
    ];

    // Short headings for terminals, where numbers are what a line has room for.
    private static readonly Dictionary<string, string> ShortTitles = new(StringComparer.Ordinal)
    {
        ["test accuracy, mean"] = "mean",
        ["seconds an epoch"] = "s/epoch",
    };

    /// <summary>Writes the table.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(TrainerConsole console, IReadOnlyList<ComparisonRow> rows)
    {
        if (console.Width is not { } width)
        {
            console.Out.Write(Markdown(rows));
            return;
        }

        var columns = Columns.Select(column => column with { Title = ShortTitles.GetValueOrDefault(column.Title, column.Title) });
        var table = new TextTable<ComparisonRow>(columns, rows, width() - 1);
        foreach (var line in rows.Select(table.Row).Prepend(table.Header))
        {
            console.Out.WriteLine(line);
        }

        NoRoom.Write(console.Out, table.Hidden, "--out keeps the whole table");
    }

    /// <summary>The table as Markdown.</summary>
    /// <param name="rows">The rows.</param>
    public static string Markdown(IReadOnlyList<ComparisonRow> rows)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", Columns.Select(column => column.Title)).Append(" |\n");
        text.Append('|').AppendJoin('|', Columns.Select(column => column.IsLeft ? "---" : "---:")).Append("|\n");
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", Columns.Select(column => column.Cell(row))).Append(" |\n");
        }

        return text.ToString();
    }

    private static double Mean(double[] values) => values.DefaultIfEmpty(double.NaN).Average();

    private static string Percent(double value) => double.IsNaN(value) ? "-" : Number(100 * value, "0.00") + " %";

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
