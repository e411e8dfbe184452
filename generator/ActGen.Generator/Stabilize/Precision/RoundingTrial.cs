using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// What rounding does to expressions at one point: each part in double precision, as a kernel computes it in float, and with a bound of
/// the error that its roundings and those below it leave.
/// </summary>
internal sealed class RoundingTrial
{
    /// <summary>Half an ulp of a float at most, relative.</summary>
    public const double Unit = 1.0 / (1 << 24);

    // What primitives of the kernels err, in units.
    private const double FunctionUnits = 2;

    // Functions of this cost and less are exact.
    private const int CheapCost = 3;

    private Entry[] _entries = Array.Empty<Entry>();
    private readonly Dictionary<int, (double[] Real, double[] Computed)> _arguments = new();
    private int _point;
    private bool _withBounds;
    private IReadOnlyDictionary<string, double> _values = new Dictionary<string, double>();

    /// <summary>Moves to another point.</summary>
    /// <param name="values">The values of the variables by name; they are rounded to floats.</param>
    /// <param name="withBounds">Whether errors are bounded; what is computed in float tells most of them, and faster.</param>
    public void Move(IReadOnlyDictionary<string, double> values, bool withBounds) => (_values, _point, _withBounds) = (values, _point + 1, withBounds);

    /// <summary>A number at the point.</summary>
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

    private static Entry Leaf(double value) => new() { Real = value, Computed = (float)value, Error = Math.Abs(value - (float)value) };

    private Entry OfSum(Sum sum)
    {
        var result = default(Entry);
        var products = 0;
        for (var i = 0; i < sum.Children.Length; i++)
        {
            var term = Of(sum.Children[i]);
            result.IsOutside |= term.IsOutside;
            result.Real += term.Real;
            // A product is fused with the addition, except for the one that the sum starts with.
            if (sum.Children[i] is Product && (++products < sum.Children.Length))
            {
                term.Error = Math.Max(0, term.Error - (Unit * Math.Abs(term.Real)));
            }

            result.Error += term.Error + (i == 0 ? 0 : Unit * Math.Abs(result.Real));
            result.Computed = i == 0 ? term.Computed : (float)((double)result.Computed + term.Computed);
        }

        return result;
    }

    private Entry OfProduct(Product product)
    {
        var result = new Entry { Real = 1, Computed = 1 };
        var (divisor, factors) = (new Entry { Real = 1, Computed = 1 }, 0);
        // What is bounded comes before what grows, and divisions behind: the order of kernels.
        for (var turn = 0; turn < 2; turn++)
        {
            foreach (var factor in product.Children)
            {
                if (factor is Power { Exponent: < 0 } inverse)
                {
                    if (turn == 0)
                    {
                        divisor = Times(divisor, Raised(Of(inverse.Base), -inverse.Exponent), factor is Power { Exponent: -1 } ? 0 : 1);
                    }
                }
                else if (factor.IsPolynomial == (turn == 1))
                {
                    result = Times(result, Of(factor), factors++ == 0 || factor is Number { Value: 1 or -1 or 2 or 0.5 } || product.Children[0] is Number { Value: -1 or 2 or 0.5 } && factors == 2 ? 0 : 1);
                }
            }
        }

        return divisor is { Real: 1, Computed: 1, Error: 0 } ? result : Over(result, divisor);
    }

    private static Entry Times(Entry a, Entry b, double roundings)
    {
        var real = a.Real * b.Real;
        return new Entry
        {
            Real = real,
            Computed = (float)((double)a.Computed * b.Computed),
            Error = (Math.Abs(a.Real) * b.Error) + (Math.Abs(b.Real) * a.Error) + (a.Error * b.Error) + (roundings * Unit * Math.Abs(real)),
            IsOutside = a.IsOutside || b.IsOutside,
        };
    }

    private static Entry Over(Entry a, Entry b)
    {
        var real = a.Real / b.Real;
        return new Entry
        {
            Real = real,
            Computed = (float)((double)a.Computed / b.Computed),
            Error = (b.Error < Math.Abs(b.Real) ? (a.Error + (Math.Abs(real) * b.Error)) / (Math.Abs(b.Real) - b.Error) : b.Error == 0 ? 0 : double.PositiveInfinity) + (Unit * Math.Abs(real)),
            IsOutside = a.IsOutside || b.IsOutside,
        };
    }

    private Entry OfPower(Power power)
    {
        var raised = Raised(Of(power.Base), Math.Abs(power.Exponent));
        return power.Exponent > 0 ? raised : Over(new Entry { Real = 1, Computed = 1 }, raised);
    }

    // By repeated squaring, as kernels do.
    private static Entry Raised(Entry radix, int exponent)
    {
        if (exponent == 1)
        {
            return radix;
        }

        var half = Raised(radix, exponent / 2);
        var square = Times(half, half, 1);
        return exponent % 2 == 0 ? square : Times(square, radix, 1);
    }

    private Entry OfCall(Call call)
    {
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
                result.Error += by > 0 ? Math.Max(Moved(function, arguments.Real, i, by, result.Real), Moved(function, arguments.Real, i, -by, result.Real)) : 0;
            }

            result.Error += call.Function.Cost <= CheapCost ? 0 : FunctionUnits * Unit * Math.Abs(result.Real);
        }

        return result;
    }

    private static double Moved(Func<double[], double> function, double[] arguments, int index, double by, double from)
    {
        var at = arguments[index];
        arguments[index] = at + by;
        var moved = Math.Abs(function(arguments) - from);
        arguments[index] = at;
        return double.IsNaN(moved) ? 0 : moved;
    }

    private Entry OfSelect(Select select) => Of(Holds(select.Condition) ? select.IfTrue : select.IfFalse);

    /// <summary>A number at a point.</summary>
    internal struct Entry
    {
        /// <summary>In double precision.</summary>
        public double Real;

        /// <summary>With every step rounded to a float.</summary>
        public float Computed;

        /// <summary>A bound of the error in float, absolute; nothing is known where it is NaN.</summary>
        public double Error;

        /// <summary>Whether an argument is outside of the domain of its function.</summary>
        public bool IsOutside;

        internal int Point;
    }
}
