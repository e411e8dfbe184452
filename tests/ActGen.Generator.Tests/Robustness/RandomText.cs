using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>Texts that somebody might type as a formula: noise, and good formulas with mistakes in them.</summary>
internal static partial class RandomText
{
    /// <summary>Formulas of one input x and the learnables alpha, beta and v[0] to v[2].</summary>
    public static readonly string[] Good =
    [
        "x / (1 + exp(-beta * x))", "x * tanh(softplus(x))", "max(x, alpha * x)", "x > 0 ? x : alpha * (exp(x) - 1)",
        "0.5 * x * (1 + erf(x / sqrt(2)))", "log(1 + exp(beta * x)) / beta", "x + sq(sin(alpha * x)) / alpha", "min(max(x, 0), 6)",
        "clamp(x, -1, 1) * x / 6", "sum(i, 0, 2, v[i] * pow(x, i))", "x < -1 ? -1 : x > 1 ? 1 : x", "pow(abs(x), alpha)",
        "log(alpha * x) + sqrt(x - beta)", "asin(x) + acosh(x) + atanh(beta)", "sign(x) * cbrt(x)",
            "(x >= 0 && x < 1) || !(alpha != 0) ? 1 : 0",
        "floor(x) + round(x) - step(x)", "x * sigmoid(1.702f * x) - 1e-3", "x / (1 + abs(x))", "sinh(x) / cosh(x) - tan(x)",
        "1 / (1e-6 + sq(x)) * pi - e", "logsigmoid(x) + softsign(x) + relu(x)", "erfc(-x) * expm1(x) * log1p(sq(x))", "-x - -x + +x",
    ];

    private static readonly string[] Tokens =
    [
        .. Good.SelectMany(f => Token().Matches(f).Select(m => m.Value)).Distinct(),
        "^", "%", "=", "==", "&", "|", "=>", "..", "[", "]", "{", "}", ";", "\"", "'", "//", "/*", "*/", "#", "@", "?.", "??", "::", "new",
            "class", "null", "true",
        "await", "x.y", "Math.PI", "1e400", "1e-400", "0x1F", "1_000", "1m", "int.MaxValue", "2147483648", "v[3]", "v[-1]", "v[x]",
            "sum(i, 1, 3", "A0(x)", "rowsum(x)", "NaN",
    ];

    private static readonly Gen<char> Character = Gen.Frequency(
        (6, Gen.Choose(' ', '~').Select(c => (char)c)),
        (1, Gen.Choose(0, char.MaxValue).Select(c => (char)c)),
        (1, Gen.Elements("²×·−≤αβπ√∞½\u00a0\u200b\u2028\ufeff\t\n\r\0".ToCharArray())));

    /// <summary>Noise: of characters, or of the tokens of formulas.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(
        Character.ArrayOf().Select(c => new string(c)),
        Gen.Elements(Tokens).ArrayOf().Select(t => string.Join(' ', t)),
        Gen.Elements(Tokens).ArrayOf().Select(string.Concat));

    /// <summary>Good formulas with up to three mistakes.</summary>
    public static readonly Gen<string> Mutated =
        from formula in Gen.Elements(Good)
        from count in Gen.Choose(0, 3)
        from mistakes in Mistake().ArrayOf(count)
        select mistakes.Aggregate(formula, (text, mistake) => mistake(text));

    private static Gen<Func<string, string>> Mistake() =>
        from kind in Gen.Choose(0, 6)
        from at in Gen.Choose(0, 1000)
        from length in Gen.Choose(1, 6)
        from character in Character
        from token in Gen.Elements(Tokens)
        from other in Gen.Elements(Good)
        select (Func<string, string>)(text => kind switch
        {
            0 => Replaced(text, at, length, ""),
            1 => Replaced(text, at, 0, character.ToString()),
            2 => Replaced(text, at, 1, character.ToString()),
            3 => WithToken(text, at, _ => token),
            4 => WithToken(text, at, old => old + token),
            5 => WithToken(text, at, old => $"({other})"),
            _ => WithToken(text, at, old => old + " " + old),
        });

    // Positions wrap around.
    private static string Replaced(string text, int at, int length, string by)
    {
        var start = at % (text.Length + 1);
        return text[..start] + by + text[Math.Min(text.Length, start + length)..];
    }

    private static string WithToken(string text, int at, Func<string, string> change)
    {
        var tokens = Token().Matches(text);
        var token = tokens.Count == 0 ? null : tokens[at % tokens.Count];
        return token is null ? text : text[..token.Index] + change(token.Value) + text[(token.Index + token.Length)..];
    }

    [GeneratedRegex(@"[A-Za-z_]\w*|[0-9.]+|[<>=!]=|&&|\|\||\S")]
    private static partial Regex Token();
}
