using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Expressions as C# in more precision than float has, in the words of a <see cref="RealDialect"/>; what is used twice is a local variable.
/// </summary>
internal sealed class RealText
{
    // Longer expressions are cut, so that a person and a compiler can read them.
    private const int Longest = 60;

    private readonly SourceWriter _writer;
    private readonly RealDialect _dialect;
    private readonly Dictionary<Expr, string> _texts = new();
    private readonly Dictionary<Expr, int> _uses;
    private readonly HashSet<string> _taken;
    private int _count;

    private RealText(
        SourceWriter writer, RealDialect dialect, Dictionary<Expr, int> uses, IReadOnlyDictionary<Variable, string> variables)
    {
        (_writer, _dialect, _uses, _taken) = (writer, dialect, uses, new(variables.Values));
        foreach (var variable in variables)
        {
            _texts[variable.Key] = variable.Value;
        }
    }

    /// <summary>Writes the statements of a method that returns the value of an expression.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="form">The expression.</param>
    /// <param name="dialect">The words.</param>
    /// <param name="variables">The names of its variables.</param>
    public static void Write(
        SourceWriter writer, DoubleForm form, RealDialect dialect, IReadOnlyDictionary<Variable, string> variables)
    {
        var body = Write(writer, new[] { form.Body }, dialect, variables)[0];
        writer.Line($"return {dialect.Result(body)};");
    }

    /// <summary>Writes the statements that lead to some expressions, and gives the text of each.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="roots">The expressions.</param>
    /// <param name="dialect">The words.</param>
    /// <param name="variables">The names of their variables.</param>
    public static IReadOnlyList<string> Write(
        SourceWriter writer, IReadOnlyList<Expr> roots, RealDialect dialect, IReadOnlyDictionary<Variable, string> variables)
    {
        var nodes = DoubleForms.Nodes(roots);
        var uses = nodes.SelectMany(DoubleForms.Needs).Concat(roots).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var text = new RealText(writer, dialect, uses, variables);
        foreach (var node in nodes)
        {
            text.Visit(node);
        }

        return roots.Select(text.Of).ToList();
    }

    private void Visit(Expr node)
    {
        if (_texts.ContainsKey(node))
        {
            return;
        }

        var text = Text(node);
        if (node is not Number && ((_uses.TryGetValue(node, out var uses) && uses > 1) || text.Length > Longest))
        {
            string name;
            do
            {
                name = $"local{++_count}";
            }
            while (_taken.Contains(name));
            _writer.Line($"{(node.IsCondition ? _dialect.Condition : _dialect.Number)} {name} = {Bare(text)};");
            text = name;
        }

        _texts[node] = text;
    }

    private string Text(Expr node) => node switch
    {
        Number number => _dialect.Constant(number.Value),
        Sum => $"({Joined(node.Children.Select(Of).ToList())})",
        Product { Coefficient: -1 } product when _dialect.HasNegation => "-" + TextOf(product.Children.RemoveAt(0)),
        Product product => TextOf(product.Children),
        Power { Exponent: < 0 } power => $"({_dialect.Constant(1)} / {Raised(power.Base, -power.Exponent)})",
        Power power => Raised(power.Base, power.Exponent),
        Call call => _dialect.Call(call.Function.Real, node.Children.Select(c => Bare(Of(c)))),
        Comparison { Left: var left, Right: var right } c when ReferenceEquals(left, right) => c.Relation switch
        {
            // The compiler warns of a comparison of a variable with itself, which asks whether it is NaN.
            Relation.Less or Relation.Greater => _dialect.Truth(false),
            Relation.NotEqual => _dialect.IsNaN(Of(left)),
            _ => _dialect.Not(_dialect.IsNaN(Of(left))),
        },
        Comparison c => _dialect.Compare(c.Relation, Of(c.Left), Of(c.Right)),
        Select => _dialect.Select(Of(node.Children[0]), Of(node.Children[1]), Of(node.Children[2])),
        Logic { Operator: LogicalOperator.And } => _dialect.And(Of(node.Children[0]), Of(node.Children[1])),
        Logic { Operator: LogicalOperator.Or } => _dialect.Or(Of(node.Children[0]), Of(node.Children[1])),
        Logic { Operator: LogicalOperator.Not } => _dialect.Not(Of(node.Children[0])),
        Logic logic => _dialect.Truth(logic.Operator == LogicalOperator.True),
        _ => throw new System.InvalidOperationException($"no text for {node.GetType().Name}"),
    };

    // One division, so that a quotient of two numbers rounds once.
    private string TextOf(IReadOnlyList<Expr> factors)
    {
        var above = factors.Where(f => f is not Power { Exponent: < 0 }).Select(Of).DefaultIfEmpty(_dialect.Constant(1));
        var below = factors.OfType<Power>().Where(p => p.Exponent < 0)
            .Select(p => Raised(p.Base, -p.Exponent)).ToList();
        var numerator = string.Join(" * ", above);
        return below.Count == 0 ? $"({numerator})" : $"({numerator} / {(below.Count == 1 ? below[0] : $"({string.Join(" * ", below)})")})";
    }

    /// <summary>A text without the parentheses around all of it, for where nothing stands beside it.</summary>
    public static string Bare(string text)
    {
        if (text[0] != '(')
        {
            return text;
        }

        var depth = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }

    private static string Joined(IReadOnlyList<string> terms) =>
        terms[0] + string.Concat(terms.Skip(1).Select(t => t[0] == '-' ? " - " + t.Substring(1) : " + " + t));

    private string Raised(Expr @base, int exponent) => exponent == 1 ? Of(@base) : _dialect.Raised(Of(@base), exponent);

    private string Of(Expr node) => _texts[node];
}
