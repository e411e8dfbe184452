using System;
using System.Collections.Generic;
using ActGen.CompilerServices;
using static ActGen.CompilerServices.ExtendedReals;
using One = System.Func<ActGen.CompilerServices.ExtendedReal, ActGen.CompilerServices.ExtendedReal>;
using Two = System.Func<
    ActGen.CompilerServices.ExtendedReal, ActGen.CompilerServices.ExtendedReal, ActGen.CompilerServices.ExtendedReal>;

namespace ActGen.Generator.Expressions;

/// <summary>The functions of <see cref="ExtendedReals"/> by the names that generated code calls them by.</summary>
internal static class ExtendedFunctions
{
    private static readonly Dictionary<string, One> OfOne = new(StringComparer.Ordinal)
    {
        ["Abs"] = Abs,
        ["Acos"] = Acos,
        ["Acosh"] = Acosh,
        ["Asin"] = Asin,
        ["Asinh"] = Asinh,
        ["Atan"] = Atan,
        ["Atanh"] = Atanh,
        ["Cbrt"] = Cbrt,
        ["Cos"] = Cos,
        ["Cosh"] = Cosh,
        ["Erf"] = Erf,
        ["Erfc"] = Erfc,
        ["Exp"] = Exp,
        ["ExpOfMinusAbs"] = ExpOfMinusAbs,
        ["Expm1"] = Expm1,
        ["Exprel"] = Exprel,
        ["Exprel2"] = Exprel2,
        ["ExprelDerivative"] = ExprelDerivative,
        ["Floor"] = Floor,
        ["Gauss"] = Gauss,
        ["GaussHalf"] = GaussHalf,
        ["Hypot1"] = Hypot1,
        ["Log"] = Log,
        ["Log10"] = Log10,
        ["Log1p"] = Log1p,
        ["Log1prel"] = Log1prel,
        ["Log1prelDerivative"] = Log1prelDerivative,
        ["Log2"] = Log2,
        ["NormalCdf"] = NormalCdf,
        ["Relu"] = Relu,
        ["Round"] = Round,
        ["SechSquared"] = SechSquared,
        ["Sigmoid"] = Sigmoid,
        ["Sign"] = Sign,
        ["Sin"] = Sin,
        ["Sinc"] = Sinc,
        ["SincDerivative"] = SincDerivative,
        ["Sinh"] = Sinh,
        ["Softplus"] = Softplus,
        ["Sqrt"] = Sqrt,
        ["Step"] = Step,
        ["Tan"] = Tan,
        ["Tanh"] = Tanh,
    };

    private static readonly Dictionary<string, Two> OfTwo = new(StringComparer.Ordinal)
    {
        ["AtLeast"] = AtLeast,
        ["AtMost"] = AtMost,
        ["Atan2"] = Atan2,
        ["Expm1div"] = Expm1div,
        ["Hypot"] = Hypot,
        ["Log1pdiv"] = Log1pdiv,
        ["Log1prel"] = (u, _) => Log1prel(u),
        ["Logaddexp"] = Logaddexp,
        ["Max"] = Max,
        ["Min"] = Min,
        ["Pow"] = Pow,
        ["Sindiv"] = Sindiv,
    };

    /// <summary>The value of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The value; null where there is no such function.</returns>
    public static ExtendedReal? Apply(string name, IReadOnlyList<ExtendedReal> arguments) => arguments.Count switch
    {
        1 => OfOne.TryGetValue(name, out var one) ? one(arguments[0]) : null,
        2 => OfTwo.TryGetValue(name, out var two) ? two(arguments[0], arguments[1]) : null,
        _ => name switch
        {
            "Clamp" => Clamp(arguments[0], arguments[1], arguments[2]),
            "Log1prelDerivative" => Log1prelDerivative(arguments[0]),
            _ => null,
        },
    };
}
