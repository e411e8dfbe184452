using System.Text;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Expressions.Printing;

/// <summary>
/// A layout as the eye takes it in, as a C# formula: a raised exponent belongs to the last thing before it, nothing but what is drawn
/// between parentheses holds together. A parenthesis that is missing makes it another formula.
/// </summary>
internal static class Linear
{
    private static readonly Dictionary<string, string> Functions = FunctionTable.All
        .Where(f => f.Typeset is NamedTypeset { Index: null })
        .ToDictionary(f => ((NamedTypeset)f.Typeset!).Name, f => f.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Signs = new (string Drawn, string Written)[]
    {
        ("−", "-"), ("·", "*"), ("", "*"), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("=", "=="), ("∧", "&&"), ("∨", "||"), ("¬", "!"),
    }.ToDictionary(s => s.Drawn, s => s.Written, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Fences = new(StringComparer.Ordinal) { ["("] = "", ["|"] = "abs", ["⌊"] = "floor" };

    public static string Of(MathLayout layout)
    {
        var text = new StringBuilder();
        var parts = Flatten(layout).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is MathOperator { Place: OperatorPlace.Prefix, Sign: "−" } && i > 0)
            {
                Assert.False(parts[i - 1] is MathOperator { Sign: "+" or "−" or "·" or "" }, $"two signs in a row: {layout}");
            }

            // A function takes what comes next, an exponent at its name raises the value.
            var raised = (parts[i] as MathScript)?.Raised;
            var function = (parts[i] as MathScript)?.Base as MathFunction ?? parts[i] as MathFunction;
            text.Append(function is null
                ? Single(parts[i])
                : raised is null ? Apply(parts[i], parts[++i])
                    : $"pow({Apply(((MathScript)parts[i]).Lowered is null ? function : parts[i], parts[++i])}, {Of(raised)})");
        }

        return text.ToString();
    }

    private static IEnumerable<MathLayout> Flatten(MathLayout layout) => layout switch
    {
        MathRow row => row.Parts.SelectMany(Flatten),
        // What is raised stands at the last part of its base.
        MathScript { Base: MathRow row, Raised: not null } script =>
            row.Parts.Take(row.Parts.Length - 1).SelectMany(Flatten).Append(script with { Base = row.Parts[^1] }),
        _ => [layout],
    };

    private static string Apply(MathLayout function, MathLayout argument)
    {
        var name = function is MathFunction { Name: var plain } ? plain : "log2";
        return Functions.GetValueOrDefault(name, name) + Single(Assert.IsType<MathFence>(argument));
    }

    private static string Single(MathLayout layout) => layout switch
    {
        MathNumber number => number.Digits,
        MathName name => MathNames.NameOf(name.Name) ?? name.Name,
        MathOperator { Place: OperatorPlace.Separator } => ",",
        MathOperator sign => " " + Signs.GetValueOrDefault(sign.Sign, sign.Sign) + " ",
        MathFraction fraction => $"(({Of(fraction.Above)}) / ({Of(fraction.Below)}))",
        MathScript { Base: MathName { Name: "e" } } script => $"exp({Of(script.Raised!)})",
        MathScript { Raised: { } raised } script => $"pow({Of(script.Base)}, {Of(raised)})",
        MathScript { Lowered: { } lowered } script => $"{Of(script.Base)}[{Of(lowered)}]",
        MathRoot root => $"{(root.Degree == 2 ? "sqrt" : "cbrt")}({Of(root.Radicand)})",
        MathFence fence => $"{Fences[fence.Open]}({Of(fence.Body)})",
        MathPieces pieces =>
            string.Concat(pieces.Rows.Select(r => r.Condition is null ? Of(r.Value) : $"{Of(r.Condition)} ? {Of(r.Value)} : ")),
        _ => throw new InvalidOperationException(layout.ToString()),
    };
}
