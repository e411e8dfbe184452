using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// Computes a range that holds every value of an expression, from the bounds of its variables and what is known around it.
/// </summary>
/// <param name="assumptions">The path condition.</param>
/// <param name="bounds">The bounds of variables; a variable without any has all values.</param>
/// <param name="fuel">The budget of all analyses of one activation.</param>
internal sealed class IntervalAnalysis(Assumptions assumptions, IReadOnlyDictionary<Expr, Interval> bounds, IntervalFuel fuel)
{
    private static readonly Dictionary<string, Func<Interval[], Interval>> Special = new(StringComparer.Ordinal)
    {
        ["abs"] = a => Abs(a[0]),
        ["min"] = a => Min(a[0], a[1]),
        ["max"] = a => Max(a[0], a[1]),
        ["clamp"] = a => Min(Max(a[0], a[1]), a[2]),
        ["atmost"] = a => Min(a[0], a[1]),
        ["atleast"] = a => Max(a[0], a[1]),
        ["pow"] = a => Pow(a[0], a[1]),
    };

    private static readonly Interval Share = new(0, 1, LowerOpen: true);

    private readonly Dictionary<Expr, Interval> _done = new();

    public Interval Of(Expr node)
    {
        if (_done.TryGetValue(node, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!fuel.Take())
        {
            return Interval.All;
        }

        var range = node switch
        {
            Number number => Interval.Point(number.Value),
            Variable => bounds.TryGetValue(node, out var given) ? given : Interval.All,
            Sum sum => OfSum(sum),
            Product product => OfProduct(product),
            Power power => Power(Of(power.Base), power.Exponent),
            Call { Function.Reduction: { } row } call => OfRow(row, call.Children[0]),
            Call call => Call(call.Function, call.Children.Select(Of).ToArray()),
            Select select => OfSelect(select),
            _ => Interval.All,
        };
        var narrowed = range.Intersect(assumptions.Of(node));
        _done.Add(node, narrowed);
        return narrowed;
    }

    private Interval OfSelect(Select select)
    {
        var yes = new IntervalAnalysis(assumptions.And(select.Condition), bounds, fuel).Of(select.IfTrue);
        var no = new IntervalAnalysis(assumptions.And(select.Pool.Not(select.Condition)), bounds, fuel).Of(select.IfFalse);
        return yes.IsEmpty ? no : no.IsEmpty ? yes : yes.Union(no);
    }

    private Interval OfSum(Sum sum) => ReductionIntervals.Differences(sum, argument => OfElement(argument).IsNotNegative)
        .Select(d => Of(d.Beside) + (Interval.Point(d.Scale) * Interval.NotNegative))
        .Aggregate(sum.Children.Select(Of).Aggregate((a, b) => a + b), (range, other) => range.Intersect(other));

    private Interval OfProduct(Product product) => ReductionIntervals.Shares(product, argument => OfElement(argument).IsPositive)
        .Select(rest => Of(rest) * Share)
        .Aggregate(product.Children.Select(Of).Aggregate((a, b) => a * b), (range, other) => range.Intersect(other));

    private Interval OfRow(Reduction function, Expr argument)
    {
        var element = OfElement(argument);
        // The element where an argument of rowmax is the largest is one of them, and often a known one: in exp(x - rowmax(x)) it is 1.
        var one = ReductionIntervals.AtLargest(argument).Select(OfElement).Where(r => !r.IsEmpty)
            .Select(r => r with { Upper = double.PositiveInfinity, UpperOpen = false })
            .Aggregate(Interval.All, (range, other) => range.Intersect(other));
        return function switch
        {
            Reduction.Max or Reduction.MaxShift => element.Intersect(one),
            Reduction.Mean => element.IsNotNegative && one.IsPositive ? element.Intersect(Interval.Positive) : element,
            _ when element.IsNotNegative => (element with { Upper = double.PositiveInfinity, UpperOpen = false }).Intersect(one),
            _ when element.IsNotPositive => element with { Lower = double.NegativeInfinity, LowerOpen = false },
            _ => Interval.All,
        };
    }

    // Other elements need not be as the conditions say of this one.
    private Interval OfElement(Expr argument) => assumptions.OfRow() is var shared && ReferenceEquals(shared, assumptions)
        ? Of(argument) : new IntervalAnalysis(shared, bounds, fuel).Of(argument);

    private static Interval Power(Interval @base, int exponent)
    {
        if (exponent < 0)
        {
            return Power(@base, -exponent).Reciprocal();
        }

        var range = exponent % 2 == 0 ? Abs(@base) : @base;
        return new(Math.Pow(range.Lower, exponent), Math.Pow(range.Upper, exponent), range.LowerOpen, range.UpperOpen);
    }

    private static Interval Call(Function function, Interval[] arguments)
    {
        if (Special.TryGetValue(function.Name, out var special))
        {
            return special(arguments).Intersect(function.Range);
        }

        var monotonicity = function.OfMagnitude ?? function.Monotonicity;
        if (monotonicity == Monotonicity.None || function.Arity != 1)
        {
            return function.Range;
        }

        var argument = function.OfMagnitude is not null ? Abs(arguments[0])
            : function.Domain is { } domain ? arguments[0].Intersect(new(domain.Lower, domain.Upper))
            : arguments[0];
        if (argument.IsEmpty)
        {
            return function.Range;
        }

        // A function with flat parts reaches the value at an end that its argument does not reach.
        var strict = !KinkPolicy.Has(function.Name) && !function.IsPiecewiseConstant;
        var (low, high) = (function.Value(new[] { argument.Lower }), function.Value(new[] { argument.Upper }));
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            return function.Range;
        }

        var (lowOpen, highOpen) = (strict && argument.LowerOpen, strict && argument.UpperOpen);
        return (monotonicity == Monotonicity.Increasing
            ? new Interval(low, high, lowOpen, highOpen) : new Interval(high, low, highOpen, lowOpen))
            .Intersect(function.Range);
    }

