using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Evaluates expressions with the digits and the range of <see cref="ExtendedReal"/>, as slow paths of kernels do. With a disturbance of
/// what rounds, two evaluations have in common what is right of both (J. Vignes, A stochastic arithmetic for reliable scientific
/// computation, 1993).
/// </summary>
/// <param name="values">The values of the variables.</param>
/// <param name="disturbance">Which disturbance; 0 for none.</param>
internal sealed class ExtendedInterpreter(Func<Variable, ExtendedReal> values, int disturbance = 0)
{
    // What functions of extended numbers err at most, relative, with some reserve; exponentials more, with their exponent.
    private const double FunctionError = 1.0 / (1L << 60) / (1L << 37);

    // What arithmetic does.
    private const double ArithmeticError = 1.0 / (1L << 60) / (1L << 42);

    // Functions of this cost and less are exact.
    private const int CheapCost = 3;

    private readonly Dictionary<Expr, ExtendedReal> _known = new();
    private readonly Dictionary<Expr, bool> _conditions = new();

    /// <summary>The value of an expression; null where a function has none in extended precision.</summary>
    public ExtendedReal? Evaluate(Expr node)
    {
        try
        {
            return Of(node);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private ExtendedReal Of(Expr node)
    {
        if (!_known.TryGetValue(node, out var known))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            _known.Add(node, known = Compute(node));
        }

        return known;
    }

    private ExtendedReal Compute(Expr node) => node switch
    {
        Number number => number.Value,
        Variable variable => values(variable),
        Sum => node.Children.Select(Of).Aggregate((a, b) => Add(node, a, b)),
        Product product => Multiply(product),
        Power power => power.Exponent == -1 ? Divide(node, 1, Of(power.Base))
            : Disturbed(node, ExtendedReals.Pow(Of(power.Base), power.Exponent), ArithmeticError),
        Call call => Apply(call),
        Select select => Of(Holds(select.Condition) ? select.IfTrue : select.IfFalse),
        _ => throw new NotSupportedException($"'{node}' is not a number"),
    };

    private bool Holds(Expr condition)
    {
        if (!_conditions.TryGetValue(condition, out var known))
        {
            _conditions.Add(condition, known = Decide(condition));
        }

        return known;
    }

    private bool Decide(Expr condition) => condition switch
    {
        Comparison c => Compare(c.Relation, Of(c.Left), Of(c.Right)),
        Logic { Operator: LogicalOperator.And } => condition.Children.All(Holds),
        Logic { Operator: LogicalOperator.Or } => condition.Children.Any(Holds),
        Logic { Operator: LogicalOperator.Not } => !Holds(condition.Children[0]),
        Logic logic => logic.Operator == LogicalOperator.True,
        _ => throw new NotSupportedException($"'{condition}' is not a condition"),
    };

    private static bool Compare(Relation relation, ExtendedReal left, ExtendedReal right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        _ => left != right,
    };

    private ExtendedReal Apply(Call call)
    {
        if (call.Function.Name is FunctionTable.InDouble or FunctionTable.InExtended)
        {
            return Of(call.Children[0]);
        }

        var arguments = call.Children.Select(Of).ToArray();
        var value = ExtendedFunctions.Apply(call.Function.Real, arguments) ?? throw new NotSupportedException(call.Function.Name);
        // With all its digits behind the first double 0, it is a limit that has been reached.
        return call.Function.Cost <= CheapCost || Array.TrueForAll(arguments, a => a == 0) ? value
            : Disturbed(call, value, value.IsDouble ? ArithmeticError : FunctionError + (Size(value) * 2 * ArithmeticError));
    }

    private static double Size(ExtendedReal value) => Math.Min(1e20, Math.Abs(value.Exponent));

    // What is above and what is below, each multiplied, then one division.
    private ExtendedReal Multiply(Product product)
    {
        ExtendedReal above = 1, below = 1;
        foreach (var factor in product.Children)
        {
            if (factor is Power { Exponent: < 0 } power)
            {
                below = Times(product, below, power.Exponent == -1 ? Of(power.Base) : ExtendedReals.Pow(Of(power.Base), -power.Exponent));
            }
            else
            {
                above = Times(product, above, Of(factor));
            }
        }

        return Divide(product, above, below);
    }

    private ExtendedReal Add(Expr node, ExtendedReal a, ExtendedReal b)
    {
        var sum = a + b;
        return (sum - a) - b == 0 && (sum - b) - a == 0 ? sum : Disturbed(node, sum, ArithmeticError);
    }

    private ExtendedReal Times(Expr node, ExtendedReal a, ExtendedReal b) =>
        a.IsDouble && b.IsDouble ? a * b : Disturbed(node, a * b, ArithmeticError);

    private ExtendedReal Divide(Expr node, ExtendedReal a, ExtendedReal b) =>
        b == 1 ? a : a / b is { IsDouble: true } quotient && (quotient * b) - a == 0 ? quotient : Disturbed(node, a / b, ArithmeticError);

    // Neither all up nor all down.
    private ExtendedReal Disturbed(Expr node, ExtendedReal value, double error)
    {
        if (disturbance == 0)
        {
            return value;
        }

        // A hash of both, by the golden ratio.
        var bits = unchecked(((uint)node.Id + (0x9E3779B9u * (uint)disturbance)) * 2654435761u);
        bits = unchecked((bits ^ (bits >> 15)) * 2246822519u);
        return value + (value * (error * ((bits & 0x10000) == 0 ? 1 : -1)));
    }
}
