using ActGen.Numerics;

namespace ActGen.Training.Export.C;

/// <summary>The primitives as functions of the header, a row each, and what they call.</summary>
internal static class CPrimitives
{
    private static readonly Dictionary<string, CFunction> ByName = new CFunction[]
    {
        // What programs call.
        CFunction.Unary("exp", Primitives.Exp),
        CFunction.Unary("exp_of_minus_abs", Primitives.ExpOfMinusAbs),
        CFunction.Unary("expm1", Primitives.Expm1),
        CFunction.Unary("log", Primitives.Log),
        CFunction.Unary("log1p", Primitives.Log1p),
        CFunction.Unary("log2", Primitives.Log2),
        CFunction.Unary("sigmoid", Primitives.Sigmoid),
        CFunction.Unary("softplus", Primitives.Softplus),
        CFunction.Binary("pow", Primitives.Pow),
        CFunction.Unary("sqrt", Primitives.Sqrt),
        CFunction.Unary("cbrt", Primitives.Cbrt),
        CFunction.Binary("hypot", Primitives.Hypot),
        CFunction.Unary("hypot1", Primitives.Hypot1),
        CFunction.Unary("abs", Primitives.Abs),
        CFunction.Unary("sign", Primitives.Sign),
        CFunction.Binary("at_most", Primitives.AtMost),
        CFunction.Binary("at_least", Primitives.AtLeast),
        CFunction.Unary("relu", Primitives.Relu),
        CFunction.Unary("floor", Primitives.Floor),
        CFunction.Unary("round", Primitives.Round),
        CFunction.Unary("step", Primitives.Step),
        CFunction.Unary("asin", Primitives.Asin),
        CFunction.Unary("acos", Primitives.Acos),
        CFunction.Unary("atan", Primitives.Atan),
        CFunction.Unary("sinh", Primitives.Sinh),
        CFunction.Unary("cosh", Primitives.Cosh),
        CFunction.Unary("tanh", Primitives.Tanh),
        CFunction.Unary("asinh", Primitives.Asinh),
        CFunction.Unary("acosh", Primitives.Acosh),
        CFunction.Unary("atanh", Primitives.Atanh),
        CFunction.Unary("sech_squared", Primitives.SechSquared),
        CFunction.Unary("erf", Primitives.Erf),
        CFunction.Unary("erfc", Primitives.Erfc),
        CFunction.Unary("gauss", Primitives.Gauss),
        CFunction.Unary("gauss_half", Primitives.GaussHalf),
        CFunction.Unary("normal_cdf", Primitives.NormalCdf),
        CFunction.Unary("exprel", Primitives.Exprel),
        CFunction.Unary("exprel2", Primitives.Exprel2),
        CFunction.Unary("exprel_derivative", Primitives.ExprelDerivative),
        CFunction.Binary("log1prel", Primitives.Log1prel),
        CFunction.Ternary("log1prel_derivative", Primitives.Log1prelDerivative),
        CHugeAngles.Wrapper("sin"),
        CHugeAngles.Wrapper("cos"),
        CHugeAngles.Wrapper("tan"),
        CHugeAngles.Wrapper("sinc_derivative"),

        // What these call.
        CFunction.Binary("scale", PortableLanes.Scale),
        CFunction.Binary("scale_shifted", PortableLanes.ScaleShifted),
        CFunction.Binary("scale_down", PortableLanes.ScaleDown),
        CFunction.Unary("mantissa", value => PortableLanes.Decompose(value, out _)),
        CFunction.Unary("exponent", value =>
        {
            PortableLanes.Decompose(value, out var exponent);
            return exponent;
        }),
        CFunction.Binary("log_specials", PortableLanes.WithLogSpecials),
        CFunction.Unary("fast_sin", Primitives.FastSin),
        CFunction.Unary("fast_cos", Primitives.FastCos),
        CFunction.Unary("fast_tan", Primitives.FastTan),
        CFunction.Unary("fast_sinc_derivative", Primitives.SincDerivative),
        CFunction.Unary("sin_polynomial", Primitives.SinPolynomial),
        CFunction.Ternary("tan_polynomial", (r, rest, odd) => Primitives.TanPolynomial(r, rest, TraceLanes.LessThan(odd, TraceLanes.Zero))),
        CHugeAngles.Reduction,
        CReductions.Function,
        CRowGradients.Function,
    }.Concat(CLayerFunctions.All).Concat(CDouble.Functions).Concat(CExtended.Functions)
        .ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The function of a name after <c>actgen_</c>; null for those that every header has.</summary>
    public static CFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
