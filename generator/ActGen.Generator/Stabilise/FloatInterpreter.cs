using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilise;

/// <summary>
/// Evaluates expressions with every step rounded to a float, in the order of kernels: what grows with x is multiplied last. It tells
/// where a kernel overflows and where infinities meet; for digits, <see cref="Interpreter"/> is the measure.
/// </summary>
internal sealed class FloatInterpreter(IReadOnlyDictionary<string, double> values)
{
    private readonly Dictionary<Expr, float> _numbers = new();

    public float Evaluate(Expr node)
    {
        if (_numbers.TryGetValue(node, out var known))
        {
            return known;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = node switch
        {
            Number number => (float)number.Value,
            Variable variable => (float)values[variable.Name],
            Sum => node.Children.Select(Evaluate).Aggregate((a, b) => (float)((double)a + b)),
            Product product => EvaluateProduct(product),
            Power power => Raise(power),
            Call call => (float)call.Function.Value(call.Children.Select(c => (double)Evaluate(c)).ToArray()),
            Select select => Holds(select.Condition) ? Evaluate(select.IfTrue) : Evaluate(select.IfFalse),
            _ => throw new InvalidOperationException($"'{node}' is not a number"),
        };
        _numbers.Add(node, value);
        return value;
    }

    private bool Holds(Expr condition) => condition switch
    {
        Comparison c => Relations.Holds(c.Relation, Evaluate(c.Left), Evaluate(c.Right)),
        Logic { Connective: Connective.And } logic => logic.Children.All(Holds),
        Logic { Connective: Connective.Or } logic => logic.Children.Any(Holds),
        Logic { Connective: Connective.Not } logic => !Holds(logic.Children[0]),
        Logic logic => logic.Connective == Connective.True,
        _ => throw new InvalidOperationException($"'{condition}' is not a condition"),
    };

    // What grows with x comes last, behind the other factors and the parameters, and its squares factor by factor.
    private float EvaluateProduct(Product product)
    {
        var ordered = product.Children.OrderBy(f => !Dependence.IsPolynomial(f) ? 0 : Dependence.OnInput(f) ? 2 : 1).ToList();
        var isSplit = !Dependence.IsPolynomial(ordered[0]);
        return ordered.SelectMany(f => isSplit && f is Power { Exponent: 2 } square ? new[] { square.Base, square.Base } : new[] { f })
            .Select(Evaluate).Aggregate(Multiply);
    }

    private float Raise(Power power)
    {
        var radix = Evaluate(power.Base);
        var factor = power.Exponent < 0 ? (float)(1.0 / radix) : radix;
        return Enumerable.Repeat(factor, Math.Abs(power.Exponent)).Aggregate(Multiply);
    }

    private static float Multiply(float a, float b) => (float)((double)a * b);
}