    private static Interval Pow(Interval @base, Interval exponent)
    {
        var isNumber = exponent.Lower == exponent.Upper;
        if (!@base.IsNotNegative && isNumber && exponent.Lower != Math.Round(exponent.Lower))
        {
            // Below 0 there is no value.
            @base = @base.Intersect(Interval.NotNegative);
        }

        if (!@base.IsNotNegative || @base.IsEmpty || !isNumber)
        {
            return @base.IsPositive ? Interval.Positive : @base.IsNotNegative ? Interval.NotNegative : Interval.All;
        }

        var (low, high) = (Math.Pow(@base.Lower, exponent.Lower), Math.Pow(@base.Upper, exponent.Lower));
        return exponent.Lower == 0 ? Interval.Point(1)
            : exponent.Lower > 0 ? new(low, high, @base.LowerOpen, @base.UpperOpen)
            : new(high, low, @base.UpperOpen || double.IsInfinity(@base.Upper), @base.LowerOpen);
    }

    private static Interval Abs(Interval a) => a.IsNotNegative ? a : a.IsNotPositive ? -a : new(0, Math.Max(-a.Lower, a.Upper));

    private static Interval Max(Interval a, Interval b) => new(
        Math.Max(a.Lower, b.Lower), Math.Max(a.Upper, b.Upper),
        a.Lower > b.Lower ? a.LowerOpen : b.Lower > a.Lower ? b.LowerOpen : a.LowerOpen && b.LowerOpen);

    private static Interval Min(Interval a, Interval b) => -Max(-a, -b);
}

/// <summary>
/// The number of nodes that are looked at. A part under several conditions is looked at for each, which nested choices multiply;
/// what is not looked at may have any value.
/// </summary>
internal sealed class IntervalFuel
{
    private int _left = 50_000;

    public bool Take() => --_left > 0;
}
