using static ActGen.Generator.Tests.Harness.Reals.BigFunctions;

namespace ActGen.Generator.Tests.Harness.Reals;

/// <summary>
/// The meaning of each function of the formula language, written a second time: from its definition, in <see cref="BigReal"/>.
/// </summary>
internal static class BigTable
{
    private static readonly Dictionary<string, Func<BigReal[], BigReal>> Rows = new(StringComparer.Ordinal)
    {
        ["exp"] = a => Exp(a[0]),
        ["expm1"] = a => Exp(a[0]) - 1,
        ["log"] = a => Log(a[0]),
        ["log1p"] = a => Log1p(a[0]),
        ["log2"] = a => Log(a[0]) / Ln2,
        ["log10"] = a => Log(a[0]) / Log(10),
        ["logaddexp"] = a => Log(Exp(a[0]) + Exp(a[1])),
        ["atan2"] = a => Angle(a[0], a[1]),
        ["heaviside"] = a => a[0].Sign > 0 ? 1 : a[0].Sign < 0 ? 0 : a[1],
        ["rowmin"] = a => a[0],
        ["sqrt"] = a => BigReal.Sqrt(a[0]),
        ["cbrt"] = a => Cbrt(a[0]),
        ["sq"] = a => a[0] * a[0],
        ["pow"] = a => Pow(a[0], a[1]),
        ["abs"] = a => BigReal.Abs(a[0]),
        ["sign"] = a => a[0].Sign,
        ["relu"] = a => a[0].Sign > 0 ? a[0] : 0,
        ["min"] = a => a[0] <= a[1] ? a[0] : a[1],
        ["max"] = a => a[0] >= a[1] ? a[0] : a[1],
        ["clamp"] = a => BigReal.Min(BigReal.Max(a[0], a[1]), a[2]),
        ["floor"] = a => BigReal.Floor(a[0]),
        ["round"] = a => RoundToEven(a[0]),
        ["step"] = a => a[0].Sign >= 0 ? 1 : 0,
        ["sin"] = a => Sin(a[0]),
        ["cos"] = a => Cos(a[0]),
        ["tan"] = a => Tan(a[0]),
        ["asin"] = a => Asin(a[0]),
        ["acos"] = a => (Pi / 2) - Asin(a[0]),
        ["atan"] = a => Atan(a[0]),
        ["sinh"] = a => Sinh(a[0]),
        ["cosh"] = a => Cosh(a[0]),
        ["tanh"] = a => Tanh(a[0]),
        ["asinh"] = a => Asinh(a[0]),
        ["acosh"] = a => Acosh(a[0]),
        ["atanh"] = a => Atanh(a[0]),
        ["erf"] = a => Erf(a[0]),
        ["erfc"] = a => Erfc(a[0]),
        ["sigmoid"] = a => Sigmoid(a[0]),
        ["softplus"] = a => Softplus(a[0]),
        ["logsigmoid"] = a => -Softplus(-a[0]),
        ["softsign"] = a => a[0] / (1 + BigReal.Abs(a[0])),
        ["sechsq"] = a => 1 / (Cosh(a[0]) * Cosh(a[0])),
        ["expnegabs"] = a => Exp(-BigReal.Abs(a[0])),
        ["gauss"] = a => Exp(-a[0] * a[0]),
        ["normcdf"] = a => Erfc(-a[0] / BigReal.Sqrt(2)) / 2,
        ["gausshalf"] = a => Exp(-a[0] * a[0] / 2),
        ["hypot1"] = a => BigReal.Sqrt(1 + (a[0] * a[0])),
        ["norm"] = a => BigReal.Sqrt(a[0]),
        ["hypot"] = a => BigReal.Sqrt((a[0] * a[0]) + (a[1] * a[1])),
        ["atmost"] = a => BigReal.Min(a[0], a[1]),
        ["atleast"] = a => BigReal.Max(a[0], a[1]),
        ["expm1div"] = a => a[0].Sign == 0 ? a[1] : (Exp(a[0] * a[1]) - 1) / a[0],
        ["log1pdiv"] = a => a[0].Sign == 0 ? a[1] : Log1p(a[0] * a[1]) / a[0],
        ["exprel"] = a => a[0].Sign == 0 ? 1 : (Exp(a[0]) - 1) / a[0],
        ["dexprel"] = a => a[0].Sign == 0 ? 0.5 : (1 + ((a[0] - 1) * Exp(a[0]))) / (a[0] * a[0]),
        ["exprel2"] = a => a[0].Sign == 0 ? 0.5 : (Exp(a[0]) - 1 - a[0]) / (a[0] * a[0]),
        ["log1prel"] = a => a[0].Sign == 0 ? 1 : Log1p(a[0]) / a[0],
        ["dlog1prel"] = a => a[0].Sign == 0 ? -0.5 : ((a[0] / (1 + a[0])) - Log(1 + a[0])) / (a[0] * a[0]),
        ["sindiv"] = a => a[0].Sign == 0 ? a[1] : Sin(a[0] * a[1]) / a[0],
        ["sinc"] = a => a[0].Sign == 0 ? 1 : Sin(a[0]) / a[0],
        ["dsinc"] = a => a[0].Sign == 0 ? 0 : (Cos(a[0]) - (Sin(a[0]) / a[0])) / a[0],
        ["indouble"] = a => a[0],
        ["inextended"] = a => a[0],
        ["affine"] = a => (a[0] * a[1]) + a[2],
    };

    public static IEnumerable<string> Names => Rows.Keys;

    public static BigReal Evaluate(string function, params BigReal[] arguments) => Rows[function](arguments);

    private static BigReal Angle(BigReal u, BigReal v) =>
        v.Sign > 0 ? Atan(u / v) : v.Sign == 0 ? Pi / 2 * u.Sign : u.Sign < 0 ? Atan(u / v) - Pi : Atan(u / v) + Pi;

    private static BigReal RoundToEven(BigReal x)
    {
        var below = BigReal.Floor(x);
        var rest = x - below;
        var isEven = (below * 0.5).Equals(BigReal.Floor(below * 0.5));
        return rest < 0.5 || (rest.Equals(0.5) && isEven) ? below : below + 1;
    }
}
