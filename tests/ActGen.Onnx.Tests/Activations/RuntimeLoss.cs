namespace ActGen.Onnx.Tests.Activations;

/// <summary>
/// How far the functions that activations call are from the primitives of the C# kernels, in ulps: ONNX Runtime's own, and those put
/// together from them. <see cref="PrimitiveTests"/> holds them to it.
/// </summary>
internal static class RuntimeLoss
{
    private static readonly Dictionary<string, double> Rows = new()
    {
        ["Exp"] = 1,
        ["ExpOfMinusAbs"] = 1,
        ["Expm1"] = 3,
        ["Log"] = 2,
        ["Log1p"] = 2,
        ["Log2"] = 3,
        ["Sigmoid"] = 2,
        ["Softplus"] = 4,
        ["Pow"] = 1,
        ["Cbrt"] = 1,
        ["Hypot"] = 2,
        ["Hypot1"] = 1,
        ["Sin"] = 2,
        ["Cos"] = 2,
        ["Tan"] = 2,
        ["Asin"] = 4,
        ["Acos"] = 3,
        ["Atan"] = 3,
        ["Sinh"] = 2,
        ["Cosh"] = 2,
        ["Tanh"] = 4,
        ["Asinh"] = 2,
        ["Acosh"] = 2,
        ["Atanh"] = 1,
        ["SechSquared"] = 4,
        ["Erf"] = 1,
        ["Erfc"] = 6,
        ["Gauss"] = 2,
        ["GaussHalf"] = 2,
        ["NormalCdf"] = 6,
        ["Exprel"] = 3,
        ["Exprel2"] = 5,
        ["Log1prel"] = 2,
    };

    /// <summary>The loss of a function; 0 for those that are exact.</summary>
    public static double Of(string function) => Rows.GetValueOrDefault(function);
}
