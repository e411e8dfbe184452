using System.Globalization;
using System.Text.RegularExpressions;
using ActGen.Generator.Expressions;

namespace ActGen.Gallery.Formulas;

/// <summary>
/// Reads the texts of <see cref="ActGen.ActivationInfo"/> back into expressions, with the generator's own parser: what it prints reads back
/// as the same expression. So the page has MathML of everything, and no assembly that declares activations has to carry it.
/// </summary>
internal sealed partial class FormulaReader : FormulaScope
{
    /// <summary>The text in the place of a part that is too long to be written.</summary>
    public const string Dots = "...";

    private const int AnyCount = 1 << 16;
    private const string DerivedPrefix = "derived__";

    private readonly ExprPool _pool = new();
    private readonly List<string> _derived = [];

    public override IEnumerable<string> Names => [];

    /// <summary>A formula; null where it does not read.</summary>
    public static Expr? Read(string text) => Parse(text, (parser, readable) => parser.ParseNumber(readable));

    /// <summary>A condition; null where the text is none.</summary>
    public static Expr? ReadCondition(string text) => Parse(text, (parser, readable) => parser.ParseCondition(readable));

    /// <summary>The functions in a formula that are none of the language, with what they mean as a formula over u.</summary>
    public static IEnumerable<(string Name, string Meaning)> Legends(string text) =>
        Read(text) is { } expr ? Calls(expr).Where(f => f.Legend is not null).Select(f => (f.Name, f.Legend!)).Distinct() : [];

    private static IEnumerable<Function> Calls(Expr node) =>
        node.Children.SelectMany(Calls).Concat(node is Call call ? [call.Function] : []);

    /// <summary>Formulas with commas between them.</summary>
    public static IEnumerable<string> Split(string texts)
    {
        int depth = 0, start = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            depth += texts[i] is '(' or '[' ? 1 : texts[i] is ')' or ']' ? -1 : 0;
            if (texts[i] == ',' && depth == 0)
            {
                yield return texts[start..i].Trim();
                start = i + 1;
            }
        }

        yield return texts[start..].Trim();
    }

    /// <summary>Any name that is no constant is a variable: inputs, learnables, and what derivatives are made of.</summary>
    public override Expr? Resolve(string name) => FunctionTable.Constants.ContainsKey(name) ? null
        : _pool.Variable(name.StartsWith(DerivedPrefix, StringComparison.Ordinal)
            ? _derived[int.Parse(name[DerivedPrefix.Length..], CultureInfo.InvariantCulture)] : name, VariableKind.Input);

    public override int? CountOf(string vector) => AnyCount;

    public override Expr? ResolveElement(string vector, int index) => _pool.Variable($"{vector}[{index}]", VariableKind.Learnable);

    /// <summary>The functions that repairs bring in, which are written with their first argument alone.</summary>
    public override Expr? Inline(string name, IReadOnlyList<Expr> arguments, out string? error)
    {
        error = null;
        return FunctionTable.TryGet(name, out var function) && function.Legend is not null && arguments.Count == 1
            ? _pool.Call(function, [.. Enumerable.Repeat(arguments[0], function.Arity)])
            : null;
    }

    private static Expr? Parse(string text, Func<FormulaParser, string, Expr?> parse)
    {
        var reader = new FormulaReader();
        // softmax(w)[0], the weight of a part of a mix, is a name; so are the dots in the place of a part that is too long.
        var readable = DerivedName().Replace(text, m =>
        {
            reader._derived.Add(m.Value == Dots ? "…" : m.Value);
            return DerivedPrefix + (reader._derived.Count - 1);
        });
        return parse(new FormulaParser(reader._pool, reader), readable);
    }

    [GeneratedRegex(@"\w+\(\w+\)\[\d+\]|\.\.\.")]
    private static partial Regex DerivedName();
}
