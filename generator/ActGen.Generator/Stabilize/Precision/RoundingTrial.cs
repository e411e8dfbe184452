using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// What rounding does to expressions at one point: each part in double precision, as a kernel computes it in float, and with a bound of
/// the error that its roundings and those below it leave.
/// </summary>
internal sealed partial class RoundingTrial
{
    /// <summary>Half an ulp of a float at most, relative.</summary>
    public const double Unit = 1.0 / (1 << 24);

    // Tried thousands of times before the run time finds out that it is worth optimizing: compiled so at once. The value has no name in
    // netstandard2.0.
    private const MethodImplOptions Optimized = (MethodImplOptions)512;

    private const double DoubleUnit = 1.0 / (1L << 53);

    // What primitives of the kernels err, in units.
    private const double FunctionUnits = 2;

    // Functions of this cost and less are exact.
    private const int CheapCost = 3;

    private Entry[] _entries = Array.Empty<Entry>();
    private readonly Dictionary<int, (double[] Real, double[] Computed)> _arguments = new();
    private readonly Dictionary<Expr, FactorOrder> _orders = new();
    private readonly Dictionary<Expr, (FactorOrder First, FactorOrder Second)?> _fused = new();
    private int _point;
    private bool _withBounds;
    private IReadOnlyDictionary<string, double> _values = new Dictionary<string, double>();

    /// <summary>Moves to another point.</summary>
    /// <param name="values">The values of the variables by name; they are rounded to floats.</param>
    /// <param name="withBounds">Whether errors are bounded; what is computed in float tells most of them, and faster.</param>
    public void Move(IReadOnlyDictionary<string, double> values, bool withBounds) =>
        (_values, _point, _withBounds) = (values, _point + 1, withBounds);

    /// <summary>A number at the point.</summary>
    [MethodImpl(Optimized)]
    public Entry Of(Expr node)
    {
        if (node.Id >= _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(node.Id + 1, 2 * _entries.Length));
        }

        if (_entries[node.Id].Point == _point)
        {
            return _entries[node.Id];
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entry = node switch
        {
            Number number => Leaf(number.Value),
            Variable variable => Leaf((float)_values[variable.Name]),
            Sum sum => OfSum(sum),
            Product product => OfProduct(product),
            Power power => OfPower(power),
            Call call => OfCall(call),
            Select select => OfSelect(select),
            _ => throw new InvalidOperationException($"'{node}' is not a number"),
        };
        entry.Point = _point;
        return _entries[node.Id] = entry;
    }

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(Expr condition) => condition switch
    {
        Comparison c => Relations.Holds(c.Relation, Of(c.Left).Computed, Of(c.Right).Computed),
        Logic { Connective: Connective.And } => condition.Children.All(Holds),
        Logic { Connective: Connective.Or } => condition.Children.Any(Holds),
        Logic { Connective: Connective.Not } => !Holds(condition.Children[0]),
        Logic logic => logic.Connective == Connective.True,
        _ => throw new InvalidOperationException($"'{condition}' is not a condition"),
    };

    [MethodImpl(Optimized)]
    private Entry OfSum(Sum sum)
    {
        var result = default(Entry);
        var start = 0;
        while (start < sum.Children.Length - 1 && sum.Children[start] is Product)
        {
            start++;
        }

        start = sum.Children[start] is Product ? 0 : start;
        for (var i = 0; i < sum.Children.Length; i++)
        {
            // What the sum starts with, then the others in their order.
            var node = sum.Children[i == 0 ? start : i <= start ? i - 1 : i];
            var (term, product) = i > 0 && FusedOf(node) is { } fused ? Fused(fused.First, fused.Second)
                : (Of(node), (double)Of(node).Computed);
            result.IsOutside |= term.IsOutside;
            result.Real += term.Real;
            result.Error += term.Error + (i == 0 ? 0 : Unit * Math.Abs(result.Real));
            result.Computed = i == 0 ? term.Computed : (float)(result.Computed + product);
        }

        return result;
    }

    // A product that is added without being rounded.
    private (FactorOrder First, FactorOrder Second)? FusedOf(Expr node)
    {
        if (!_fused.TryGetValue(node, out var known))
        {
            _fused.Add(node, known = node is Product product ? FactorOrder.Fused(product) : null);
        }

        return known;
    }

