using System.Globalization;
using ActGen.Training.Reporting;

namespace MnistTrainer.Output;

/// <summary>Tells in a few lines what the activations learned.</summary>
internal static class LearnedReport
{
    /// <summary>One line for each parameter of each layer: smallest, mean and largest value, before and after.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="layers">The activation layers.</param>
    public static void Write(TextWriter output, IReadOnlyList<LearnedLayer> layers)
    {
        (string Label, LearnedParameter Parameter)[] rows =
        [
            .. layers.SelectMany(layer => layer.Parameters)
                .Select(parameter => ($"{parameter.Name} [{parameter.Start.Length}]", parameter)),
        ];
        if (rows.Length == 0)
        {
            return;
        }

        output.WriteLine("What the activations learned (before -> after):");
        var width = rows.Max(row => row.Label.Length);
        foreach (var (label, parameter) in rows)
        {
            var (before, after) = (Spread.Of(parameter.Start), Spread.Of(parameter.Parameter.Value.ToArray()));
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
