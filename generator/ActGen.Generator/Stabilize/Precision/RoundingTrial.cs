using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The effect of rounding on expressions at some points: each part in double precision, as a kernel computes it in float, and with a bound
/// of the error that its roundings and those below it leave. All points are done at once, and all branches of choices.
/// </summary>
/// <param name="points">The points; the values of their variables are rounded to floats.</param>
/// <param name="changed">A variable that is a little more than there, or null.</param>
/// <param name="isDouble">Whether errors are those of steps that are rounded to double.</param>
internal sealed partial class RoundingTrial(IReadOnlyList<SweptPoint> points, Variable? changed = null, bool isDouble = false)
{
    /// <summary>A relative change of a variable that tells how well a function is conditioned.</summary>
    public const double Change = 1.0 / (1 << 20);

    /// <summary>Half an ulp of a float at most, relative.</summary>
    public const double Unit = 1.0 / (1 << 24);

    // Compiled optimized at once: most of these loops run before the run time finds out that they are worth it. The value has no name in
    // netstandard2.0.
    private const MethodImplOptions Optimized = (MethodImplOptions)512;

    private const double DoubleUnit = 1.0 / (1L << 53);
    private const double SmallestDouble = 2.2250738585072014e-308;

    // What primitives of the kernels err, in units.
    private const double FunctionUnits = 2;

    /// <summary>Functions of this cost and less are exact.</summary>
    public const int CheapCost = 3;

    private readonly Dictionary<Expr, (FactorOrder First, FactorOrder Second)?> _fused = new();
    private readonly Dictionary<Expr, (bool[] Computed, bool[] Real)> _conditions = new();

    // By the number of the node, those without bounds of the errors of functions and those with them: what is asked first must not decide.
    private readonly Column?[][] _columns = { Array.Empty<Column?>(), Array.Empty<Column?>() };
    private readonly double _unit = isDouble ? DoubleUnit : Unit;
    private readonly double _smallest = isDouble ? SmallestDouble : Precision.SmallestNormal;
    private RoundingTrial? _inDouble;
    private bool _withBounds;

    /// <summary>The same where steps are rounded to double.</summary>
    public RoundingTrial InDouble => isDouble ? this : _inDouble ??= new(points, changed, isDouble: true);

    /// <summary>A number at all points.</summary>
    /// <param name="node">The number.</param>
    /// <param name="withBounds">Whether the errors of functions are bounded.</param>
    public Column Of(Expr node, bool withBounds)
    {
        _withBounds = withBounds;
        return Of(node);
    }

    /// <summary>Where a condition holds, as it is computed.</summary>
    public bool[] Holds(Expr condition) => Condition(condition).Computed;

    private (bool[] Computed, bool[] Real) Condition(Expr condition)
    {
        if (!_conditions.TryGetValue(condition, out var known))
        {
            _conditions.Add(condition, known = condition switch
            {
                Comparison comparison => OfComparison(comparison),
                Logic logic => OfLogic(logic),
                _ => throw new InvalidOperationException($"'{condition}' is not a condition"),
            });
        }

        return known;
    }

    private Column Of(Expr node)
    {
        ref var columns = ref _columns[_withBounds ? 1 : 0];
        if (node.Id >= columns.Length)
        {
            Array.Resize(ref columns, Math.Max(node.Id + 1, 2 * columns.Length));
        }

        if (columns[node.Id] is { } known)
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var column = node switch
        {
            Number number => Constant(number.Value),
            Variable variable => OfVariable(variable),
            Sum sum => OfSum(sum),
            Product product => OfFactors(FactorOrder.Of(product.Children)),
            Power power => OfPower(power),
            Call { Function.Name: FunctionTable.InDouble } call => OfDouble(InDouble.Of(call.Children[0], _withBounds)),
            Call { Function.Name: FunctionTable.InExtended } call => OfExtended(call.Children[0], null),
            Call call => OfCall(call),
            Select select => OfSelect(select),
            _ => throw new InvalidOperationException($"'{node}' is not a number"),
        };
        return _columns[_withBounds ? 1 : 0][node.Id] = column;
    }

    private (bool[] Computed, bool[] Real) OfComparison(Comparison comparison)
    {
        var (left, right) = (Of(comparison.Left, false), Of(comparison.Right, false));
        return (Each(i => Relations.Holds(comparison.Relation, left.Computed[i], right.Computed[i])),
            Each(i => Relations.Holds(comparison.Relation, left.Real[i], right.Real[i])));
    }

