using System.Globalization;
using ActGen.Generator.Bind;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Advise;

/// <summary>
/// Writes an activation so that two have the same text exactly when they are the same but for names: variables are numbered, the
/// operands of what has no order are sorted, comparisons all point one way, and learnables are written with their settings.
/// </summary>
internal sealed class CanonicalText
{
    private const int LongestWritten = 5_000;

    private readonly Dictionary<Expr, string> _texts = new();

    private CanonicalText(BoundActivation bound)
    {
        Number("x", bound.Inputs);
        Number("p", bound.Learnables.SelectMany(l => l.Elements));
        Number("d", bound.Derived.Select(d => d.Symbol));
    }

    /// <summary>The text of an activation with some values; null where it is too long, or gives derivatives of its own.</summary>
    public static string? Of(BoundActivation bound, IReadOnlyList<Expr> values)
    {
        if (values.Any(v => v.WrittenLength > LongestWritten) || !bound.Overrides.IsEmpty)
        {
            return null;
        }

        var text = new CanonicalText(bound);
        var settings = $"{bound.Inputs.Length}{bound.Declaration.Interleaved}{bound.Declaration.Kinks}";
        return string.Join(";", bound.Learnables.Select(Settings).Concat(bound.Derived.Select(d => text.Write(d.Value)))
            .Concat(values.Select(text.Write)).Prepend(settings));
    }

    // All that training sees of a learnable: with another start it is another activation.
    private static string Settings(BoundLearnable learnable) =>
        $"{learnable.Initializer}{learnable.Bounds}{learnable.Declaration with { Name = "", Init = "", Group = "" }}";

    private void Number(string prefix, IEnumerable<Expr> variables)
    {
        foreach (var variable in variables)
        {
            _texts.Add(variable, prefix + _texts.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Write(Expr node)
    {
        if (!_texts.TryGetValue(node, out var text))
        {
            text = node switch
            {
                Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
                Variable variable => variable.Name,
                Sum => Sorted("+", node),
                Product => Sorted("*", node),
                Power power => $"^{power.Exponent}({Write(power.Base)})",
                Call { Function.IsCommutative: true } call => Sorted(call.Function.Name, node),
                Call call => InOrder(call.Function.Name, node.Children),
                Select => InOrder("?", node.Children),
                Comparison { Relation: Relation.Greater or Relation.GreaterOrEqual } c =>
                    InOrder(Relations.Mirror(c.Relation).ToString(), [c.Right, c.Left]),
                Comparison { Relation: Relation.Equal or Relation.NotEqual } c => Sorted(c.Relation.ToString(), node),
                Comparison c => InOrder(c.Relation.ToString(), node.Children),
                Logic logic => Sorted(logic.Operator.ToString(), node),
                _ => throw new InvalidOperationException($"'{node}' has no canonical text"),
            };
            _texts.Add(node, text);
        }

        return text;
    }

    private string InOrder(string name, IReadOnlyList<Expr> operands) => $"{name}({string.Join(",", operands.Select(Write))})";

    private string Sorted(string name, Expr node) =>
        $"{name}({string.Join(",", node.Children.Select(Write).OrderBy(t => t, StringComparer.Ordinal))})";
}
