using System.Globalization;
using ActGen.Training.Reporting;

namespace MnistTrainer.Output;

/// <summary>Writes a confusion matrix as text: a row for each true class, a column for each predicted one.</summary>
internal static class ConfusionTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="predictions">What the model says.</param>
    /// <param name="names">The names of the classes; empty where they are numbers.</param>
    /// <param name="room">The width of the terminal, into which the columns are put in as many blocks as it takes; null for any.</param>
    public static void Write(TextWriter output, TestPredictions predictions, IReadOnlyList<string> names, int? room)
    {
        var classes = Enumerable.Range(0, predictions.Classes).ToArray();
        string[] labels = [.. classes.Select(c => c < names.Count ? $"{Number(c)} {names[c]}" : Number(c))];
        var first = Math.Max(4, labels.Max(label => label.Length));
        var largest = classes.SelectMany(truth => classes, predictions.Count).Max();
        var width = Number(largest).Length;
        output.WriteLine("confusion matrix (rows: true class, columns: predicted class)");
        var columns = room is { } most ? Math.Max(1, (most - first) / (width + 1)) : classes.Length;
        foreach (var block in classes.Chunk(columns))
        {
            output.WriteLine(new string(' ', first) + string.Concat(block.Select(c => Number(c).PadLeft(width + 1))));
            foreach (var truth in classes)
            {
                var cells = block.Select(predicted => predictions.Count(truth, predicted) switch { 0 => ".", var count => Number(count) });
                output.WriteLine(labels[truth].PadRight(first) + string.Concat(cells.Select(cell => cell.PadLeft(width + 1))));
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