    [MethodImpl(Optimized)]
    private (Entry Term, double Product) Fused(FactorOrder one, FactorOrder other)
    {
        var (first, second) = (OfFactors(one), OfFactors(other));
        return (Times(first, second, 0), (double)first.Computed * second.Computed);
    }

    [MethodImpl(Optimized)]
    private Entry OfProduct(Product product)
    {
        if (!_orders.TryGetValue(product, out var order))
        {
            _orders.Add(product, order = FactorOrder.Of(product.Children));
        }

        return OfFactors(order);
    }

    [MethodImpl(Optimized)]
    private Entry OfFactors(FactorOrder order)
    {
        var result = Chain(order.Factors);
        if (order.Divisors.Count > 0)
        {
            Entry? divisor = null;
            foreach (var power in order.Divisors)
            {
                var raised = Raised(Of(power.Base), -power.Exponent);
                divisor = divisor is { } before ? Times(before, raised, 1) : raised;
            }

            result = Over(result, divisor!.Value);
        }

        return order.Last is null ? result : Times(result, Of(order.Last), 1);
    }

    [MethodImpl(Optimized)]
    private Entry Chain(IReadOnlyList<Expr> factors)
    {
        Entry? result = null;
        var isExact = true;
        foreach (var factor in factors)
        {
            var isPowerOfTwo = factor is Number { Value: 1 or -1 or 2 or 0.5 };
            result = result is { } before ? Times(before, Of(factor), isExact || isPowerOfTwo ? 0 : 1) : Of(factor);
            isExact &= isPowerOfTwo;
        }

        return result ?? new Entry { Real = 1, Computed = 1 };
    }

    [MethodImpl(Optimized)]
    private Entry OfPower(Power power)
    {
        var raised = Raised(Of(power.Base), Math.Abs(power.Exponent));
        return power.Exponent > 0 ? raised : Over(new Entry { Real = 1, Computed = 1 }, raised);
    }

    /// <summary>What is left of an error where steps are rounded to double in place of float.</summary>
    public static double InDouble(double error) => error * DoubleUnit / Unit;

    // Rounded to float once, at the end.
    private static Entry OfDouble(Entry computed) => computed with
    {
        Computed = (float)computed.Real,
        Error = InDouble(computed.Error) + (Unit * Math.Abs(computed.Real)),
    };

    [MethodImpl(Optimized)]
    private Entry OfCall(Call call)
    {
        if (call.Function.Name == FunctionTable.InDouble)
        {
            return OfDouble(Of(call.Children[0]));
        }

        var outside = false;
        var isFinite = true;
        foreach (var child in call.Children)
        {
            var entry = Of(child);
            outside |= entry.IsOutside;
            isFinite &= !double.IsNaN(entry.Real) && !double.IsInfinity(entry.Real);
        }

        // What is below is done: the arrays serve all calls of as many arguments.
        var count = call.Children.Length;
        if (!_arguments.TryGetValue(count, out var arguments))
        {
            _arguments.Add(count, arguments = (new double[count], new double[count]));
        }

        for (var i = 0; i < count; i++)
        {
            (arguments.Real[i], arguments.Computed[i]) = (_entries[call.Children[i].Id].Real, _entries[call.Children[i].Id].Computed);
        }

        var function = call.Function.Value;
        var result = new Entry { Real = function(arguments.Real), Computed = (float)function(arguments.Computed), IsOutside = outside };
        // NaN of numbers, and the value at the end of the domain, are not the form's fault.
        result.IsOutside |= isFinite && double.IsNaN(result.Real);
        if (_withBounds)
        {
            for (var i = 0; i < count; i++)
            {
                var by = _entries[call.Children[i].Id].Error;
                result.Error += by > 0 ? Math.Max(Moved(function, arguments.Real, i, by, result.Real),
                    Moved(function, arguments.Real, i, -by, result.Real)) : 0;
            }

            result.Error += call.Function.Cost <= CheapCost ? 0 : FunctionUnits * Unit * Math.Abs(result.Real);
        }

        return result;
    }

    [MethodImpl(Optimized)]
    private static double Moved(Func<double[], double> function, double[] arguments, int index, double by, double from)
    {
        var at = arguments[index];
        arguments[index] = at + by;
        var moved = Math.Abs(function(arguments) - from);
        arguments[index] = at;
        return double.IsNaN(moved) ? 0 : moved;
    }

    [MethodImpl(Optimized)]
    private Entry OfSelect(Select select) => Of(Holds(select.Condition) ? select.IfTrue : select.IfFalse);
}
