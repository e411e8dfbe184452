using ActGen.Activations.Tests.SoftExponentials;
using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    private static readonly SoftExponentialReference Extended = new(DomainPolicy.Extend, 0.5);

    private static CatalogueRow[] SoftExponentials =>
    [
        // alpha x is rounded before it is the argument of an exponential, so its size multiplies the error. Beyond the edge of the domain
        // the derivative in alpha is the difference of terms that grow with x.
        new(new ActivationDescriptor<SoftExponential>(), (x, p) => SoftExponential.Evaluate(x, p[0]), GradientOfSoftExponential,
            new("f", (x, p) => Extended.Value(x, p[0]), 4, (x, p) => SoftExponentialSize(x, p[0])),
            new("df/dx", (x, p) => Extended.InX(x, p[0]), 2.5, (x, p) => Exponent(x, p[0]) * Extended.InX(x, p[0])),
            new Formula("df/dalpha", (x, p) => Extended.InAlpha(x, p[0]), 5.5,
                (x, p) => Extended.IsBeyondEdge(x, p[0])
                    ? 20 * Math.Abs(x / p[0])
                    : Exponent(x, p[0]) * Math.Abs(Extended.InAlpha(x, p[0]))) { Domain = SquareIsFinite })
        { Parameters = [[-1], [-0.5f], [-0.01f], [0], [0.01f], [0.5f], [1]] },
        new(new ActivationDescriptor<SoftExponentialAsinh>(), (x, p) => SoftExponentialAsinh.Evaluate(x, p[0]),
            GradientOfSoftExponentialAsinh,
            new("f", (x, p) => AsinhValue(x, p[0]), 2, (x, p) => p[0] < 0 ? 0 : SoftExponentialSize(x, p[0])) { Domain = ProductIsFinite },
            new("df/dx", (x, p) => AsinhInX(x, p[0]), 2.5, (x, p) => Exponent(x, p[0]) * AsinhInX(x, p[0])) { Domain = ProductIsFinite },
            new Formula("df/dalpha", (x, p) => AsinhInAlpha(x, p[0]), 3,
                (x, p) => Exponent(x, p[0]) * AsinhInAlphaSize(x, p[0])) { Domain = SquareIsFinite })
        { Parameters = [[-1], [-0.5f], [-2], [0.01f], [0.5f], [2]] },
        // At x = 0, where both sides have a slope of 0 and 2, it is their mean.
        new(new ActivationDescriptor<SoftExponentialRectified>(), (x, p) => SoftExponentialRectified.Evaluate(x, p[0]),
            (x, p, dp) => { (var dx, dp[0]) = SoftExponentialRectified.Gradient(x, p[0]); return dx; },
            new("f", (x, p) => x <= 0 ? 0 : Logarithm(x, p[0]) + Growth(x, p[0]), 2,
                (x, p) => x > 0 ? Exponent(x, p[0]) * (Logarithm(x, p[0]) + Growth(x, p[0])) : 0),
            new("df/dx", (x, p) => x > 0 ? RectifiedSlope(x, p[0]) : x == 0 ? 1 : 0, 1.5,
                (x, p) => x > 0 ? Exponent(x, p[0]) * RectifiedSlope(x, p[0]) : 0),
            new Formula("df/dalpha", (x, p) => x <= 0 ? 0 : RectifiedInAlpha(x, p[0]), 4,
                (x, p) => x > 0 ? Exponent(x, p[0]) * RectifiedInAlpha(x, p[0]) : 0) { Domain = SquareIsFinite })
        { Parameters = [[0], [-1], [-0.5f], [-0.01f], [0.01f], [0.5f], [1]] },
    ];

    // alpha x itself overflows where alpha is above 1.
    private static bool ProductIsFinite(double x, double[] p) => !(Math.Abs(p[0] * x) > float.MaxValue);

    // The derivative in alpha is formed from the square of alpha x, which overflows.
    private static bool SquareIsFinite(double x, double[] p) => !(Math.Abs(x) > 1e18);

    // For alpha > 0 the value has a zero where x + alpha cancels what is left of the exponential.
    private static double SoftExponentialSize(double x, double a) =>
        Extended.IsBeyondEdge(x, a)
            ? 0
            : Math.Max(Exponent(x, a) * Math.Abs(Extended.Value(x, a)), a > 0 && Math.Abs(x) < 2 ? Math.Abs(x + a) : 0);

    private static double Exponent(double x, double a) => a > 0 ? 1 + Math.Min(Math.Abs(a * x), 200) : 1;

    private static double AsinhValue(double x, double a) =>
        a < 0 ? -Math.Asinh(SoftExponentialReference.Argument(x, a)) / a : Extended.Value(x, a);

    private static double AsinhInX(double x, double a) => a < 0 ? 1 / Hypotenuse(x, a) : Extended.InX(x, a);

    private static double AsinhInAlpha(double x, double a) =>
        a >= 0 ? Extended.InAlpha(x, a)
        : double.IsInfinity(x) ? x
        : (Math.Asinh(SoftExponentialReference.Argument(x, a)) / (a * a)) + ((x + (2 * a)) / (a * Hypotenuse(x, a)));

    private static double AsinhInAlphaSize(double x, double a) =>
        a >= 0 ? Math.Abs(Extended.InAlpha(x, a))
        : (Math.Abs(Math.Asinh(SoftExponentialReference.Argument(x, a))) / (a * a)) + Math.Abs((x + (2 * a)) / (a * Hypotenuse(x, a)));

    // sqrt(1 + u²) without overflow or a loss of digits.
    private static double Hypotenuse(double x, double a) => Math.Cosh(Math.Asinh(SoftExponentialReference.Argument(x, a)));

    private static double Logarithm(double x, double a) => a < 0 ? References.Log1p(-a * x) / -a : x;

    private static double Growth(double x, double a) => a > 0 ? References.Expm1(a * x) / a : x;

    private static double RectifiedSlope(double x, double a) => (a < 0 ? 1 / (1 - (a * x)) : 1) + (a > 0 ? Math.Exp(a * x) : 1);

    private static double RectifiedInAlpha(double x, double a) =>
        x * x * (a < 0 ? -References.Log1prelDerivative(-a * x) : References.ExprelDerivative(a * x));

    private static float GradientOfSoftExponential(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0]) = SoftExponential.Gradient(x, p[0]);
        return dx;
    }

    private static float GradientOfSoftExponentialAsinh(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0]) = SoftExponentialAsinh.Gradient(x, p[0]);
        return dx;
    }
}
