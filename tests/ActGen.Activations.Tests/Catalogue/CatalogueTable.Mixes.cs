namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    private static readonly Exact[] Parts = [(x, _) => x > 0 ? x : 0, (x, _) => Math.Tanh(x), (x, _) => Math.Sin(x)];

    private static CatalogueRow[] Mixes =>
    [
        new(new ActivationDescriptor<ReluTanhSin>(), (x, w) => ReluTanhSin.Evaluate(x, w), (x, w, dw) => ReluTanhSin.Gradient(x, w, dw),
            new("f", (x, w) => Mixed(x, w), 3, (x, w) => MixedSize(x, w)) { Domain = IsNotInfinite },
            new("df/dx", (x, w) => Dot(Softmax(w), [x > 0 ? 1 : 0, 1 - (Math.Tanh(x) * Math.Tanh(x)), Math.Cos(x)]), 1.5, (_, w) => 1),
            new("df/dw[0]", (x, w) => MixedInWeight(x, w, 0), 3, (x, w) => Softmax(w)[0] * MixedSize(x, w, 0)) { Domain = IsNotInfinite },
            new("df/dw[1]", (x, w) => MixedInWeight(x, w, 1), 3, (x, w) => Softmax(w)[1] * MixedSize(x, w, 1)) { Domain = IsNotInfinite },
            new Formula("df/dw[2]", (x, w) => MixedInWeight(x, w, 2), 3,
                (x, w) => Softmax(w)[2] * MixedSize(x, w, 2)) { Domain = IsNotInfinite })
        { Parameters = [[0, 0, 0], [1, -2, 0.5f], [-3, 0.25f, 2], [40, 0, -40]] },
    ];

    // The sine has no limit.
    private static bool IsNotInfinite(double x, double[] w) => !double.IsInfinity(x);

    private static double Mixed(double x, double[] w) => Dot(Softmax(w), [.. Parts.Select(part => part(x, w))]);

    // softmax: dw_i = s_i (f_i - f).
    private static double MixedInWeight(double x, double[] w, int i) => Softmax(w)[i] * (Parts[i](x, w) - Mixed(x, w));

    private static double MixedSize(double x, double[] w) => Dot(Softmax(w), [.. Parts.Select(part => Math.Abs(part(x, w)))]);

    private static double MixedSize(double x, double[] w, int i) => Math.Abs(Parts[i](x, w)) + MixedSize(x, w);

    private static double[] Softmax(double[] w)
    {
        var powers = w.Select(v => Math.Exp(v - w.Max())).ToArray();
        return [.. powers.Select(v => v / powers.Sum())];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();
}
