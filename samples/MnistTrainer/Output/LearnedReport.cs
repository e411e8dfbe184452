using System.Globalization;
using MnistTrainer.Runs;

namespace MnistTrainer.Output;

/// <summary>Says in a few lines what the activations learned.</summary>
internal static class LearnedReport
{
    /// <summary>One line for each parameter of each layer: smallest, mean and largest value, before and after.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="layers">The activation layers.</param>
    public static void Write(TextWriter output, IReadOnlyList<LearnedLayer> layers)
    {
        var rows = layers
            .SelectMany(layer => layer.Parameters, (layer, parameter) =>
                (Label: $"{layer.Name}.{parameter.Info.Name} [{parameter.After.Length}]", Parameter: parameter))
            .ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        output.WriteLine("What the activations learned (before -> after):");
        var width = rows.Max(row => row.Label.Length);
        foreach (var (label, parameter) in rows)
        {
            var before = Spread.Of(parameter.Before);
            var after = Spread.Of(parameter.After);
            output.WriteLine(
                $"  {label.PadRight(width)}  min {Change(before.Min, after.Min)}  mean {Change(before.Mean, after.Mean)}"
                + $"  max {Change(before.Max, after.Max)}");
        }
    }

    private static string Change(double before, double after) =>
        string.Create(CultureInfo.InvariantCulture, $"{before,7:0.0000} -> {after,7:0.0000}");

    private readonly record struct Spread(double Min, double Mean, double Max)
    {
        public static Spread Of(float[] values) => new(values.Min(), values.Average(value => (double)value), values.Max());
    }
}
