using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>An argument that can leave the domain of its function.</summary>
/// <param name="Call">The call.</param>
/// <param name="Formula">The formula it was found in.</param>
/// <param name="Outside">What the argument is out there: <c>&lt;= 0</c>.</param>
/// <param name="Inside">What it must be: <c>&gt; 0</c>.</param>
/// <param name="Where">The conditions under which the call is made, as text; empty for always.</param>
/// <param name="Region">Where the argument is outside: <c>for alpha &lt; 0 and x &lt;= 1 / alpha - alpha</c>.</param>
internal sealed record DomainExit(Call Call, GuardedFormula Formula, string Outside, string Inside, string Where, string Region);

/// <summary>Finds the calls whose argument can leave the domain of the function, and says where.</summary>
/// <param name="bounds">The bounds of learnables.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class DomainAnalysis(IReadOnlyDictionary<Expr, Interval> bounds, CancellationToken cancellation)
{
    // Shared parts under different conditions are looked at once for each; a formula that multiplies them is given up.
    private const int MaxVisits = 20_000;

    private readonly Dictionary<Call, DomainExit> _exits = new();
    private readonly WitnessSearch _witnesses = new(bounds);
    private readonly IntervalFuel _fuel = new();
    private int _visits;

    public IReadOnlyList<DomainExit> Find(IEnumerable<GuardedFormula> formulas)
    {
        foreach (var formula in formulas)
        {
            var facts = Facts.None.And(formula.Condition);
            Visit(formula.Value, facts, new IntervalAnalysis(facts, bounds, _fuel), formula, new HashSet<Expr>());
        }

        return _exits.Values.ToList();
    }

    private void Visit(Expr node, Facts facts, IntervalAnalysis intervals, GuardedFormula formula, HashSet<Expr> seen)
    {
        if (!seen.Add(node) || ++_visits > MaxVisits || IsImpossible(facts))
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellation.ThrowIfCancellationRequested();
        if (node is Call call && DomainPolicies.Covers(call.Function) && !_exits.ContainsKey(call) && Exit(call, facts, intervals, formula) is { } exit)
        {
            _exits.Add(call, exit);
        }

        if (node is not Select select)
        {
            foreach (var child in node.Children)
            {
                Visit(child, facts, intervals, formula, seen);
            }

            return;
        }

        Visit(select.Condition, facts, intervals, formula, seen);
        foreach (var (condition, branch) in new[] { (select.Condition, select.IfTrue), (select.Pool.Not(select.Condition), select.IfFalse) })
        {
            var inner = facts.And(condition);
            Visit(branch, inner, new IntervalAnalysis(inner, bounds, _fuel), formula, new HashSet<Expr>());
        }
    }

    private bool IsImpossible(Facts facts) =>
        facts.Ranges.Any(r => r.Range.Intersect(bounds.TryGetValue(r.Axis, out var range) ? range : Interval.All).IsEmpty);

    private DomainExit? Exit(Call call, Facts facts, IntervalAnalysis intervals, GuardedFormula formula)
    {
        var (argument, edge, open) = (call.Children[0], call.Function.Domain!.Lower, call.Function.Domain.Open);
        var range = intervals.Of(argument);
        if (range.IsEmpty || range.Lower > edge || (range.Lower == edge && (!open || range.LowerOpen)))
        {
            return null;
        }

        bool IsOut(double value) => open ? value <= edge : value < edge;
        var region = Solved(argument, edge, open, facts, intervals);
        if (region is null || !region.Value.IsCertain)
        {
            var witness = _witnesses.Find(argument, facts, IsOut);
            if (witness is null)
            {
                return null;
            }

            region ??= ("for example at " + string.Join(" and ", witness.Select(w => $"{w.Key} = {FormulaPrinter.Print(w.Value)}")), true);
        }

        var where = RegionText.Join(facts.Ranges.Select(r => RegionText.Of(r.Axis, r.Range)));
        var number = FormulaPrinter.Print(edge);
        return new DomainExit(call, formula, (open ? "<= " : "< ") + number, (open ? "> " : ">= ") + number, where, region.Value.Text);
    }

    /// <summary>The region solved for a variable in which the argument is affine, and whether it is certain that it has points.</summary>
    private (string Text, bool IsCertain)? Solved(Expr argument, double edge, bool open, Facts facts, IntervalAnalysis intervals)
    {
        foreach (var variable in Dependence.Variables(argument).Distinct().OrderBy(v => v.Kind).ThenBy(v => v.Id))
        {
            if (AffineForm.Of(argument, variable) is not { } form)
            {
                continue;
            }

            var slope = intervals.Of(form.Slope);
            var conditions = facts.Ranges.Where(r => !ReferenceEquals(r.Axis, variable)).Select(r => RegionText.Of(r.Axis, r.Range)).ToList();
            if (!slope.IsNotNegative && !slope.IsNotPositive)
            {
                // Which way the inequality turns depends on the sign of the slope: it stays beside the variable.
                var product = form.Slope * variable;
                conditions.Add($"{product} {(open ? "<=" : "<")} {form.Slope.Pool.Number(edge) - form.Offset}");
                return ("for " + RegionText.Join(conditions), !intervals.Of(variable).IsBounded);
            }

            if (slope.ContainsZero)
            {
                conditions.Add($"{form.Slope} {(slope.IsNotNegative ? ">" : "<")} 0");
            }

            var threshold = form.Solve(edge);
            var isBelow = slope.IsNotNegative;
            conditions.Add(RegionText.Of(variable, facts.Of(variable)));
            conditions.Add($"{variable} {(isBelow ? "<" : ">")}{(open ? "=" : "")} {threshold}");
            var reach = isBelow ? intervals.Of(variable).Lower : intervals.Of(variable).Upper;
            return ("for " + RegionText.Join(conditions), double.IsInfinity(reach));
        }

        return null;
    }
}
