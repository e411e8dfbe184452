using System.Globalization;
using System.Text;

namespace ActGen.Training;

/// <summary>The table that Keras prints of a model.</summary>
internal static class ModelSummary
{
    private const string Gap = "  ";

    public static string Of(Sequential model, int room)
    {
        var rows = new List<string[]> { new[] { "Layer (type)", "Output Shape", "Param #" } };
        rows.Add(["input (Input)", OutputShape(model.InputShape), "0"]);
        foreach (var layer in model.Layers)
        {
            rows.Add([$"{layer.Name} ({layer.Kind})", OutputShape(layer.OutputShape), Number(layer.Parameters.Sum(p => p.Length))]);
        }

        int[] widths = [.. Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length))];
        var width = widths.Sum() + 2 * Gap.Length;
        var narrow = width > room;
        width = narrow ? Math.Min(room, Math.Max(widths[0], Gap.Length + widths[1] + Gap.Length + widths[2])) : width;
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(narrow ? rows[i][0] + "\n" : rows[i][0].PadRight(widths[0])).Append(Gap);
            text.Append(rows[i][1].PadRight(widths[1])).Append(Gap).Append(rows[i][2].PadLeft(widths[2])).Append('\n');
            if (i == 0 || i == rows.Count - 1)
            {
                text.Append('=', width).Append('\n');
            }
        }

        text.Append("Total params: ").Append(Number(model.ParameterCount)).Append('\n');
        text.Append("Trainable params: ").Append(Number(model.TrainableCount)).Append('\n');
        text.Append("Non-trainable params: ").Append(Number(model.ParameterCount - model.TrainableCount)).Append('\n');
        return text.ToString();
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string OutputShape(Shape shape) => $"(None, {string.Join(", ", shape)})";
}
