namespace ActGen.Onnx.Functions;

/// <summary>
/// Primitives that ONNX has no operator for, or one that runtimes compute with an error that is small beside 1 rather than beside the
/// result. Every form keeps its digits in float32; the branch that is not meant is finite where the other is.
/// </summary>
internal static class PrimitiveFormulas
{
    private const float RootHalf = 0.70710677f;

    // e^(x²) erfc(x) over t = 1 / (1 + 0.35 x), to 8e-9 from 0 to where erfc vanishes.
    private static readonly float[] ScaledErfcOverT =
    [
        0.197479725f, 0.197212905f, 0.187314421f, 0.153801531f, 0.138801992f, 0.099977091f, -0.0427271575f, 0.192356914f, -0.163423702f,
        0.0392062925f,
    ];

    // 1 / (k + 2)!
    private static readonly float[] Exprel2Series =
    [
        0.5f, 0.16666667f, 0.041666667f, 0.0083333333f, 0.0013888889f, 0.00019841270f, 2.4801587e-05f, 2.7557319e-06f, 2.7557319e-07f,
        2.5052108e-08f, 2.0876757e-09f,
    ];

    public static Term ExpOfMinusAbs(Term u) => Exp(-Abs(u));

    /// <summary>2 sinh(u/2) e^(u/2), in which nothing cancels.</summary>
    public static Term Expm1(Term u)
    {
        // Further down sinh overflows, and the result is -1 anyway.
        var half = Max(u, -80) * 0.5f;
        return Exp(half) * (2 * Sinh(half));
    }

    /// <summary>2 artanh(u / (2 + u)) near 0.</summary>
    public static Term Log1p(Term u)
    {
        var near = u.Clip(-0.5f, 1);
        return near.Is(u).Choose(2 * Atanh(near / (2 + near)), Log(1 + u));
    }

    public static Term Log2(Term u) => Log(u) * 1.442695f;

    /// <summary>With e = exp(-|u|): 1 / (1 + e), or e / (1 + e) below 0. The operator loses the digits of the lower tail.</summary>
    public static Term Sigmoid(Term u)
    {
        var e = ExpOfMinusAbs(u);
        return (u < 0).Choose(e, 1) / (1 + e);
    }

    /// <summary>The power 1/3, which is no float, and a step of Newton's.</summary>
    public static Term Cbrt(Term u)
    {
        var magnitude = Abs(u);
        var isRegular = (magnitude > 0) & (magnitude < float.PositiveInfinity);
        var m = isRegular.Choose(magnitude, 1);
        var root = m.Apply("Pow", m.Constant(1f / 3));
        return isRegular.Choose(Sign(u) * (root - ((root - (m / root / root)) * (1f / 3))), u);
    }

    /// <summary>The larger one comes out of the root, so that no square overflows.</summary>
    public static Term Hypot(Term u, Term v)
    {
        var (a, b) = (Abs(u), Abs(v));
        var larger = a.Apply("Max", b);
        var isRatio = (larger > 0) & (larger < float.PositiveInfinity);
        var ratio = a.Apply("Min", b) / isRatio.Choose(larger, 1);
        return isRatio.Choose(larger * Sqrt(1 + (ratio * ratio)), larger);
    }

    public static Term Hypot1(Term u)
    {
        var magnitude = Abs(u);
        var bounded = Min(magnitude, 4294967296);
        return Sqrt(1 + (bounded * bounded)).Apply("Max", magnitude);
    }

    /// <summary>NaN stays.</summary>
    public static Term Step(Term u) => u.Apply("IsNaN").Choose(u, (u >= 0).Choose(1, 0));

    /// <summary>With e = exp(-2|u|): 4e / (1 + e)².</summary>
    public static Term SechSquared(Term u)
    {
        var e = Exp(-2 * Abs(u));
        var over = 1 / (1 + e);
        return 4 * e * over * over;
    }

    /// <summary>exp(-u²) with u² in two parts, as its rounding would be seen: that of the leading bits of u is exact.</summary>
    public static Term Gauss(Term u) => Exponential(u, 1);

