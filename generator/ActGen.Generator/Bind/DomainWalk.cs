using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>A place where an argument is not known to stay inside a domain.</summary>
/// <param name="Node">The call or the power.</param>
/// <param name="Limit">The edge it may cross.</param>
/// <param name="Facts">What is known there.</param>
/// <param name="Intervals">The ranges there.</param>
internal sealed record DomainCrossing(Expr Node, DomainLimit Limit, Facts Facts, IntervalAnalysis Intervals);

/// <summary>Walks over formulas, with what is known at each part of them, and finds the arguments that may leave a domain.</summary>
/// <param name="bounds">The bounds of learnables.</param>
/// <param name="repair">What Stabilise does to a formula: a singularity that it removes is none.</param>
/// <param name="cancellation">Stops the walk.</param>
internal sealed class DomainWalk(IReadOnlyDictionary<Expr, Interval> bounds, Func<Expr, Expr> repair, CancellationToken cancellation)
{
    // Shared parts under different conditions are looked at once for each; a formula that multiplies them is given up.
    private const int MaxVisits = 20_000;

    private readonly IntervalFuel _fuel = new();
    private readonly Dictionary<Expr, Facts> _known = new();
    private int _visits;

    /// <summary>Whether a formula had more parts than are looked at.</summary>
    public bool GaveUp => _visits > MaxVisits;

    /// <summary>The ranges of everything where some conditions hold.</summary>
    public IntervalAnalysis Intervals(Facts facts) => new(facts, bounds, _fuel);

    /// <summary>The crossings of a formula, parents before their children.</summary>
    public IReadOnlyList<DomainCrossing> Find(GuardedFormula formula)
    {
        var found = All(formula.Condition, formula.Value);
        if (!found.Any(IsDivision))
        {
            return found;
        }

        var remaining = new HashSet<Expr>(All(formula.Condition, repair(formula.Value)).Where(IsDivision).Select(c => c.Limit.Argument));
        return found.Where(c => !IsDivision(c) || DomainLimit.Divisors(repair(c.Limit.Argument)).Append(c.Limit.Argument).Any(remaining.Contains)).ToList();
    }

    private static bool IsDivision(DomainCrossing crossing) => crossing.Limit.Side == LimitSide.At;

    private List<DomainCrossing> All(Expr condition, Expr value)
    {
        var found = new List<DomainCrossing>();
        var facts = Known(condition);
        Visit(value, facts, Intervals(facts), new HashSet<Expr>(), found);
        return found;
    }

    // The conditions above a piece are those above the one before it, and one more.
    private Facts Known(Expr condition)
    {
        if (_known.TryGetValue(condition, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[condition] = condition is Logic { Connective: Connective.And }
            ? Known(condition.Children[0]).And(Known(condition.Children[1]))
            : Facts.None.And(condition);
    }

    private void Visit(Expr node, Facts facts, IntervalAnalysis intervals, HashSet<Expr> seen, List<DomainCrossing> found)
    {
        if (!seen.Add(node) || ++_visits > MaxVisits || IsImpossible(facts))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellation.ThrowIfCancellationRequested();
        foreach (var limit in DomainLimit.Of(node, intervals))
        {
            if (limit.Side == LimitSide.At ? !Nonzero.Holds(limit.Argument, facts, intervals) : !limit.Holds(intervals.Of(limit.Argument)))
            {
                found.Add(new(node, limit, facts, intervals));
            }
        }

        if (node is Call { Function.Row: not null } && facts.OfRow() is var shared && !ReferenceEquals(shared, facts))
        {
            Visit(node.Children[0], shared, Intervals(shared), new HashSet<Expr>(), found);
            return;
        }

        if (node is not Select select)
        {
            foreach (var child in node.Children)
            {
                Visit(child, facts, intervals, seen, found);
            }

            return;
        }

        Visit(select.Condition, facts, intervals, seen, found);
        foreach (var (condition, branch) in new[] { (select.Condition, select.IfTrue), (select.Pool.Not(select.Condition), select.IfFalse) })
        {
            var inner = facts.And(condition);
            Visit(branch, inner, Intervals(inner), new HashSet<Expr>(), found);
        }
    }

    private bool IsImpossible(Facts facts) =>
        facts.Ranges.Any(r => r.Range.Intersect(bounds.TryGetValue(r.Axis, out var range) ? range : Interval.All).IsEmpty);
}
