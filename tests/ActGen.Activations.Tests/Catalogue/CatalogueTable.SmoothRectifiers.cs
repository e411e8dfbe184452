using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    private static CatalogueRow[] SmoothRectifiers =>
    [
        new(new ActivationDescriptor<Softplus>(), (x, _) => Softplus.Evaluate(x), (x, _, _) => Softplus.Derivative(x),
            new("f", (x, _) => References.Softplus(x), 2),
            new Formula("df/dx", (x, _) => References.Sigmoid(x), 2) { Everywhere = 2.5 }),
        // log(1/2 + e^x / 2) = log(1 + (e^x - 1) / 2), and with -x, plus x.
        new(new ActivationDescriptor<ShiftedSoftplus>(), (x, _) => ShiftedSoftplus.Evaluate(x), (x, _, _) => ShiftedSoftplus.Derivative(x),
            new("f", (x, _) => References.Relu(x) + References.Log1p(References.Expm1(-Math.Abs(x)) / 2), 2),
            new Formula("df/dx", (x, _) => References.Sigmoid(x), 2) { Everywhere = 2.5 }),
        new(new ActivationDescriptor<Squareplus>(), (x, _) => Squareplus.Evaluate(x), (x, _, _) => Squareplus.Derivative(x),
            // The sum of two halves of the largest floats rounds up.
            new("f", (x, _) => Raised(x / 2), 3) { Domain = (x, _) => double.IsInfinity(x) || !(x > 3.4e38) },
            new Formula("df/dx", (x, _) => Raised(x / 2) / (2 * Math.Sqrt(1 + Square(x / 2))), 2.5) { Everywhere = 4 }),
        // At beta = -1 and 1 one side is the difference of x and what is left of it.
        new(new ActivationDescriptor<Blu>(), (x, p) => Blu.Evaluate(x, p[0]),
            (x, p, dp) => { (var dx, dp[0]) = Blu.Gradient(x, p[0]); return dx; },
            new("f", (x, p) => x + (p[0] == 0 ? 0 : p[0] * Bend(x)), 2.5, (x, _) => Math.Abs(x)) { Domain = IsNotInfinite },
            new("df/dx", (x, p) => 1 + (p[0] * x / Math.Sqrt(1 + (x * x))), 1.5, (_, _) => 1),
            new Formula("df/dbeta", (x, _) => Bend(x), 2.5)) { Parameters = [[0], [0.5f], [-0.5f], [1], [-1]] },
    ];

    // x + sqrt(1 + x²)
    private static double Raised(double x)
    {
        var sum = Math.Abs(x) + Math.Sqrt(1 + (x * x));
        return x < 0 ? 1 / sum : sum;
    }

    // sqrt(1 + x²) - 1
    private static double Bend(double x) => x * x / (1 + Math.Sqrt(1 + (x * x)));
}
