using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Rows;

/// <summary>
/// The activations of the catalogue with several inputs or outputs, or over rows, with closed forms written by hand, in double.
/// </summary>
public static class CatalogueRows
{
    public static IReadOnlyList<RowCase> All { get; } =
    [
        new(new ActivationDescriptor<Glu>(), a => [Pairs(a, (x, gate) => x * References.Sigmoid(gate))]),
        new(new ActivationDescriptor<ReGlu>(), a => [Pairs(a, (gate, x) => References.Relu(gate) * x)]),
        new(new ActivationDescriptor<GeGlu>(), a => [Pairs(a, (gate, x) => gate * 0.5 * ErfReference.Erfc(-gate / Math.Sqrt(2)) * x)]),
        new(new ActivationDescriptor<SwiGlu>(), a => [Pairs(a, (gate, x) => gate * References.Sigmoid(gate) * x)]),
        new(new ActivationDescriptor<Bilinear>(), a => [Pairs(a, (x, y) => x * y)]),
        new(new ActivationDescriptor<Maxout>(), a => [Pairs(a, Math.Max)]),
        new(new ActivationDescriptor<Hypot>(), a => [Pairs(a, Modulus)]),
        new(new ActivationDescriptor<CRelu>(), a => [[.. a.X.Select(References.Relu)], [.. a.X.Select(x => References.Relu(-x))]]),
        new(new ActivationDescriptor<ComplexModRelu>(), a => [Scaled(a, a.Inputs[0]), Scaled(a, a.Inputs[1])]),
        new(new ActivationDescriptor<Softmax>(), a => [Exponentials(a.X)]),
        new(new ActivationDescriptor<Softmin>(), a => [Exponentials([.. a.X.Select(x => -x)])]),
        new(new ActivationDescriptor<LogSoftmax>(), a => [[.. Exponentials(a.X).Select(v => Math.Log(v))]]),
        new(new ActivationDescriptor<LayerNorm>(), LayerNormalized) { Steepness = a => 1 / Deviation(a.X) },
        new(new ActivationDescriptor<RmsNorm>(), a => [RmsNormalized(a, RootMeanSquare(a.X))]) { Steepness = a => 1 / RootMeanSquare(a.X) },
        new(new ActivationDescriptor<EntropyGate>(), a => [Gated(a.X, Entropy(a.X))]),
    ];

    private static double[] Pairs(RowArguments a, Func<double, double, double> f) => [.. a.Inputs[0].Zip(a.Inputs[1], f)];

    private static double Modulus(double re, double im) => Math.Sqrt((re * re) + (im * im));

    // A part of the complex numbers, scaled by relu(|z| + b) / |z|.
    private static double[] Scaled(RowArguments a, double[] part) =>
        [.. part.Select((v, j) =>
            v * References.Relu(Modulus(a.Inputs[0][j], a.Inputs[1][j]) + a.Parameters[j]) / Modulus(a.Inputs[0][j], a.Inputs[1][j]))];

    private static double[] Exponentials(double[] x)
    {
        var highest = x.Max();
        var powers = x.Select(v => Math.Exp(v - highest)).ToArray();
        var total = powers.Sum();
        return [.. powers.Select(v => v / total)];
    }

    private static double[] Gated(double[] x, double gate) => [.. x.Select(v => v * gate)];

    // With p = e^v / S, the sum of -p log p is log S less the mean of v.
    private static double Entropy(double[] x)
    {
        var highest = x.Max();
        var total = x.Sum(v => Math.Exp(v - highest));
        return Math.Log(total) - x.Sum(v => (v - highest) * Math.Exp(v - highest) / total);
    }

    private static double[][] LayerNormalized(RowArguments a)
    {
        var (mean, deviation) = (a.X.Average(), Deviation(a.X));
        return [[.. a.X.Select((x, j) => (a.Parameters[j] * (x - mean) / deviation) + a.Parameters[a.Length + j])]];
    }

    private static double Deviation(double[] x)
    {
        var mean = x.Average();
        return Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) + 1e-5);
    }

    private static double[] RmsNormalized(RowArguments a, double scale) => [.. a.X.Select((x, j) => a.Parameters[j] * x / scale)];

    private static double RootMeanSquare(double[] x) => Math.Sqrt(x.Average(v => v * v) + 1e-6);
}