    private (bool[] Computed, bool[] Real) OfLogic(Logic logic)
    {
        var parts = logic.Children.Select(Condition).ToArray();
        return (OfLogic(logic.Operator, Array.ConvertAll(parts, p => p.Computed)),
            OfLogic(logic.Operator, Array.ConvertAll(parts, p => p.Real)));
    }

    private bool[] OfLogic(LogicalOperator @operator, bool[][] parts) => Each(i => @operator switch
    {
        LogicalOperator.And => Array.TrueForAll(parts, p => p[i]),
        LogicalOperator.Or => Array.Exists(parts, p => p[i]),
        LogicalOperator.Not => !parts[0][i],
        _ => @operator == LogicalOperator.True,
    });

    private bool[] Each(Func<int, bool> holds)
    {
        var result = new bool[points.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = holds(i);
        }

        return result;
    }

    private Column OfSum(Sum sum)
    {
        // What the sum starts with, then the others in their order.
        var start = Math.Max(0, Array.FindIndex(sum.Children.ToArray(), c => c is not Product));
        var result = Of(sum.Children[start]).Copy();
        for (var i = 0; i < sum.Children.Length; i++)
        {
            if (i != start && FusedOf(sum.Children[i]) is { } fused)
            {
                Add(result, OfFactors(fused.First), OfFactors(fused.Second));
            }
            else if (i != start)
            {
                Add(result, Of(sum.Children[i]));
            }
        }

        if (sum.Children.Length == 2 && sum.Children.OfType<Variable>().FirstOrDefault() is { } moved
            && sum.Children.OfType<Number>().FirstOrDefault() is { } shift)
        {
            SettleExact(result, Of(moved), shift.Value);
        }

        return result;
    }

    // A product that is added without being rounded.
    private (FactorOrder First, FactorOrder Second)? FusedOf(Expr node)
    {
        if (!_fused.TryGetValue(node, out var known))
        {
            _fused.Add(node, known = node is Product product && FusedFactors.Of(product) is { } fused
                ? (FactorOrder.Of(fused.First), FactorOrder.Of(fused.Second)) : null);
        }

        return known;
    }

    private Column OfFactors(FactorOrder order)
    {
        var result = Chain(order.Factors);
        foreach (var power in order.Divisors.Where(p => p.Exponent < -1))
        {
            result = Times(result, Inverse(power), 1);
        }

        var divisors = order.Divisors.Where(p => p.Exponent == -1).Select(p => Of(p.Base)).ToList();
        if (divisors.Count > 0)
        {
            result = Over(result, divisors.Aggregate((a, b) => Times(a, b, 1)));
        }

        return order.Last is null ? result : Times(result, Of(order.Last), 1);
    }

    private Column Chain(IReadOnlyList<Expr> factors)
    {
        Column? result = null;
        var isExact = true;
        foreach (var factor in factors)
        {
            var isPowerOfTwo = factor is Number { Value: 1 or -1 or 2 or 0.5 };
            result = result is null ? Of(factor) : Times(result, Of(factor), isExact || isPowerOfTwo ? 0 : 1);
            isExact &= isPowerOfTwo;
        }

        return result ?? Constant(1);
    }

    private Column OfPower(Power power) =>
        (power.Exponent > 0 ? Raised(Of(power.Base), power.Exponent) : Inverse(power)).Copy();

    // The power of the reciprocal, which is shared.
    private Column Inverse(Power power) => Raised(Over(Constant(1), Of(power.Base)), -power.Exponent);

    private Column OfSelect(Select select)
    {
        var withBounds = _withBounds;
        var (condition, real) = Condition(select.Condition);
        // Asked without bounds, which conditions have no use for.
        _withBounds = withBounds;
        var ifTrue = select.IfTrue is Call { Function.Name: FunctionTable.InExtended } extended
            ? OfExtended(extended.Children[0], condition) : Of(select.IfTrue);
        var ifFalse = Of(select.IfFalse);
        var result = new Column(points.Count);
        for (var i = 0; i < condition.Length; i++)
        {
            // Rounding may take the wrong branch.
            result.Set(i, (real[i] ? ifTrue : ifFalse).At(i) with { Computed = (condition[i] ? ifTrue : ifFalse).Computed[i] });
        }

        return result;
    }
}
