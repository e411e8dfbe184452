using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Expressions as C# in double precision, as <see cref="Interpreter"/> evaluates them, or in extended precision, as
/// <see cref="ExtendedInterpreter"/> does; what is used twice is a local variable.
/// </summary>
internal sealed class DoubleText
{
    private const string Namespace = "global::ActGen.CompilerServices";

    // Longer expressions are cut, so that a person and a compiler can read them.
    private const int Longest = 60;

    private static readonly Dictionary<Relation, string> RelationTexts = new()
    {
        [Relation.Less] = "<",
        [Relation.LessOrEqual] = "<=",
        [Relation.Greater] = ">",
        [Relation.GreaterOrEqual] = ">=",
        [Relation.Equal] = "==",
        [Relation.NotEqual] = "!=",
    };

    private readonly SourceWriter _writer;
    private readonly string _type;
    private readonly string _functions;
    private readonly Dictionary<Expr, string> _texts = new();
    private readonly Dictionary<Expr, int> _uses;
    private int _count;

    private DoubleText(SourceWriter writer, bool isExtended, Dictionary<Expr, int> uses)
    {
        (_writer, _uses) = (writer, uses);
        (_type, _functions) = (TypeOf(isExtended), $"{Namespace}.{(isExtended ? "ExtendedReals" : "Reals")}");
    }

    /// <summary>The type of the numbers.</summary>
    public static string TypeOf(bool isExtended) => isExtended ? $"{Namespace}.ExtendedReal" : "double";

    /// <summary>Writes the statements of a method that returns the value of an expression as a float.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="form">The expression.</param>
    /// <param name="variables">The names of its variables.</param>
    public static void Write(SourceWriter writer, DoubleForm form, IReadOnlyDictionary<Variable, string> variables)
    {
        var body = form.Body;
        var nodes = DoubleForms.Nodes(body);
        var uses = nodes.SelectMany(DoubleForms.Needs).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var text = new DoubleText(writer, form.IsExtended, uses);
        foreach (var variable in variables)
        {
            text._texts[variable.Key] = variable.Value;
        }

        foreach (var node in nodes)
        {
            text.Visit(node);
        }

        var value = text._texts[body];
        writer.Line($"return (float){(value[0] == '-' ? $"({value})" : value)};");
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
            var name = $"local{++_count}";
            _writer.Line($"{(node.IsCondition ? "bool" : _type)} {name} = {text};");
            text = name;
        }

        _texts[node] = text;
    }

    private string Text(Expr node) => node switch
    {
        Number number => number.Value < 0 ? $"({Literal.Double(number.Value)})" : Literal.Double(number.Value),
        Sum => $"({string.Join(" + ", node.Children.Select(Of))})",
        Product product => TextOf(product),
        Power { Exponent: -1 } power => $"(1.0 / {Of(power.Base)})",
        Power power => Raised(power.Base, power.Exponent),
        Call call => $"{_functions}.{call.Function.Real}({string.Join(", ", call.Children.Select(Of))})",
        Select select => $"({Of(select.Condition)} ? {Of(select.IfTrue)} : {Of(select.IfFalse)})",
        Comparison c => TextOf(c),
        Logic { Operator: LogicalOperator.And } => $"({Of(node.Children[0])} && {Of(node.Children[1])})",
        Logic { Operator: LogicalOperator.Or } => $"({Of(node.Children[0])} || {Of(node.Children[1])})",
        Logic { Operator: LogicalOperator.Not } => $"!({Of(node.Children[0])})",
        Logic logic => logic.Operator == LogicalOperator.True ? "true" : "false",
        _ => throw new InvalidOperationException($"no text for {node.GetType().Name}"),
    };

    // The compiler warns of a comparison of a variable with itself, which asks whether it is NaN.
    private string TextOf(Comparison comparison) => (ReferenceEquals(comparison.Left, comparison.Right), comparison.Relation) switch
    {
        (true, Relation.Less or Relation.Greater) => "false",
        (true, Relation.NotEqual) => IsNaN(comparison.Left),
        (true, _) => "!" + IsNaN(comparison.Left),
        _ => $"({Of(comparison.Left)} {RelationTexts[comparison.Relation]} {Of(comparison.Right)})",
    };

    private string IsNaN(Expr node) => _type == "double" ? $"double.IsNaN({Of(node)})" : $"{Of(node)}.IsNaN";

    // One division, so that a quotient of two numbers rounds once.
    private string TextOf(Product product)
    {
        var above = product.Children.Where(f => f is not Power { Exponent: < 0 }).Select(Of).DefaultIfEmpty("1.0");
        var below = product.Children.OfType<Power>().Where(p => p.Exponent < 0)
            .Select(p => p.Exponent == -1 ? Of(p.Base) : Raised(p.Base, -p.Exponent)).ToList();
        var numerator = string.Join(" * ", above);
        return below.Count == 0 ? $"({numerator})" : $"({numerator} / {(below.Count == 1 ? below[0] : $"({string.Join(" * ", below)})")})";
    }

    private string Raised(Expr @base, int exponent) => $"{_functions}.Pow({Of(@base)}, {Literal.Double(exponent)})";

    private string Of(Expr node) => _texts[node];
}
