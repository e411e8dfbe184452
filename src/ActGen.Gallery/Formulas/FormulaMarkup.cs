using System.Net;
using ActGen.Generator.Expressions;

namespace ActGen.Gallery.Formulas;

/// <summary>Formulas, conditions and names as markup.</summary>
internal static class FormulaMarkup
{
    /// <summary>A formula in a line of its own; as written where it cannot be typeset.</summary>
    public static string Block(string text) =>
        text == FormulaReader.Dots ? "<span class=\"source\">longer than anyone would read: the generated kernel below has it</span>"
        : FormulaReader.Read(text) is { } expr ? MathMLPrinter.Print(LongSums.Shorten(HornerForms.Expand(expr))) : Code(text);

    /// <summary>A formula, a condition or a sentence, within a line.</summary>
    public static string Inline(string text) =>
        (FormulaReader.Read(text) ?? FormulaReader.ReadCondition(text)) is { } expr ? MathMLPrinter.PrintInline(expr) : Escape(text);

    /// <summary>Whether a text is a formula or a condition.</summary>
    public static bool IsFormula(string text) => (FormulaReader.Read(text) ?? FormulaReader.ReadCondition(text)) is not null;

    /// <summary>The partial derivative of one name in another.</summary>
    public static string Partial(string of, string by) => $"<span class=\"m\">∂{Html(of)}&#x2009;/&#x2009;∂{Html(by)}</span>";

    /// <summary>A function and the names it is applied to.</summary>
    public static string Function(string name, IEnumerable<string> arguments) =>
        $"<span class=\"m\">{Html(name)}({string.Join(", ", arguments.Select(Html))})</span>";

    /// <summary>A name within a line of text.</summary>
    public static string Name(string name) => $"<span class=\"m\">{Html(name)}</span>";

    // Names in text are HTML: a prime or a parenthesis there needs no layout. alpha[3] has an index; of Part_alpha, Part is one.
    private static string Html(string name)
    {
        var parts = MathNames.Parts(name);
        var head = parts[0].TrimEnd('′').Length == 1 ? $"<i>{parts[0]}</i>" : Escape(parts[0]);
        return parts.Count == 1 ? head : $"{head}<sub>{Escape(string.Join(", ", parts.Skip(1)))}</sub>";
    }

    /// <summary>A name as plain text: Greek letters, indices below the line.</summary>
    public static string PlainName(string name)
    {
        var parts = MathNames.Parts(name);
        return parts[0] + string.Concat(parts.Skip(1)
            .Select(part => char.IsDigit(part[0]) ? string.Concat(part.Select(digit => (char)('₀' + (digit - '0')))) : "." + part));
    }

    public static string Code(string text) => $"<code>{Escape(text)}</code>";

    public static string Escape(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);
}
