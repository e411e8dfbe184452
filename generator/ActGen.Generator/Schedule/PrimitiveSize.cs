using System;
using System.Collections.Generic;

namespace ActGen.Generator.Schedule;

/// <summary>
/// How many local variables of the JIT a step takes. A method may have 512 of them before its calls are no longer inlined, and no vector
/// register outlives a call.
/// </summary>
internal static class PrimitiveSize
{
    private const int Usual = 45;

    // Counted from the definitions in src/ActGen/Numerics, rounded up; what is not listed is smaller than the usual size.
    private static readonly Dictionary<string, int> Large = new(StringComparer.Ordinal)
    {
        ["Pow"] = 100,
        ["Softplus"] = 45,
        ["SoftplusExpOfMinusAbs"] = 45,
        ["Erfc"] = 80,
        ["ErfcGauss"] = 90,
        ["NormalCdf"] = 90,
        ["NormalCdfGaussHalf"] = 95,
        ["SechSquared"] = 75,
        ["TanhSechSquared"] = 75,
        ["ExprelDerivative"] = 80,
        ["Log1prelDerivative"] = 140,
        ["Tan"] = 60,
        ["SinCos"] = 60,
    };

    // One instruction each.
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "Abs", "AtLeast", "AtMost", "Floor", "Max", "Min", "Relu", "Round", "Sqrt",
    };

    public static int Of(Operation operation) => operation.Code switch
    {
        OpCode.Call or OpCode.PairFirst when Small.Contains(operation.Name) => 2,
        OpCode.Call or OpCode.PairFirst => Large.TryGetValue(operation.Name, out var size) ? size : Usual,
        _ => 1,
    };
}
