using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>An argument that can leave a domain.</summary>
/// <param name="Crossing">The place.</param>
/// <param name="Formula">The formula it was found in.</param>
/// <param name="Region">Where the argument is outside: <c>for alpha &lt; 0 and x &lt;= 1 / alpha - alpha</c>.</param>
internal sealed record DomainExit(DomainCrossing Crossing, GuardedFormula Formula, string Region)
{
    /// <summary>What must hold for the formula to be defined: <c>x - 1 != 0</c>, with the conditions under which it must.</summary>
    public string Requirement
    {
        get
        {
            var (limit, where) = (Crossing.Limit, RegionText.Join(Crossing.Facts.Ranges.Select(r => RegionText.Of(r.Axis, r.Range))));
            return $"{limit.Argument} {limit.Inside}{(where.Length > 0 ? " for " + where : "")}";
        }
    }
}

/// <summary>Finds the arguments that can leave a domain, and says where: a warning needs a point at which it happens.</summary>
/// <param name="bounds">The bounds of learnables.</param>
/// <param name="repair">What Stabilise does to a formula.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class DomainAnalysis(IReadOnlyDictionary<Expr, Interval> bounds, Func<Expr, Expr> repair, CancellationToken cancellation)
{
    private readonly DomainWalk _walk = new(bounds, repair, cancellation);
    private readonly DomainRegion _regions = new(new WitnessSearch(bounds));

    public IReadOnlyList<DomainExit> Find(IEnumerable<GuardedFormula> formulas)
    {
        // A divisor is told once, whatever its power.
        var found = new HashSet<(Expr, LimitSide)>();
        var exits = new List<DomainExit>();
        foreach (var formula in formulas)
        {
            foreach (var crossing in _walk.Find(formula))
            {
                var key = (crossing.Limit.Side == LimitSide.At ? crossing.Limit.Argument : crossing.Node, crossing.Limit.Side);
                if (!found.Contains(key) && _regions.Of(crossing) is { } region)
                {
                    found.Add(key);
                    exits.Add(new(crossing, formula, region));
                }
            }
        }

        return exits;
    }
}
