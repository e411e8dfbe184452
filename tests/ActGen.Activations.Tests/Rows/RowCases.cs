using Xunit;

namespace ActGen.Activations.Tests.Rows;

/// <summary>The declarations of this folder with closed forms written by hand, in double.</summary>
public static class RowCases
{
    public static IReadOnlyList<RowCase> All { get; } =
    [
        new(new ActivationDescriptor<PlainSoftmax>(), a => [Softmax(a.X)]),
        new(new ActivationDescriptor<ShiftedSoftmax>(), a => [Softmax(a.X)]),
        new(new ActivationDescriptor<ShiftedLogSoftmax>(), a => [LogSoftmax(a.X)]),
        new(new ActivationDescriptor<LogOfSoftmax>(), a => [LogSoftmax(a.X)]),
        new(new ActivationDescriptor<Normalized>(), LayerNorm),
        new(new ActivationDescriptor<OverRoot>(), RmsNorm),
        new(new ActivationDescriptor<BelowLargest>(), BelowLargest),
        new(new ActivationDescriptor<OpenWhereUncertain>(), OpenWhereUncertain),
        new(new ActivationDescriptor<Weighted>(), Weighted),
        new(new ActivationDescriptor<Gated>(), a => [Zip(a.Inputs[0], a.Inputs[1], (x, gate) => x / (1 + Math.Exp(-gate)))]),
        new(new ActivationDescriptor<PairMax>(), a => [Zip(a.Inputs[0], a.Inputs[1], Math.Max)]),
        new(new ActivationDescriptor<TwoSides>(), a => [Map(a.X, x => Math.Max(x, 0)), Map(a.X, x => Math.Max(-x, 0))]),
        new(new ActivationDescriptor<ThreeToTwo>(), ThreeToTwo),
        new(new ActivationDescriptor<ModRelu2>(), ModRelu),
        .. CatalogueRows.All,
        .. DomainRowCases.All,
    ];

    public static TheoryData<string> Names => new(All.Select(c => c.Activation.Name));

    public static RowCase Get(string name) => All.Single(c => c.Activation.Name == name);

    private static double[] Map(double[] x, Func<double, double> f) => Array.ConvertAll(x, v => f(v));

    private static double[] Zip(double[] a, double[] b, Func<double, double, double> f) => [.. a.Zip(b, f)];

    private static double[] Softmax(double[] x) => Map(LogSoftmax(x), Math.Exp);

    private static double[] LogSoftmax(double[] x)
    {
        var largest = x.Max();
        var log = largest + Math.Log(x.Sum(v => Math.Exp(v - largest)));
        return Map(x, v => v - log);
    }

    private static double[][] BelowLargest(RowArguments a)
    {
        var largest = a.X.Max();
        return [Map(a.X, x => Math.Tanh(largest - x) * a.Parameters[0])];
    }

    private static double[][] OpenWhereUncertain(RowArguments a)
    {
        var entropy = Softmax(a.X).Sum(p => -p * Math.Log(p + 0.001));
        return [Map(a.X, x => x * entropy)];
    }

    private static double[][] LayerNorm(RowArguments a)
    {
        var mean = a.X.Average();
        var deviation = Math.Sqrt(a.X.Average(x => (x - mean) * (x - mean)) + 0.25);
        return [[.. a.X.Select((x, j) => (a.Parameters[j] * (x - mean) / deviation) + a.Parameters[a.Length + j])]];
    }

    private static double[][] RmsNorm(RowArguments a)
    {
        var root = Math.Sqrt(a.X.Average(x => x * x) + 0.01);
        return [[.. a.X.Select((x, j) => (a.Parameters[0] * x / root) + a.Parameters[1 + a.Neuron(j)])]];
    }

    private static double[][] Weighted(RowArguments a)
    {
        var weights = Softmax(a.Inputs[1]);
        var mean = a.Inputs[0].Zip(weights, (v, w) => v * w).Sum();
        return [Zip(a.Inputs[0], weights, (v, w) => v * w), Map(a.Inputs[1], key => mean + key)];
    }

    private static double[][] ThreeToTwo(RowArguments a)
    {
        var (x, y, z, n) = (a.Inputs[0], a.Inputs[1], a.Inputs[2], a.Length);
        var l = a.Parameters[^1];
        return
        [
            [.. x.Select((v, j) => (a.Parameters[j] * v * Math.Tanh(y[j])) + (z[j] * a.Parameters[n + a.Neuron(j)]))],
            [.. x.Select((v, j) => v - (l * y[j] * z[j]))],
        ];
    }

    private static double[][] ModRelu(RowArguments a)
    {
        var scale = a.Inputs[0].Select((re, j) =>
        {
            var modulus = Math.Sqrt((re * re) + (a.Inputs[1][j] * a.Inputs[1][j]));
            return Math.Max(0, modulus + a.Parameters[j]) / modulus;
        }).ToArray();
        return [Zip(a.Inputs[0], scale, (v, s) => v * s), Zip(a.Inputs[1], scale, (v, s) => v * s)];
    }
}
