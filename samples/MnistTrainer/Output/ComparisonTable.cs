using System.Globalization;
using System.Text;
using MnistTrainer.Cli;
using MnistTrainer.Runs;
using Spectre.Console;

namespace MnistTrainer.Output;

/// <summary>The table of a comparison: Markdown, or drawn on a terminal.</summary>
internal static class ComparisonTable
{
    private static readonly (string Title, Func<ComparisonRow, string> Cell)[] Columns =
    [
        ("activation", row => row.Activation),
        ("parameters", row => row.Runs[0].Parameters.ToString("N0", CultureInfo.InvariantCulture)),
        ("test accuracy, mean", row => Percent(Mean(row.Accuracies))),
        ("deviation", row => Percent(row.Deviation)),
        ("worst", row => Percent(row.Accuracies.DefaultIfEmpty(double.NaN).Min())),
        ("best", row => Percent(row.Accuracies.DefaultIfEmpty(double.NaN).Max())),
        ("epochs", row => Number(row.Runs.Average(run => run.Epochs), "0.0")),
        ("seconds an epoch", row => Number(row.Runs.Average(run => run.Seconds / run.Epochs), "0.00")),
        ("runs", row => row.Diverged == 0 ? Number(row.Runs.Count, "0") : $"{row.Runs.Count}, {row.Diverged} diverged"),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(TrainerConsole console, IReadOnlyList<ComparisonRow> rows)
    {
        if (console.Terminal is not { } terminal)
        {
            console.Out.Write(Markdown(rows));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (title, _) in Columns)
        {
            table.AddColumn(title);
        }

        foreach (var row in rows)
        {
            table.AddRow([.. Columns.Select(column => new Text(column.Cell(row)))]);
        }

        terminal.Write(table);
    }

    /// <summary>The table as Markdown.</summary>
    /// <param name="rows">The rows.</param>
    public static string Markdown(IReadOnlyList<ComparisonRow> rows)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", Columns.Select(column => column.Title)).Append(" |\n");
        text.Append('|').AppendJoin('|', Columns.Select((_, i) => i == 0 ? "---" : "---:")).Append("|\n");
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
