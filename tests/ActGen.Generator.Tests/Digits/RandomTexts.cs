using System.Globalization;

namespace ActGen.Generator.Tests.Digits;

/// <summary>
/// Random formulas over the whole language, as text, as people who know nothing of rounding would type them; the same seed gives the same
/// formula.
/// </summary>
/// <param name="seed">Of the formula.</param>
/// <param name="withReductions">Whether it has reductions of the row.</param>
/// <param name="withColumns">Whether a is a second input in it, and b a learnable of each channel; it has one of them.</param>
internal sealed class RandomTexts(int seed, bool withReductions = false, bool withColumns = false)
{
    private static readonly string[] OfOne =
    [
        "exp", "log", "sqrt", "sq", "abs", "sign", "relu", "sin", "cos", "tan", "atan", "asin", "sinh", "cosh", "tanh", "asinh", "erf",
            "erfc",
        "sigmoid", "softplus", "expm1", "log1p", "log2", "cbrt", "logsigmoid", "softsign", "step",
    ];

    private static readonly string[] Common = ["exp", "tanh", "sigmoid", "softplus", "log", "sqrt", "sq", "abs", "relu", "sin", "cos",
        "erf", "atan"];

    private static readonly double[] Numbers = [0.5, 1, 1, 2, 2, 3, 0.1, 1.5, 0.044715, 4];

    private static readonly string[] Reductions = ["rowsum", "rowsum", "rowmean", "rowmean", "rowmax", "rowmin"];

    // Of six numbers, one is a reduction.
    private const int OneIn = 6;

    private static readonly string[] Learnables = ["a", "b"];

    private readonly Random _random = new(seed);

    /// <summary>The attributes of an activation.</summary>
    public string Declaration()
    {
        var formula = Number(2 + _random.Next(4));
        while (!formula.Contains('x', StringComparison.Ordinal)
            || (withReductions && !formula.Contains("row", StringComparison.Ordinal))
            || (withColumns && !Learnables.Any(l => Has(formula, l))))
        {
            formula = Number(2 + _random.Next(4));
        }

        var isInput = withColumns && Has(formula, "a");
        var learnables = Learnables.Where(l => Has(formula, l) && !(isInput && l == "a")).Select(l =>
            $"""[Learnable("{l}", {(l == "a" ? "0.75" : "1.25")}{(withColumns ? ", Per = Per.Channel" : "")})]""");
        return $"""[Activation("{formula}"{(isInput ? ", Inputs = \"x, a\"" : "")})] {string.Concat(learnables)}""".Trim();
    }

    private static bool Has(string formula, string name) => formula.Split(' ', '(', ')', ',').Contains(name);

    private string Number(int depth) => depth <= 0 ? Leaf()
        : withReductions && _random.Next(OneIn) == 0 ? $"{Pick(Reductions)}({Number(depth - 1)})" : _random.Next(14) switch
        {
            0 or 1 => $"({Number(depth - 1)} + {Number(depth - 2)})",
            2 => $"({Number(depth - 2)} - {Number(depth - 1)})",
            3 or 4 => $"{Number(depth - 1)} * {Number(depth - 2)}",
            5 => $"{Number(depth - 1)} / ({Number(depth - 2)})",
            6 => $"{Number(depth - 1)} / (1 + {Pick(["exp", "abs", "sq"])}({Number(depth - 2)}))",
            7 => _random.Next(3) switch
            {
                0 => $"({Leaf()} > {Leaf()} ? {Number(depth - 1)} : {Number(depth - 2)})",
                1 => $"{Pick(["min", "max"])}({Number(depth - 1)}, {Number(depth - 2)})",
                _ => $"pow({Number(depth - 2)}, {Pick(["2", "3", "0.5", "a"])})",
            },
            8 or 9 => $"{Pick(OfOne)}({Number(depth - 1)})",
            _ => $"{Pick(Common)}({Number(depth - 1)})",
        };

    private string Leaf() => _random.Next(8) switch
    {
        0 => Pick(Numbers).ToString(CultureInfo.InvariantCulture),
        1 => Pick(Learnables),
        2 => "-x",
        _ => "x",
    };

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
