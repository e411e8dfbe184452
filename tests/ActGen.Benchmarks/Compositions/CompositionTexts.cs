using System.Globalization;

namespace ActGen.Benchmarks.Compositions;

/// <summary>Seeded random compositions of functions that cost something: sums, products and functions of functions, and mixes.</summary>
internal sealed class CompositionTexts(int seed)
{
    private const int FewestCalls = 2;
    private const int MostCalls = 8;

    private static readonly string[] Arguments = ["x", "x", "x", "2 * x", "0.25 * x", "x + 0.5", "x - 0.25"];

    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>The functions, where {0} is the argument; their values are of a size that none of their compositions overflows.</summary>
    public static IReadOnlyList<string> Functions { get; } =
    [
        "tanh({0})", "sigmoid({0})", "softplus({0})", "sin({0})", "cos({0})", "exp(-abs({0}))", "exp(-sq({0}))", "expm1(min({0}, 3))",
        "log1p(abs({0}))", "log(1 + sq({0}))", "asinh({0})", "atan({0})", "erf({0})", "pow(1 + abs({0}), 0.7)",
    ];

    /// <summary>Random formulas, with as many of each number of calls.</summary>
    /// <param name="count">How many.</param>
    public static IEnumerable<Composition> Formulas(int count) =>
        Enumerable.Range(0, count).Select(i => new CompositionTexts(i).Formula(FewestCalls + (i % (MostCalls - FewestCalls + 1))));

    /// <summary>Mixes of each number of functions, added up and multiplied.</summary>
    /// <param name="name">The name of the type of a function.</param>
    public static IEnumerable<Composition> Mixes(Func<int, string> name)
    {
        for (var count = FewestCalls; count <= MostCalls; count++)
        {
            foreach (var combine in new[] { "Sum", "Product" })
            {
                var parts = Enumerable.Range(0, Functions.Count).ToArray();
                new Random(count).Shuffle(parts);
                parts = parts[..count];
                var types = string.Join(", ", parts.Select(part => $"typeof({name(part)})"));
                yield return new Composition(
                    $"[Mix({types}, Combine = Combine.{combine})]", parts, $"{combine.ToLowerInvariant()} mixed of {count}");
            }
        }
    }

    private Composition Formula(int calls)
    {
        var text = Number(calls);
        return new Composition($"[Activation(\"{text}\")]", [.. _calls.Values], text);
    }

    private string Number(int calls)
    {
        if (calls == 0)
        {
            return Arguments[_random.Next(Arguments.Length)];
        }

        var first = calls == 1 ? 0 : _random.Next(1, calls);
        return calls == 1 ? Call(0) : _random.Next(3) switch
        {
            0 => $"({Number(first)} + {Number(calls - first)})",
            1 => $"{Number(first)} * {Number(calls - first)}",
            _ => Call(calls - 1),
        };
    }

    private string Call(int inner)
    {
        var function = _random.Next(Functions.Count);
        var call = string.Format(CultureInfo.InvariantCulture, Functions[function], Number(inner));
        _calls[call] = function;
        return call;
    }
}
