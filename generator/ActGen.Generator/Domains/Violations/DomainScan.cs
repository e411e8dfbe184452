using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>A place where an argument is not known to stay inside a domain.</summary>
/// <param name="Node">The call or the power.</param>
/// <param name="Boundary">The edge it may cross.</param>
/// <param name="Assumptions">The path condition there.</param>
/// <param name="Intervals">The ranges there.</param>
internal sealed record DomainViolation(Expr Node, DomainBoundary Boundary, Assumptions Assumptions, IntervalAnalysis Intervals);

/// <summary>Walks over formulas, with what is known at each part of them, and finds the arguments that may leave a domain.</summary>
/// <param name="bounds">The bounds of learnables.</param>
/// <param name="repair">The repairs of Stabilize: a singularity that it removes is none.</param>
/// <param name="cancellation">Stops the walk.</param>
internal sealed class DomainScan(IReadOnlyDictionary<Expr, Interval> bounds, Func<Expr, Expr> repair, CancellationToken cancellation)
{
    // Shared parts under different conditions are looked at once for each; a formula that multiplies them is given up.
    private const int MaxVisits = 20_000;

    private readonly IntervalFuel _fuel = new();
    private readonly Dictionary<Expr, Assumptions> _known = new();
    private int _visits;

    /// <summary>Whether a formula had more parts than are looked at.</summary>
    public bool GaveUp => _visits > MaxVisits;

    /// <summary>The ranges of everything where some conditions hold.</summary>
    public IntervalAnalysis Intervals(Assumptions assumptions) => new(assumptions, bounds, _fuel);

    /// <summary>The violations of a formula, parents before their children.</summary>
    public IReadOnlyList<DomainViolation> Find(GuardedFormula formula)
    {
        var found = All(formula.Condition, formula.Value);
        if (!found.Any(IsDivision))
        {
            return found;
        }

        var remaining = new HashSet<Expr>(All(formula.Condition, repair(formula.Value)).Where(IsDivision).Select(c => c.Boundary.Argument));
        return found.Where(c =>
            !IsDivision(c) || DomainBoundary.Divisors(repair(c.Boundary.Argument)).Append(c.Boundary.Argument).Any(remaining.Contains))
            .ToList();
    }

    private static bool IsDivision(DomainViolation violation) => violation.Boundary.Side == BoundarySide.At;

    private List<DomainViolation> All(Expr condition, Expr value)
    {
        var found = new List<DomainViolation>();
        var assumptions = Known(condition);
        Visit(value, assumptions, Intervals(assumptions), new HashSet<Expr>(), found);
        return found;
    }

    // The conditions above a piece are those above the one before it, and one more.
    private Assumptions Known(Expr condition)
    {
        if (_known.TryGetValue(condition, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[condition] = condition is Logic { Operator: LogicalOperator.And }
            ? Known(condition.Children[0]).And(Known(condition.Children[1]))
            : Assumptions.None.And(condition);
    }

    private void Visit(Expr node, Assumptions assumptions, IntervalAnalysis intervals, HashSet<Expr> seen, List<DomainViolation> found)
    {
        if (!seen.Add(node) || ++_visits > MaxVisits || IsImpossible(assumptions))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellation.ThrowIfCancellationRequested();
        foreach (var boundary in DomainBoundary.Of(node, intervals))
        {
            if (boundary.Side == BoundarySide.At
                ? !NonZero.Holds(boundary.Argument, assumptions, intervals) : !boundary.Holds(intervals.Of(boundary.Argument)))
            {
                found.Add(new(node, boundary, assumptions, intervals));
            }
        }

        if (node is Call { Function.Reduction: not null } && assumptions.OfRow() is var shared && !ReferenceEquals(shared, assumptions))
        {
            Visit(node.Children[0], shared, Intervals(shared), new HashSet<Expr>(), found);
            return;
        }

        if (node is not Select select)
        {
            foreach (var child in node.Children)
            {
                Visit(child, assumptions, intervals, seen, found);
            }

            return;
        }

        Visit(select.Condition, assumptions, intervals, seen, found);
        foreach (var (condition, branch) in new[] { (select.Condition, select.IfTrue),
            (select.Pool.Not(select.Condition), select.IfFalse) })
        {
            var inner = assumptions.And(condition);
            Visit(branch, inner, Intervals(inner), new HashSet<Expr>(), found);
        }
    }

    private bool IsImpossible(Assumptions assumptions) =>
        assumptions.Ranges.Any(r => r.Range.Intersect(bounds.TryGetValue(r.Axis, out var range) ? range : Interval.All).IsEmpty);
}
