using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    // a x is rounded before it is the argument of a sine: an error of a x ulps. Sines have no limit at infinity.
    private static CatalogueRow[] Periodic =>
    [
        new(new ActivationDescriptor<Sin>(), (x, _) => Sin.Evaluate(x), (x, _, _) => Sin.Derivative(x),
            new("f", (x, _) => Math.Sin(x), 2),
            new Formula("df/dx", (x, _) => Math.Cos(x), 2)),
        new(new ActivationDescriptor<Siren>(), (x, _) => Siren.Evaluate(x), (x, _, _) => Siren.Derivative(x),
            new("f", (x, _) => Math.Sin(30 * x), 1.5, (x, _) => Math.Min(Math.Abs(30 * x), 1 + Math.Abs(30 * x))) { Domain = (x, _) =>
                !(Math.Abs(x) > 1e37) },
            new Formula("df/dx", (x, _) => 30 * Math.Cos(30 * x), 2, (x, _) => 30 * (1 + Math.Abs(30 * x))) { Domain = (x, _) =>
                !(Math.Abs(x) > 1e37), Everywhere = 2.5 }),
        new(new ActivationDescriptor<Snake>(), (x, p) => Snake.Evaluate(x, p[0]),
            (x, p, dp) => { (var dx, dp[0]) = Snake.Gradient(x, p[0]); return dx; },
            new("f", (x, p) => x + Ripple(x, p[0]), 2.5, (x, _) => Math.Abs(x)) { Domain = ProductIsFinite },
            new("df/dx", (x, p) => 1 + Math.Sin(2 * p[0] * x), 1.5, (x, p) => 1 + Math.Abs(2 * p[0] * x)) { Domain = SquareIsFinite },
            new Formula("df/da", (x, p) => RippleInFrequency(x, p[0]), 4, (x, _) => Math.Max(x * x, 1e-37)) { Domain = SquareIsFinite })
        { Parameters = [[1], [0.25f], [0], [1e-20f], [-3]] },
        new(new ActivationDescriptor<SnakeBeta>(), (x, p) => SnakeBeta.Evaluate(x, p[0], p[1]),
            (x, p, dp) => { (var dx, dp[0], dp[1]) = SnakeBeta.Gradient(x, p[0], p[1]); return dx; },
            new("f", (x, p) => x + (Square(Math.Sin(p[0] * x)) / p[1]), 2,
                (x, p) => Math.Abs(x) * (1 + (p[0] / p[1]))) { Domain = SquareIsFinite },
            new("df/dx", (x, p) => 1 + (p[0] / p[1] * Math.Sin(2 * p[0] * x)), 1.5,
                (x, p) => 1 + (p[0] / p[1] * (1 + Math.Abs(2 * p[0] * x)))) { Domain = SquareIsFinite },
            new("df/da", (x, p) => x / p[1] * Math.Sin(2 * p[0] * x), 3.5, (x, p) => 2 * p[0] * x * x / p[1]) { Domain = SquareIsFinite },
            new Formula("df/db", (x, p) => -Square(Math.Sin(p[0] * x) / p[1]), 3,
                (x, p) => Math.Min(Square(p[0] * x), 1 + Math.Abs(p[0] * x)) / Square(p[1])) { Domain = SquareIsFinite })
        { Parameters = [[1, 1], [0.25f, 2], [3, 0.5f]] },
    ];

    // sin²(a x) / a, and its derivative in a.
    private static double Ripple(double x, double a) => a == 0 ? 0 : Square(Math.Sin(a * x)) / a;

    private static double RippleInFrequency(double x, double a) =>
        a == 0 ? x * x : (x * Math.Sin(2 * a * x) / a) - Square(Math.Sin(a * x) / a);
}