    public static Term GaussHalf(Term u) => Exponential(u, 0.5f);

    /// <summary>1 - erf(u), and above 1/2 exp(-u²) times what does not vanish.</summary>
    public static Term Erfc(Term u)
    {
        var tail = u.Clip(0, 10.5f);
        return (u < 0.5f).Choose(1 - u.Apply("Erf"), Gauss(tail) * ScaledErfc(tail));
    }

    public static Term NormalCdf(Term u)
    {
        var magnitude = Min(Abs(u), 14.8f);
        var lower = 0.5f * GaussHalf(magnitude) * ScaledErfc(magnitude * RootHalf);
        return (u < 0).Choose(lower, 1 - lower);
    }

    /// <summary>e^(u/2) times 2 sinh(u/2) / u, in this order, as the quotient is finite beyond where e^u overflows.</summary>
    public static Term Exprel(Term u)
    {
        var bounded = Min(u, 100);
        var (isNear, divisor) = Divisor(bounded, 1e-5f);
        var half = Max(bounded, -160) * 0.5f;
        return isNear.Choose(1 + (0.5f * u), Exp(half) * (2 * Sinh(half) / divisor));
    }

    /// <summary>The Taylor series, and the definition where it cancels little.</summary>
    public static Term Exprel2(Term u)
    {
        var bounded = Min(u, 100);
        var (isNear, divisor) = Divisor(bounded, 1.5f);
        var half = Max(bounded, -160) * 0.5f;
        var far = (Exp(half) * (2 * Sinh(half) / divisor / divisor)) - (1 / divisor);
        return isNear.Choose(Polynomial(u.Clip(-1.5f, 1.5f), Exprel2Series), far);
    }

    /// <summary>log(1 + u) / u, where the caller knows 1 + u more exactly than u tells near -1.</summary>
    public static Term Log1prel(Term u, Term onePlusU)
    {
        var (isNear, divisor) = Divisor(u, 1e-5f);
        var middle = u.Clip(-0.5f, 1);
        var log = middle.Is(u).Choose(2 * Atanh(middle / (2 + middle)), Min(Log(onePlusU), 100));
        return isNear.Choose(1 - (0.5f * u), log / divisor);
    }

    private static Term Exponential(Term u, float factor)
    {
        // Above, it is 0.
        var magnitude = Min(Abs(u), 15);
        var leading = (magnitude * 128).Apply("Round") * (1f / 128);
        return Exp(leading * leading * -factor) * Exp((magnitude - leading) * (magnitude + leading) * -factor);
    }

    private static Term ScaledErfc(Term u)
    {
        var t = 1 / (1 + (0.35f * u));
        return t * Polynomial(t, ScaledErfcOverT);
    }

    // Whether u is near 0, and what to divide by elsewhere.
    private static (Term IsNear, Term Divisor) Divisor(Term u, float reach)
    {
        var isNear = Abs(u) < reach;
        return (isNear, isNear.Choose(1, u));
    }

    private static Term Polynomial(Term u, float[] coefficients)
    {
        var sum = u * coefficients[^1] + coefficients[^2];
        foreach (var coefficient in coefficients.Reverse().Skip(2))
        {
            sum = (sum * u) + coefficient;
        }

        return sum;
    }

    private static Term Exp(Term u) => u.Apply("Exp");

    private static Term Log(Term u) => u.Apply("Log");

    private static Term Sinh(Term u) => u.Apply("Sinh");

    private static Term Atanh(Term u) => u.Apply("Atanh");

    private static Term Abs(Term u) => u.Apply("Abs");

    private static Term Sign(Term u) => u.Apply("Sign");

    private static Term Sqrt(Term u) => u.Apply("Sqrt");

    private static Term Min(Term u, float bound) => u.Apply("Min", u.Constant(bound));

    private static Term Max(Term u, float bound) => u.Apply("Max", u.Constant(bound));
}
