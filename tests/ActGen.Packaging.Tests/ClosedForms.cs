namespace ActGen.Packaging.Tests;

/// <summary>The activations of the fresh program in double precision, written out by hand.</summary>
internal static class ClosedForms
{
    private static readonly Func<double, double>[] Parts = [x => Math.Max(x, 0), Math.Tanh, Math.Sin];

    private static readonly Func<double, double>[] Slopes = [x => x > 0 ? 1 : 0, x => 1 - (Math.Tanh(x) * Math.Tanh(x)), Math.Cos];

    /// <summary>softplus(x) * tanh(x).</summary>
    public static double Gate(double x) => double.LogP1(Math.Exp(x)) * Math.Tanh(x);

    /// <summary>The derivative of <see cref="Gate"/>.</summary>
    public static double GateSlope(double x) =>
        (Math.Tanh(x) / (1 + Math.Exp(-x))) + (double.LogP1(Math.Exp(x)) * (1 - (Math.Tanh(x) * Math.Tanh(x))));

    /// <summary>softmax(w) . (relu, tanh, sin).</summary>
    public static double Blend(double x, double[] w) => Sum(k => Softmax(w)[k] * Parts[k](x));

    /// <summary>The derivative of <see cref="Blend"/> in x.</summary>
    public static double BlendSlope(double x, double[] w) => Sum(k => Softmax(w)[k] * Slopes[k](x));

    /// <summary>The derivative of <see cref="Blend"/> in w[k].</summary>
    public static double BlendSlopeOfWeight(double x, double[] w, int k) => Softmax(w)[k] * (Parts[k](x) - Blend(x, w));

    /// <summary>exp(z), scaled to the sum 1.</summary>
    public static double[] Softmax(double[] z) => [.. z.Select(v => Math.Exp(v) / z.Sum(Math.Exp))];

    private static double Sum(Func<int, double> term) => term(0) + term(1) + term(2);
}
