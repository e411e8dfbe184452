using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    private static CatalogueRow[] PiecewiseLinear =>
    [
        new(new ActivationDescriptor<HardTanh>(), (x, _) => HardTanh.Evaluate(x), (x, _, _) => HardTanh.Derivative(x),
            new("f", (x, _) => Math.Clamp(x, -1, 1), 0),
            new Formula("df/dx", (x, _) => x <= -1 || x >= 1 ? 0 : 1, 0)),
        new(new ActivationDescriptor<HardSigmoid>(), (x, _) => HardSigmoid.Evaluate(x), (x, _, _) => HardSigmoid.Derivative(x),
            new("f", (x, _) => Math.Clamp(x + 3, 0, 6) / 6, 1.5),
            new Formula("df/dx", (x, _) => x <= -3 || x >= 3 ? 0 : 1 / 6.0, 0.5)),
        new(new ActivationDescriptor<HardShrink>(), (x, _) => HardShrink.Evaluate(x), (x, _, _) => HardShrink.Derivative(x),
            new("f", (x, _) => Math.Abs(x) <= 0.5 ? 0 : x, 0),
            new Formula("df/dx", (x, _) => Math.Abs(x) <= 0.5 ? 0 : 1, 0)),
        new(new ActivationDescriptor<SoftShrink>(), (x, _) => SoftShrink.Evaluate(x), (x, _, _) => SoftShrink.Derivative(x),
            new("f", (x, _) => Math.Abs(x) <= 0.5 ? 0 : x - (0.5 * Math.Sign(x)), 0.5) { Domain = IsNumber },
            new Formula("df/dx", (x, _) => Math.Abs(x) <= 0.5 ? 0 : 1, 0)),
        new(new ActivationDescriptor<SRelu>(), (x, p) => SRelu.Evaluate(x, p[0], p[1], p[2], p[3]),
            (x, p, dp) => { (var dx, dp[0], dp[1], dp[2], dp[3]) = SRelu.Gradient(x, p[0], p[1], p[2], p[3]); return dx; },
            new("f", (x, p) => x >= p[2] ? p[2] + (p[3] * (x - p[2])) : x <= p[0] ? p[0] + (p[1] * (x - p[0])) : x, 1.5, SReluSize),
            new("df/dx", (x, p) => x >= p[2] ? p[3] : x <= p[0] ? p[1] : 1, 0),
            new("df/dtl", (x, p) => x >= p[2] ? 0 : x <= p[0] ? 1 - p[1] : 0, 0.5),
            new("df/dal", (x, p) => x >= p[2] ? 0 : x <= p[0] ? x - p[0] : 0, 0.5),
            new("df/dtr", (x, p) => x >= p[2] ? 1 - p[3] : 0, 0.5),
            new Formula("df/dar", (x, p) => x >= p[2] ? x - p[2] : 0, 0.5))
        { Parameters = [[0, 0.2f, 1, 1], [-1, 0.5f, 2, -0.3f], [1, 0.25f, -1, 2]] },
        // The parameters: two slopes, two hinges.
        new(new ActivationDescriptor<Apl>(), (x, p) => Apl.Evaluate(x, p.AsSpan(0, 2), p.AsSpan(2)),
            (x, p, dp) => Apl.Gradient(x, p.AsSpan(0, 2), p.AsSpan(2), dp),
            new("f", (x, p) => References.Relu(x) + Hinge(x, p, 0) + Hinge(x, p, 1), 1,
                (x, p) => References.Relu(x) + Math.Abs(Hinge(x, p, 0)) + Math.Abs(Hinge(x, p, 1))),
            new("df/dx", (x, p) => (x > 0 ? 1 : 0) - (x < p[2] ? p[0] : 0) - (x < p[3] ? p[1] : 0), 0, (_, p) => 1),
            new("df/dslope[0]", (x, p) => References.Relu(p[2] - x), 0.5),
            new("df/dslope[1]", (x, p) => References.Relu(p[3] - x), 0.5),
            new("df/dhinge[0]", (x, p) => x < p[2] ? p[0] : 0, 0),
            new Formula("df/dhinge[1]", (x, p) => x < p[3] ? p[1] : 0, 0)) { Parameters = [[0, 0, -1, 1], [0.5f, -0.25f, 2, -0.75f]] },
    ];

    private static bool IsNumber(double x, double[] p) => !double.IsNaN(x);

    private static double SReluSize(double x, double[] p) =>
        x >= p[2] ? Math.Abs(p[2]) + Math.Abs(p[3] * (x - p[2])) : x <= p[0] ? Math.Abs(p[0]) + Math.Abs(p[1] * (x - p[0])) : 0;

    private static double Hinge(double x, double[] p, int i) => p[i] == 0 ? 0 : p[i] * References.Relu(p[i + 2] - x);
}
