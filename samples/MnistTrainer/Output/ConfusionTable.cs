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
    public static void Write(TextWriter output, TestPredictions predictions, IReadOnlyList<string> names)
    {
        var classes = Enumerable.Range(0, predictions.Classes).ToArray();
        string[] labels = [.. classes.Select(c => c < names.Count ? $"{Number(c)} {names[c]}" : Number(c))];
        var first = Math.Max(4, labels.Max(label => label.Length));
        var largest = classes.SelectMany(truth => classes, predictions.Count).Max();
        var width = Number(largest).Length;
        output.WriteLine("confusion matrix (rows: true class, columns: predicted class)");
        output.WriteLine(new string(' ', first) + string.Concat(classes.Select(c => Number(c).PadLeft(width + 1))));
        foreach (var truth in classes)
        {
            var cells = classes.Select(predicted => predictions.Count(truth, predicted) switch { 0 => ".", var count => Number(count) });
            output.WriteLine(labels[truth].PadRight(first) + string.Concat(cells.Select(cell => cell.PadLeft(width + 1))));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
