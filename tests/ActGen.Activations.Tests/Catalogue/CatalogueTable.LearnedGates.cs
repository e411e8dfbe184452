using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    private static CatalogueRow[] LearnedGates =>
    [
        // beta (p1 - p2) x is rounded before it is the argument of the exponential.
        new(new ActivationDescriptor<AconC>(), (x, p) => AconC.Evaluate(x, p[0], p[1], p[2]),
            (x, p, dp) => { (var dx, dp[0], dp[1], dp[2]) = AconC.Gradient(x, p[0], p[1], p[2]); return dx; },
            new("f", (x, p) => Times(x, (Apart(p) * References.Sigmoid(Sharp(x, p))) + p[1]), 2,
                (x, p) => (SteepAcon(x, p) * Math.Abs(Times(Apart(p) * x, References.Sigmoid(Sharp(x, p)))))
                    + Math.Max(Math.Abs(p[1] * x), Underflow(x, p))) { Domain = (x, _) => double.IsInfinity(x) || !(Math.Abs(x) > 1e38) },
            new("df/dx", (x, p) => (Apart(p) * Opening(x, p)) + p[1], 2,
                (x, p) => Math.Max((SteepAcon(x, p) * Math.Abs(Apart(p)) * OpeningSize(x, p)) + Math.Abs(p[1]), 1e-30)),
            new("df/dp1", (x, p) => Times(x, Opening(x, p)), 2.5,
                (x, p) => Math.Max(SteepAcon(x, p) * Times(Math.Abs(x), OpeningSize(x, p)), 1e-30)),
            new("df/dp2", (x, p) => x * (1 - Opening(x, p)), 1.5,
                (x, p) => Math.Max(Math.Abs(x) * (1 + (SteepAcon(x, p) * OpeningSize(x, p))), 1e-30)) { Domain = IsNotInfinite },
            new Formula("df/dbeta", (x, p) => Square(Apart(p)) * Times(x, Times(x, Bell(Sharp(x, p)))), 4.5,
                (x, p) => Math.Max(SteepAcon(x, p) * Square(Apart(p)) * Times(Math.Abs(x), Times(Math.Abs(x), Bell(Sharp(x, p)))), 1e-30)))
        { Parameters = [[1, 0, 1], [0.75f, -0.5f, 2], [-1.5f, 0.25f, 0.5f]] },
    ];

    private static double Apart(double[] p) => p[0] - p[1];

    private static double Sharp(double x, double[] p) => p[2] * Apart(p) * x;

    private static double SteepAcon(double x, double[] p) => 1 + Math.Min(Math.Abs(Sharp(x, p)), 200);

    // s + z s', the derivative of w s(beta w) in w.
    private static double Opening(double x, double[] p) => References.Sigmoid(Sharp(x, p)) + Times(Sharp(x, p), Bell(Sharp(x, p)));

    private static double OpeningSize(double x, double[] p) =>
        References.Sigmoid(Sharp(x, p)) + Times(Math.Abs(Sharp(x, p)), Bell(Sharp(x, p)));
}
