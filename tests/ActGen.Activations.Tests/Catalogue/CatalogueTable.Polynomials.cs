using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    // The powers of x overflow.
    private static CatalogueRow[] Polynomials =>
    [
        new(new ActivationDescriptor<Polynomial>(), (x, p) => Polynomial.Evaluate(x, p), (x, p, dp) => Polynomial.Gradient(x, p, dp),
            new("f", (x, p) => x + Sum(3, k => p[k] * Math.Pow(x, k)), 2,
                (x, p) => Math.Abs(x) + Sum(3, k => Math.Abs(p[k] * Math.Pow(x, k)))) { Domain = CubeIsFinite },
            [
                new("df/dx", (x, p) => 1 + p[1] + (2 * p[2] * x) + (3 * p[3] * x * x), 1.5,
                    (x, p) => 1 + Math.Abs(p[1]) + Math.Abs(2 * p[2] * x) + Math.Abs(3 * p[3] * x * x)) { Domain = CubeIsFinite },
                .. Enumerable.Range(0, 4).Select(k => new Formula($"df/dc[{k}]", (x, _) => Math.Pow(x, k), 1.5) { Domain = CubeIsFinite }),
            ])
        { Parameters = [[0, 0, 0, 0], [0.5f, -1, 0.25f, 0.125f]] },
        new(new ActivationDescriptor<PadeA>(), (x, p) => PadeA.Evaluate(x, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]),
            GradientOfPadeA,
            new("f", (x, p) => double.IsInfinity(x) ? x * p[5] / Math.Abs(p[9]) : Numerator(x, p) / DenominatorA(x, p), 4,
                (x, p) => PadeSize(x, p, DenominatorA)),
            PadeDerivatives(DenominatorA, DenominatorASlope, DenominatorAInCoefficient)) { Parameters = PadeParameters },
        new(new ActivationDescriptor<PadeB>(), (x, p) => PadeB.Evaluate(x, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]),
            GradientOfPadeB,
            new("f", (x, p) => double.IsInfinity(x) ? x * p[5] / Math.Abs(p[9]) : Numerator(x, p) / DenominatorB(x, p), 4.5,
                (x, p) => PadeSize(x, p, DenominatorB)),
            PadeDerivatives(DenominatorB, DenominatorBSlope, DenominatorBInCoefficient)) { Parameters = PadeParameters },
    ];

    // Where they start, and others of both signs.
    private static float[][] PadeParameters =>
    [
        [0.02996348f, 0.61690165f, 2.37539147f, 3.06608078f, 1.52474449f, 0.25281987f, 1.19160814f, 4.40811795f, 0.91111034f, 0.34885983f],
        [1, -1, 0.5f, -0.25f, 2, 0.125f, -0.5f, 1, -2, 0.75f],
    ];

    private static bool CubeIsFinite(double x, double[] p) => !(Math.Abs(x) > 1e12);

    // Where the closed form's own powers, up to the eighth, are finite in double precision, 1 / x is a normal float, and so is x.
    private static bool EighthPowerIsNormal(double x, double[] p) => x == 0 || !(Math.Abs(x) is > 8e37 or < 1e-37);

    private static double Sum(int last, Func<int, double> term) => Enumerable.Range(0, last + 1).Sum(term);

    // p0 + ... + p5 x^5 over 1 + |p6 x| + ... (version A) or 1 + |p6 x + ... + p9 x^4| (version B).
    private static double Numerator(double x, double[] p) => Sum(5, k => p[k] * Math.Pow(x, k));

    private static double DenominatorA(double x, double[] p) => 1 + Sum(3, k => Math.Abs(p[k + 6] * Math.Pow(x, k + 1)));

    private static double DenominatorASlope(double x, double[] p) =>
        References.Sign(x) * Sum(3, k => Math.Abs(p[k + 6] * (k + 1) * Math.Pow(x, k)));

    private static double DenominatorAInCoefficient(double x, double[] p, int k) =>
        References.Sign(p[k + 6]) * Math.Abs(Math.Pow(x, k + 1));

    private static double Inner(double x, double[] p) => Sum(3, k => p[k + 6] * Math.Pow(x, k + 1));

    private static double DenominatorB(double x, double[] p) => 1 + Math.Abs(Inner(x, p));

    private static double DenominatorBSlope(double x, double[] p) =>
        References.Sign(Inner(x, p)) * Sum(3, k => p[k + 6] * (k + 1) * Math.Pow(x, k));

    private static double DenominatorBInCoefficient(double x, double[] p, int k) => References.Sign(Inner(x, p)) * Math.Pow(x, k + 1);

    private static double PadeParts(double x, double[] p) => Sum(3, k => Math.Abs(p[k + 6] * Math.Pow(x, k + 1)));

    // The terms of numerator and denominator cancel.
    private static double PadeCondition(double x, double[] p, Exact denominator) => (1 + PadeParts(x, p)) / denominator(x, p);

    private static double PadeSize(double x, double[] p, Exact denominator) =>
        Sum(5, k => Math.Abs(p[k] * Math.Pow(x, k))) / denominator(x, p) * PadeCondition(x, p, denominator);

    private static Formula[] PadeDerivatives(Exact denominator, Exact slope, Func<double, double[], int, double> inCoefficient)
    {
        double Steepest(double x, double[] p) => Sum(3, k => Math.Abs(p[k + 6] * (k + 1) * Math.Pow(x, k)));
        // Powers of 1 / x underflow before x makes them larger.
        double Underflown(double x) => Math.Abs(x) > 1e12 ? 1e-14 : 0;
        return
        [
            new("df/dx",
                (x, p) => (Sum(4, k => (k + 1) * p[k + 1] * Math.Pow(x, k))
                    - (Numerator(x, p) * slope(x, p) / denominator(x, p))) / denominator(x, p), 3,
                (x, p) => (Sum(4, k => Math.Abs((k + 1) * p[k + 1] * Math.Pow(x, k))) + (PadeSize(x, p, denominator) * Steepest(x, p)))
                    / denominator(x, p) * PadeCondition(x, p, denominator)) { Domain = EighthPowerIsNormal },
            .. Enumerable.Range(0, 6).Select(k => new Formula($"df/da{k}", (x, p) => Math.Pow(x, k) / denominator(x, p), 7,
                (x, p) => Math.Abs(Math.Pow(x, k) / denominator(x, p)) * PadeCondition(x, p, denominator))),
            .. Enumerable.Range(0, 4).Select(k => new Formula($"df/db{k + 1}",
                (x, p) => -Numerator(x, p) / denominator(x, p) * (inCoefficient(x, p, k) / denominator(x, p)), 8.5,
                (x, p) => Math.Max(
                    PadeSize(x, p, denominator) * Math.Abs(Math.Pow(x, k + 1) / denominator(x, p)) * PadeCondition(x, p, denominator),
                    Underflown(x))) { Domain = EighthPowerIsNormal }),
        ];
    }

    private static float GradientOfPadeA(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0], dp[1], dp[2], dp[3], dp[4], dp[5], dp[6], dp[7], dp[8], dp[9]) =
            PadeA.Gradient(x, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]);
        return dx;
    }

    private static float GradientOfPadeB(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0], dp[1], dp[2], dp[3], dp[4], dp[5], dp[6], dp[7], dp[8], dp[9]) =
            PadeB.Gradient(x, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]);
        return dx;
    }
}
