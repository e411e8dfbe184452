using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>An argument that can leave a domain.</summary>
/// <param name="Violation">The place.</param>
/// <param name="Formula">The formula it was found in.</param>
/// <param name="Region">Where the argument is outside: <c>for alpha &lt; 0 and x &lt;= 1 / alpha - alpha</c>.</param>
internal sealed record FoundViolation(DomainViolation Violation, GuardedFormula Formula, string Region)
{
    /// <summary>The condition under which the formula is defined: <c>x - 1 != 0</c>, with the conditions under which it must.</summary>
    public string Requirement
    {
        get
        {
            var (boundary, where) =
                (Violation.Boundary, RegionText.Join(Violation.Assumptions.Ranges.Select(r => RegionText.Of(r.Axis, r.Range))));
            return $"{boundary.Argument} {boundary.Inside}{(where.Length > 0 ? " for " + where : "")}";
        }
    }
}

/// <summary>Finds the arguments that can leave a domain, and says where: a warning needs a point at which it happens.</summary>
/// <param name="bounds">The bounds of learnables.</param>
/// <param name="repair">The repairs of Stabilize.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class ViolationSearch(IReadOnlyDictionary<Expr, Interval> bounds, Func<Expr, Expr> repair, CancellationToken cancellation)
{
    private readonly DomainScan _walk = new(bounds, repair, cancellation);
    private readonly ViolationRegion _regions = new(new CounterexampleSearch(bounds));

    public IReadOnlyList<FoundViolation> Find(IEnumerable<GuardedFormula> formulas)
    {
        // A divisor is told once, whatever its power.
        var found = new HashSet<(Expr, BoundarySide)>();
        var violations = new List<FoundViolation>();
        foreach (var formula in formulas)
        {
            foreach (var violation in _walk.Find(formula))
            {
                var key = (violation.Boundary.Side == BoundarySide.At
                    ? violation.Boundary.Argument : violation.Node, violation.Boundary.Side);
                if (!found.Contains(key) && _regions.Of(violation) is { } region)
                {
                    found.Add(key);
                    violations.Add(new(violation, formula, region));
                }
            }
        }

        return violations;
    }
}
