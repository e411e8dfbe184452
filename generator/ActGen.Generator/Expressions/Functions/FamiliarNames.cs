using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>What functions of the language are called elsewhere: in mathematics, NumPy, PyTorch.</summary>
internal static class FamiliarNames
{
    private static readonly Dictionary<string, string> Names = (
        "ln log, logistic sigmoid, sigma sigmoid, expit sigmoid, rectifier relu, heaviside step, "
        + "fabs abs, modulus abs, sgn sign, square sq, power pow, clip clamp, maximum max, minimum min, "
        + "arcsin asin, arccos acos, arctan atan, arcsinh asinh, arccosh acosh, arctanh atanh, arsinh asinh, arcosh acosh, artanh atanh, "
        + "mean rowmean, amax rowmax")
        .Split(new[] { ", " }, StringSplitOptions.None).Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in this language; null for a name that is not known from elsewhere.</summary>
    public static string? Of(string name) => Names.TryGetValue(name, out var known) ? known : null;
}
