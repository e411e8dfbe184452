using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

/// <summary>
/// Every activation of the catalogue, one row each. The closed forms are textbook ones, in double precision, arranged so that they do
/// not cancel; where a derivative has a zero, the scale is the size of its terms. The error at a point is the same on every machine: bounds
/// are the largest at the points that are tried, rounded up. A rounding, half an ulp of its own result, may be a whole one of the final
/// result.
/// </summary>
public static partial class CatalogueTable
{
    public static readonly CatalogueRow[] Rows =
    [
        .. Rectifiers, .. PiecewiseLinear, .. Steps, .. Sigmoidal, .. Exponential, .. SmoothRectifiers, .. Gated,
        .. LearnedGates, .. Periodic,
        .. Polynomials, .. Grids, .. SoftExponentials, .. Mixes,
    ];

    public static CatalogueRow Row(string name) => Rows.Single(row => row.Activation.Name == name);

    private static CatalogueRow[] Rectifiers =>
    [
        new(new ActivationDescriptor<Relu>(), (x, _) => Relu.Evaluate(x), (x, _, _) => Relu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : x == 0 ? x : double.IsNaN(x) ? x : 0, 0),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : 0, 0)),
        new(new ActivationDescriptor<LeakyRelu>(), (x, _) => LeakyRelu.Evaluate(x), (x, _, _) => LeakyRelu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : 0.01 * x, 1.5),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : 0.01, 0.5)),
        new(new ActivationDescriptor<PRelu>(), (x, p) => PRelu.Evaluate(x, p[0]), GradientOfPRelu,
            new("f", (x, p) => x > 0 ? x : p[0] * x, 0.5),
            new("df/dx", (x, p) => x > 0 ? 1 : p[0], 0),
            new Formula("df/dslope", (x, _) => x > 0 ? 0 : x, 0)) { Parameters = [[0.25f], [-1.5f], [1e-20f]] },
        new(new ActivationDescriptor<Relu6>(), (x, _) => Relu6.Evaluate(x), (x, _, _) => Relu6.Derivative(x),
            new("f", (x, _) => Math.Min(References.Relu(x), 6), 0),
            new Formula("df/dx", (x, _) => x > 0 && x < 6 ? 1 : 0, 0)),
        // The square overflows where a scale below 1 would bring it back.
        new(new ActivationDescriptor<StarRelu>(), (x, p) => StarRelu.Evaluate(x, p[0], p[1]),
            (x, p, dp) => { (var dx, dp[0], dp[1]) = StarRelu.Gradient(x, p[0], p[1]); return dx; },
            new("f", (x, p) => (p[0] * Square(References.Relu(x))) + p[1], 2,
                (x, p) => Math.Abs(p[0] * Square(References.Relu(x))) + Math.Abs(p[1])) { Domain = SquareIsFinite },
            new("df/dx", (x, p) => x > 0 ? 2 * p[0] * x : 0, 1),
            new("df/dscale", (x, _) => Square(References.Relu(x)), 1),
            new Formula("df/dbias", (_, _) => 1, 0)) { Parameters = [[0.8944f, -0.4472f], [-1.5f, 0.25f]] },
        new(new ActivationDescriptor<ModRelu>(), (x, p) => ModRelu.Evaluate(x, p[0]),
            (x, p, dp) => { (var dx, dp[0]) = ModRelu.Gradient(x, p[0]); return dx; },
            new("f", (x, p) => Math.Abs(x) + p[0] < 0 ? 0 : x + (p[0] * References.Sign(x)), 0.5),
            new("df/dx", (x, p) => Math.Abs(x) + p[0] < 0 ? 0 : 1, 0),
            new Formula("df/db", (x, p) => Math.Abs(x) + p[0] < 0 ? 0 : References.Sign(x), 0)) { Parameters = [[0], [0.5f], [-0.75f]] },
    ];

    private static CatalogueRow[] Sigmoidal =>
    [
        new(new ActivationDescriptor<Sigmoid>(), (x, _) => Sigmoid.Evaluate(x), (x, _, _) => Sigmoid.Derivative(x),
            new("f", (x, _) => References.Sigmoid(x), 2) { Everywhere = 2.5 },
            new Formula("df/dx", (x, _) => Bell(x), 4.5) { Everywhere = 5 }),
        new(new ActivationDescriptor<Tanh>(), (x, _) => Tanh.Evaluate(x), (x, _, _) => Tanh.Derivative(x),
            new("f", (x, _) => Math.Tanh(x), 2),
            new Formula("df/dx", (x, _) => References.SechSquared(x), 3)),
        new(new ActivationDescriptor<Softsign>(), (x, _) => Softsign.Evaluate(x), (x, _, _) => Softsign.Derivative(x),
            new("f", (x, _) => References.Softsign(x), 2),
            new Formula("df/dx", (x, _) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))), 4)),
        new(new ActivationDescriptor<LogSigmoid>(), (x, _) => LogSigmoid.Evaluate(x), (x, _, _) => LogSigmoid.Derivative(x),
            new("f", (x, _) => References.LogSigmoid(x), 2),
            new Formula("df/dx", (x, _) => References.Sigmoid(-x), 2) { Everywhere = 2.5 }),
        // The value near 0 has the rounding of x.
        new(new ActivationDescriptor<TanhShrink>(), (x, _) => TanhShrink.Evaluate(x), (x, _, _) => TanhShrink.Derivative(x),
            new("f", (x, _) => x - Math.Tanh(x), 1.5, (x, _) => Math.Abs(x)),
            new Formula("df/dx", (x, _) => Square(Math.Tanh(x)), 3.5)),
        // alpha x is rounded before it is the argument of tanh.
        new(new ActivationDescriptor<DyT>(), (x, p) => DyT.Evaluate(x, p[0], p[1], p[2]),
            (x, p, dp) => { (var dx, dp[0], dp[1], dp[2]) = DyT.Gradient(x, p[0], p[1], p[2]); return dx; },
            new("f", (x, p) => (p[1] * Math.Tanh(p[0] * x)) + p[2], 2, (x, p) => Math.Abs(p[1] * Math.Tanh(p[0] * x)) + Math.Abs(p[2])),
            new("df/dx", (x, p) => p[1] * p[0] * References.SechSquared(p[0] * x), 3.5,
                (x, p) => Steep(2 * x, p) * Math.Abs(p[1] * p[0]) * References.SechSquared(p[0] * x)),
            new("df/dalpha", (x, p) => p[1] * Times(x, References.SechSquared(p[0] * x)), 3.5,
                (x, p) => Math.Max(Steep(2 * x, p) * Math.Abs(p[1] * Times(x, References.SechSquared(p[0] * x))), Underflow(x, p))),
            new("df/dgamma", (x, p) => Math.Tanh(p[0] * x), 2),
            new Formula("df/dbeta", (_, _) => 1, 0)) { Parameters = [[0.5f, 1, 0], [2, -0.75f, 0.3f]] },
        // As is p (x - 1), before an exponential.
        new(new ActivationDescriptor<SoftClipping>(), (x, p) => SoftClipping.Evaluate(x, p[0]),
            (x, p, dp) => { (var dx, dp[0]) = SoftClipping.Gradient(x, p[0]); return dx; },
            new("f", (x, p) => Clipped(x, p[0]), 3, (x, p) => SteepClip(x, p) * Clipped(x, p[0])),
            new("df/dx", (x, p) => ClippedInX(x, p[0]), 6, (x, p) => Math.Max(SteepClip(x, p) * ClippedInX(x, p[0]), 1e-37)),
            new Formula("df/dp", (x, p) => ClippedInP(x, p[0]), 5,
                (x, p) => Math.Max((SteepClip(x, p) * ClippedInX(x, p[0]) * (2 + Math.Abs(x - 1)) / p[0]) + (2 * Clipped(x, p[0]) / p[0]),
                    1e-35)) { Domain = IsNotInfinite })
        { Parameters = [[10], [0.1f], [1], [80]] },
    ];

    private static CatalogueRow[] Exponential =>
    [
        new(new ActivationDescriptor<Elu>(), (x, _) => Elu.Evaluate(x), (x, _, _) => Elu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : References.Expm1(x), 1.5),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : Math.Exp(x), 1.5)),
        new(new ActivationDescriptor<Selu>(), (x, _) => Selu.Evaluate(x), (x, _, _) => Selu.Derivative(x),
            new("f", (x, _) => x > 0 ? SeluScale * x : SeluScale * SeluAlpha * References.Expm1(x), 2.5),
            new Formula("df/dx", (x, _) => x > 0 ? SeluScale : SeluScale * SeluAlpha * Math.Exp(x), 2.5)),
        new(new ActivationDescriptor<Celu>(), (x, _) => Celu.Evaluate(x), (x, _, _) => Celu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : References.Expm1(x), 1.5),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : x <= 0 ? Math.Exp(x) : 0, 1.5)),
        // x / b is rounded before it is the argument of the exponential.
        new(new ActivationDescriptor<PElu>(), (x, p) => PElu.Evaluate(x, p[0], p[1]),
            (x, p, dp) => { (var dx, dp[0], dp[1]) = PElu.Gradient(x, p[0], p[1]); return dx; },
            new("f", (x, p) => x > 0 ? p[0] / p[1] * x : p[0] * References.Expm1(x / p[1]), 2.5),
            new("df/dx", (x, p) => p[0] / p[1] * Decay(x, p), 1.5, (x, p) => Math.Max(Decays(x, p) * p[0] / p[1], 16 * Underflow(1, p))),
            new("df/da", (x, p) => x > 0 ? x / p[1] : References.Expm1(x / p[1]), 1.5),
            new Formula("df/db", (x, p) => -p[0] / (p[1] * p[1]) * Times(x, Decay(x, p)), 2.5,
                (x, p) => Math.Max(p[0] / (p[1] * p[1]) * Times(Math.Abs(x), Decays(x, p)), 16 * Underflow(x, p))))
        { Parameters = [[1, 1], [0.5f, 2], [3, 0.3f]] },
    ];

    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    // exp(x / b) below 0, 1 above; and times the condition of the argument.
    private static double Decay(double x, double[] p) => x > 0 ? 1 : Math.Exp(x / p[1]);

    private static double Decays(double x, double[] p) => (1 + Math.Min(Math.Abs(x / p[1]), 200)) * Decay(x, p);

    private static double Square(double x) => x * x;

    // log(1 + s e) / p with s the gate at p (x - 1) and e = exp(p) - 1.
    private static double Clipped(double x, double p) => References.Log1p(References.Sigmoid(p * (x - 1)) * References.Expm1(p)) / p;

    private static double SteepClip(double x, double[] p) => 1 + Math.Min(p[0] * (1 + Math.Abs(x)), 300);

    private static double ClippedInX(double x, double p) =>
        Bell(p * (x - 1)) * References.Expm1(p) / (1 + (References.Sigmoid(p * (x - 1)) * References.Expm1(p)));

    private static double ClippedInP(double x, double p)
    {
        var (s, e) = (References.Sigmoid(p * (x - 1)), References.Expm1(p));
        return ((((Times(x - 1, Bell(p * (x - 1))) * e) + (s * (e + 1))) / (1 + (s * e))) - Clipped(x, p)) / p;
    }

    private static float GradientOfPRelu(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0]) = PRelu.Gradient(x, p[0]);
        return dx;
    }

    // The derivative of the logistic function.
    private static double Bell(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }
}
