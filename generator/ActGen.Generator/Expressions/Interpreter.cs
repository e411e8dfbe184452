using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Evaluates expressions in double precision. It defines what a formula means: kernels, rewrites and derivatives are tested
/// against it. Untaken branches are not evaluated.
/// </summary>
/// <param name="values">The values of the variables by name.</param>
internal sealed class Interpreter(IReadOnlyDictionary<string, double> values)
{
    private readonly Dictionary<Expr, double> _numbers = new();

    public double Evaluate(Expr node)
    {
        if (_numbers.TryGetValue(node, out var known))
        {
            return known;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = node switch
        {
            Number number => number.Value,
            Variable variable => values[variable.Name],
            Sum sum => sum.Children.Select(Evaluate).Aggregate((a, b) => a + b),
            Product product => EvaluateProduct(product),
            Power power => Math.Pow(Evaluate(power.Base), power.Exponent),
            Call call => call.Function.Value(call.Children.Select(Evaluate).ToArray()),
            Select select => Holds(select.Condition) ? Evaluate(select.IfTrue) : Evaluate(select.IfFalse),
            _ => throw new InvalidOperationException($"'{node}' is not a number"),
        };
        _numbers.Add(node, value);
        return value;
    }

    public bool Holds(Expr condition) => condition switch
    {
        Comparison c => Relations.Holds(c.Relation, Evaluate(c.Left), Evaluate(c.Right)),
        Logic { Connective: Connective.And } logic => logic.Children.All(Holds),
        Logic { Connective: Connective.Or } logic => logic.Children.Any(Holds),
        Logic { Connective: Connective.Not } logic => !Holds(logic.Children[0]),
        Logic logic => logic.Connective == Connective.True,
        _ => throw new InvalidOperationException($"'{condition}' is not a condition"),
    };

    // One division, so that a quotient of two numbers rounds once.
    private double EvaluateProduct(Product product)
    {
        var (numerator, denominator) = FormulaPrinter.Fraction(product);
        var above = numerator.Select(Evaluate).Aggregate(1.0, (a, b) => a * b);
        return denominator.Count == 0 ? above : above / denominator.Select(Evaluate).Aggregate(1.0, (a, b) => a * b);
    }
}
