using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    // x g(x): the value goes to -0 and the derivative to 0 on the left. Their derivatives g + x g' have a zero, where both terms are g.
    private static CatalogueRow[] Gated =>
    [
        new(new ActivationDescriptor<Silu>(), (x, _) => Silu.Evaluate(x), (x, _, _) => Silu.Derivative(x),
            new("f", (x, _) => Times(x, References.Sigmoid(x)), 3, Underflow) { Everywhere = 3.5 },
            new Formula("df/dx", (x, _) => References.Sigmoid(x) + Times(x, Bell(x)), 6, (x, _) =>
                Math.Max(References.Sigmoid(x), Underflow(x, []))) { Everywhere = 7 }),
        new(new ActivationDescriptor<Mish>(), (x, _) => Mish.Evaluate(x), (x, _, _) => Mish.Derivative(x),
            new("f", (x, _) => Times(x, TanhSoftplus(x)), 3.5, Underflow) { Everywhere = 5 },
            new Formula("df/dx", (x, _) => TanhSoftplus(x) + Times(x, SechSquaredSoftplus(x) * References.Sigmoid(x)), 8,
                (x, _) => Math.Max(TanhSoftplus(x), Underflow(x, []))) { Everywhere = 10 }),
        new(new ActivationDescriptor<Gelu>(), (x, _) => Gelu.Evaluate(x), (x, _, _) => Gelu.Derivative(x),
            new("f", (x, _) => Times(x, NormalCdf(x)), 2.5, Underflow) { Everywhere = 3 },
            new Formula("df/dx", (x, _) => NormalCdf(x) + Times(x, NormalDensity(x)), 4, (x, _) =>
                Math.Max(NormalCdf(x), Underflow(x, []))) { Everywhere = 5.5 }),
        // beta x is rounded before it is the argument of the exponential.
        new(new ActivationDescriptor<Swish>(), (x, p) => Swish.Evaluate(x, p[0]), GradientOfSwish,
            new("f", (x, p) => Times(x, Gate(x, p)), 2, (x, p) => Math.Max(Steep(x, p) * Math.Abs(Times(x, Gate(x, p))), Underflow(x, p))),
            new("df/dx", (x, p) => Gate(x, p) + Times(p[0] * x, Bell(p[0] * x)), 2,
                (x, p) => Math.Max(Steep(x, p) * (Gate(x, p) + Times(Math.Abs(p[0] * x), Bell(p[0] * x))), Underflow(x, p))),
            new Formula("df/dbeta", (x, p) => Times(x, Times(x, Bell(p[0] * x))), 4.5,
                (x, p) => Math.Max(Steep(x, p) * Times(Math.Abs(x), Times(Math.Abs(x), Bell(p[0] * x))), 256 * Underflow(x, p))))
        { Parameters = [[1], [0.25f], [2]] },
        // The argument of tanh is rounded: a relative error of 1 ulp in it is one of as many ulps in the tail as it is large.
        new(new ActivationDescriptor<GeluTanh>(), (x, _) => GeluTanh.Evaluate(x), (x, _, _) => GeluTanh.Derivative(x),
            new("f", (x, _) => Times(x, References.Sigmoid(TanhArgument(x))), 2,
                (x, _) => Math.Max((1 + Steepness(x)) * Math.Abs(Times(x, References.Sigmoid(TanhArgument(x)))),
                    Underflow(x, []))) { Everywhere = 3 },
            new Formula("df/dx", (x, _) => References.Sigmoid(TanhArgument(x)) + Times(TanhArgumentSlope(x) * x, Bell(TanhArgument(x))), 4,
                (x, _) => Math.Max((1 + Steepness(x)) * References.Sigmoid(TanhArgument(x)) * (1
                    + (Steepness(x) * References.Sigmoid(-TanhArgument(x)))), 1e-30)) { Everywhere = 6 }),
        new(new ActivationDescriptor<HardSwish>(), (x, _) => HardSwish.Evaluate(x), (x, _, _) => HardSwish.Derivative(x),
            new("f", (x, _) => Times(x, Math.Clamp(x + 3, 0, 6) / 6), 2.5),
            new Formula("df/dx", (x, _) => x < -3 ? 0 : x > 3 ? 1 : (2 * x + 3) / 6, 2, (x, _) => Math.Abs(x) <= 3 ? 0.5 : 0)),
        new(new ActivationDescriptor<TanhExp>(), (x, _) => TanhExp.Evaluate(x), (x, _, _) => TanhExp.Derivative(x),
            new("f", (x, _) => Times(x, Math.Tanh(Math.Exp(x))), 2.5, Underflow),
            new Formula("df/dx", (x, _) => Math.Tanh(Math.Exp(x)) + Times(x, SechExp(x)), 4.5, (x, _) =>
                Math.Max(Math.Tanh(Math.Exp(x)), Underflow(x, []))) { Everywhere = 5 }),
        new(new ActivationDescriptor<Serf>(), (x, _) => Serf.Evaluate(x), (x, _, _) => Serf.Derivative(x),
            new("f", (x, _) => Times(x, ErfReference.Erf(References.Softplus(x))), 3.5, Underflow),
            new Formula("df/dx", (x, _) => ErfReference.Erf(References.Softplus(x)) + Times(x, SerfSlope(x)), 7,
                (x, _) => Math.Max(ErfReference.Erf(References.Softplus(x)), Underflow(x, []))) { Everywhere = 8.5 }),
        new(new ActivationDescriptor<Elish>(), (x, _) => Elish.Evaluate(x), (x, _, _) => Elish.Derivative(x),
            new("f", (x, _) => x >= 0 ? Times(x, References.Sigmoid(x)) : References.Expm1(x) * References.Sigmoid(x), 3) { Everywhere =
                4 },
            new Formula("df/dx", (x, _) => x >= 0 ? References.Sigmoid(x) + Times(x, Bell(x)) : (Math.Exp(x) * References.Sigmoid(x))
                + (References.Expm1(x) * Bell(x)), 4.5, (x, _) => x < 0 ? Bell(x) : 0) { Everywhere = 5 }),
    ];

    private static double Gate(double x, double[] p) => References.Sigmoid(p[0] * x);

    private static double Steep(double x, double[] p) => 1 + Math.Min(Math.Abs(p[0] * x), 200);

    private static float GradientOfSwish(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0]) = Swish.Gradient(x, p[0]);
        return dx;
    }

    // Where a factor is subnormal it has lost digits, and x brings the result back into the normal range.
    private static double Underflow(double x, double[] p) => double.IsFinite(x) ? Math.Min(Math.Abs(x), 256) * 1.1754943508222875E-38 : 0;

    // The limit where x is infinite and the other factor went to 0 faster.
    private static double Times(double x, double factor) => factor == 0 ? (double.IsNegative(x) ? -0.0 : 0) : x * factor;

    // e^x / cosh(e^x)², which is 0 before e^x overflows.
    private static double SechExp(double x) => x > 10 ? 0 : Math.Exp(x) * References.SechSquared(Math.Exp(x));

    private static double SerfSlope(double x) => 2 / Math.Sqrt(Math.PI) * References.Gauss(References.Softplus(x)) * References.Sigmoid(x);

    // With e = e^-|x|: (1 + 2e) / (1 + 2e + 2e²) on the right, e (2 + e) / (2 + 2e + e²) on the left.
    private static double TanhSoftplus(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? (1 + (2 * e)) / (1 + (2 * e) + (2 * e * e)) : e * (2 + e) / (2 + (2 * e) + (e * e));
    }

    private static double SechSquaredSoftplus(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var root = x >= 0 ? 2 * e * (1 + e) / (1 + (2 * e) + (2 * e * e)) : 2 * (1 + e) / (2 + (2 * e) + (e * e));
        return root * root;
    }

    private static double NormalCdf(double x) => 0.5 * ErfReference.Erfc(-x * Math.Sqrt(0.5));

    private static double NormalDensity(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    // (1 + tanh u) / 2 is the logistic function of 2u.
    private static double TanhArgument(double x) => 2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x));

    private static double TanhArgumentSlope(double x) => 2 * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x));

    private static double Steepness(double x) => Math.Min(Math.Abs(TanhArgument(x)), 200);
}
