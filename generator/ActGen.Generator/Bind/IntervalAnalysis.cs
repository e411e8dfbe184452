using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>Computes a range that holds every value of an expression, from the bounds of its variables and what is known around it.</summary>
/// <param name="facts">What is known.</param>
/// <param name="bounds">The bounds of variables; a variable without any has all values.</param>
/// <param name="fuel">What is left for all analyses of one activation.</param>
internal sealed class IntervalAnalysis(Facts facts, IReadOnlyDictionary<Expr, Interval> bounds, IntervalFuel fuel)
{
    public static readonly IReadOnlyDictionary<Expr, Interval> Unbounded = new Dictionary<Expr, Interval>();

    private static readonly Dictionary<string, Func<Interval[], Interval>> Special = new(StringComparer.Ordinal)
    {
        ["abs"] = a => Abs(a[0]),
        ["min"] = a => Min(a[0], a[1]),
        ["max"] = a => Max(a[0], a[1]),
        ["clamp"] = a => Min(Max(a[0], a[1]), a[2]),
        ["pow"] = a => a[0].IsPositive ? Interval.Positive : a[0].IsNotNegative ? Interval.NotNegative : Interval.All,
    };

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
            Sum sum => sum.Children.Select(Of).Aggregate((a, b) => a + b),
            Product product => product.Children.Select(Of).Aggregate((a, b) => a * b),
            Power power => Power(Of(power.Base), power.Exponent),
            Call call => Call(call.Function, call.Children.Select(Of).ToArray()),
            Select select => OfSelect(select),
            _ => Interval.All,
        };
        var narrowed = range.Intersect(facts.Of(node));
        _done.Add(node, narrowed);
        return narrowed;
    }

    private Interval OfSelect(Select select)
    {
        var yes = new IntervalAnalysis(facts.And(select.Condition), bounds, fuel).Of(select.IfTrue);
        var no = new IntervalAnalysis(facts.And(select.Pool.Not(select.Condition)), bounds, fuel).Of(select.IfFalse);
        return yes.IsEmpty ? no : no.IsEmpty ? yes : yes.Union(no);
    }

    private static Interval Power(Interval radix, int exponent)
    {
        if (exponent < 0)
        {
            return Power(radix, -exponent).Reciprocal();
        }

        var range = exponent % 2 == 0 ? Abs(radix) : radix;
        return new(Math.Pow(range.Lower, exponent), Math.Pow(range.Upper, exponent), range.LowerOpen, range.UpperOpen);
    }

    private static Interval Call(Function function, Interval[] arguments)
    {
        if (Special.TryGetValue(function.Name, out var special))
        {
            return special(arguments).Intersect(function.Range);
        }

        if (function.Monotonicity == Monotonicity.None || function.Arity != 1)
        {
            return function.Range;
        }

        var argument = function.Domain is { } domain ? arguments[0].Intersect(new(domain.Lower, domain.Upper)) : arguments[0];
        if (argument.IsEmpty)
        {
            return function.Range;
        }

        // A function with flat parts reaches the value at an end that its argument does not reach.
        var strict = !KinkPolicy.Has(function.Name) && !function.Derivatives.Contains("0");
        var (low, high) = (function.Value(new[] { argument.Lower }), function.Value(new[] { argument.Upper }));
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            return function.Range;
        }

        var (lowOpen, highOpen) = (strict && argument.LowerOpen, strict && argument.UpperOpen);
        return (function.Monotonicity == Monotonicity.Increasing ? new Interval(low, high, lowOpen, highOpen) : new Interval(high, low, highOpen, lowOpen))
            .Intersect(function.Range);
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
