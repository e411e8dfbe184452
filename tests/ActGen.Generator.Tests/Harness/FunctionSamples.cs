using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Harness;

/// <summary>Points of the domain of each function: chosen ones and seeded random ones of every size.</summary>
internal static class FunctionSamples
{
    private const int Count = 60;

    // The range of each argument. A range that is open at an edge comes close to it, but not onto it.
    private static readonly Dictionary<string, Interval[]> Ranges = new(StringComparer.Ordinal)
    {
        ["log"] = [Positive],
        ["log2"] = [Positive],
        ["log10"] = [Positive],
        ["log1p"] = [AboveMinusOne],
        ["sqrt"] = [Positive],
        ["norm"] = [Positive],
        ["pow"] = [new(0, 20, LowerOpen: true), new(-6, 6)],
        ["tan"] = [new(-1.5, 1.5)],
        ["asin"] = [new(-1, 1, true, true)],
        ["acos"] = [new(-1, 1, true, true)],
        ["acosh"] = [new(1, 1000, LowerOpen: true)],
        ["atanh"] = [new(-1, 1, true, true)],
        ["erf"] = [new(-6, 6)],
        ["erfc"] = [new(-6, 20)],
        ["gauss"] = [new(-20, 20)],
        ["normcdf"] = [new(-30, 6)],
        ["gausshalf"] = [new(-30, 30)],
        ["clamp"] = [new(-4, 4), new(-4, 4), new(-4, 4)],
        ["expm1div"] = [new(-4, 4), new(-10, 10)],
        ["log1pdiv"] = [new(0, 4), new(0, 100)],
        ["sindiv"] = [new(-1, 1), new(-3, 3)],
        ["log1prel"] = [AboveMinusOne, new(0, 1)],
        ["dlog1prel"] = [AboveMinusOne, new(0, 1), new(0, 1)],
    };

    private static Interval Positive => new(0, 1e6, LowerOpen: true);

    private static Interval AboveMinusOne => new(-1, 1e4, LowerOpen: true);

    public static IReadOnlyList<double[]> Of(Function function)
    {
        var random = new Random(function.Name.Length * 1009);
        var ranges = Ranges.TryGetValue(function.Name, out var given)
            ? given
            : Enumerable.Repeat(new Interval(-30, 30), function.Arity).ToArray();
        return Enumerable.Range(0, Count).Select(i => ranges.Select(r => Draw(random, r, i)).ToArray()).ToList();
    }

    /// <summary>Samples away from the places where a function jumps or has a kink.</summary>
    public static IReadOnlyList<double[]> Smooth(Function function) => Of(function).Where(point => function.Name switch
    {
        "floor" => Distance(point[0], Math.Round(point[0])),
        "round" => Distance(point[0], Math.Floor(point[0]) + 0.5),
        "clamp" => Distance(point[0], point[1]) && Distance(point[0], point[2]) && Distance(point[1], point[2]),
        "hypot" => point[0] != 0 || point[1] != 0,
        "heaviside" => point[0] != 0,
        "atan2" => point[1] > 1e-6 || Math.Abs(point[0]) > 1e-6,
        "min" or "max" => Distance(point[0], point[1]),
        "abs" or "sign" or "relu" or "step" or "cbrt" => point[0] != 0,
        _ => true,
    }).ToList();

    private static bool Distance(double a, double b) => Math.Abs(a - b) > 1e-9;

    // Small integers first, then all sizes in turn: spread evenly, close to zero, close to the edges.
    private static double Draw(Random random, Interval range, int i)
    {
        var span = range.Upper - range.Lower;
        var tiny = Math.Pow(10, -12 * random.NextDouble());
        var value = i < 5 ? i - 2 : (i % 4) switch
        {
            0 => (random.Next(2) == 0 ? -1 : 1) * tiny,
            1 => range.Lower + (Math.Min(span, 1) * tiny),
            2 => range.Upper - (Math.Min(span, 1) * tiny),
            _ => range.Lower + (span * random.NextDouble()),
        };
        var isInside = (value > range.Lower || (value == range.Lower && !range.LowerOpen))
            && (value < range.Upper || (value == range.Upper && !range.UpperOpen));
        return isInside ? value : range.Lower + (span * (0.25 + (0.5 * random.NextDouble())));
    }
}
