using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    private const double Spacing = 6 / 19.0;

    private static CatalogueRow[] Grids =>
    [
        new(new ActivationDescriptor<Kaf>(), (x, p) => Kaf.Evaluate(x, p), (x, p, dp) => Kaf.Gradient(x, p, dp),
            new("f", (x, p) => Enumerable.Range(0, 20).Sum(i => p[i] * Bump(x, i)), 1.5,
                (x, p) => Enumerable.Range(0, 20).Sum(i => Math.Abs(p[i]) * BumpSize(x, i))),
            [
                new("df/dx", (x, p) => Enumerable.Range(0, 20).Sum(i => p[i] * BumpSlope(x, i)), 1,
                    (x, p) => Enumerable.Range(0, 20).Sum(i => Math.Abs(p[i]) * BumpSize(x, i) * (1 + Math.Abs(Place(x, i))))),
                .. Enumerable.Range(0, 20).Select(i => new Formula($"df/dheight[{i}]", (x, _) => Bump(x, i), 2, (x, _) => BumpSize(x, i))),
            ])
        { Parameters = [[.. Enumerable.Range(0, 20).Select(i => (float)Math.Sin(i + 1))], [.. Enumerable.Repeat(0.25f, 20)]] },
        // The parameters: the weight of the base, then the coefficients.
        new(new ActivationDescriptor<KanSpline>(), (x, p) => KanSpline.Evaluate(x, p[0], p.AsSpan(1)),
            (x, p, dp) => KanSpline.Gradient(x, p[0], p.AsSpan(1), dp),
            new("f", (x, p) => (p[0] * Times(x, References.Sigmoid(x))) + Enumerable.Range(0, 8).Sum(i => p[i + 1] * Spline(x, i)), 3,
                (x, p) => Math.Abs((p[0] * Times(x, References.Sigmoid(x))))
                    + Math.Max(Enumerable.Range(0, 8).Sum(i => 2 * Math.Abs(p[i + 1]) * SplineSize(x, i)), Underflow(x, p))),
            [
                new("df/dx", (x, p) => (p[0] * (References.Sigmoid(x) + Times(x, Bell(x)))) + Enumerable.Range(0, 8)
                    .Sum(i => p[i + 1] * SplineSlope(x, i)), 6,
                    (x, p) => Math.Max(Math.Abs(p[0]) * References.Sigmoid(x), Underflow(x, p)) + Enumerable.Range(0, 8)
                        .Sum(i => 20 * Math.Abs(p[i + 1]) * SplineSize(x, i))),
                new("df/dweight", (x, _) => Times(x, References.Sigmoid(x)), 3, Underflow),
                .. Enumerable.Range(0, 8).Select(i => new Formula($"df/dc[{i}]", (x, _) => Spline(x, i), 1.5, (x, _) => SplineSize(x, i))),
            ])
        { Parameters = [[1, 0.1f, -0.2f, 0.3f, 0.4f, -0.5f, 0.6f, -0.7f, 0.8f], [-0.5f, 1, 1, 1, 1, 1, 1, 1, 1]] },
    ];

    // The distance from a center, in widths of exp(-u²): those are sqrt(8) spacings.
    private static double Place(double x, int i) => (x + 3 - (Spacing * i)) / (Math.Sqrt(8) * Spacing);

    private static double Bump(double x, int i) => Math.Exp(-Square(Place(x, i)));

    private static double BumpSlope(double x, int i) => -2 * Times(Place(x, i), Bump(x, i)) / (Math.Sqrt(8) * Spacing);

    // Times the condition: the place is rounded as x is.
    private static double BumpSize(double x, int i) =>
        Math.Max(Times(1 + (2 * Math.Abs(Place(x, i)) * (Math.Abs(x) + 3)), Bump(x, i)), double.IsNaN(x) ? 0 : 1e-37);

    // The cubic B-spline, piece by piece, at the distance from its center in intervals of 0.4.
    private static double Spline(double x, int i)
    {
        var t = Math.Abs((2.5 * x) + 3.5 - i);
        return t >= 2 ? 0 : t >= 1 ? Math.Pow(2 - t, 3) / 6 : (2 / 3.0) - (t * t) + (t * t * t / 2);
    }

    private static double SplineSlope(double x, int i)
    {
        var d = (2.5 * x) + 3.5 - i;
        var t = Math.Abs(d);
        return t >= 2 ? 0 : 2.5 * References.Sign(d) * (t >= 1 ? -Square(2 - t) / 2 : (-2 * t) + (1.5 * t * t));
    }

    // What its formula adds up, times how the place is rounded; a bit beyond the spline's end too.
    private static double SplineSize(double x, int i) => Math.Abs((2.5 * x) + 3.5 - i) <= 2.00001 ? 2 : 0;
}
