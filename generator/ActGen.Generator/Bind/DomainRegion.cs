using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>Says where an argument is outside: solved for a variable in which it is affine, or else by an example.</summary>
internal sealed class DomainRegion(WitnessSearch witnesses)
{
    /// <summary><c>for x &lt;= 1</c>; null where no point outside is found.</summary>
    public string? Of(DomainCrossing crossing)
    {
        var solved = Solved(crossing);
        if (solved is { IsCertain: true } certain)
        {
            return certain.Text;
        }

        var witness = witnesses.Find(crossing.Limit, crossing.Facts);
        return witness is null ? null : solved?.Text ?? (witness.Values.Count == 0 ? "always" : $"for example {witness}");
    }

    /// <summary>The region solved for a variable, and whether it is certain that it has points.</summary>
    private static (string Text, bool IsCertain)? Solved(DomainCrossing crossing)
    {
        var (limit, facts, intervals) = (crossing.Limit, crossing.Facts, crossing.Intervals);
        var argument = limit.Side == LimitSide.At ? Nonzero.Bare(limit.Argument) : limit.Argument;
        foreach (var variable in Dependence.Variables(argument).Distinct().OrderBy(v => v.Kind).ThenBy(v => v.Id))
        {
            if (AffineForm.Of(argument, variable) is not { } form)
            {
                continue;
            }

            var (slope, range) = (intervals.Of(form.Slope), intervals.Of(variable));
            var conditions = facts.Ranges.Where(r => !ReferenceEquals(r.Axis, variable)).Select(r => RegionText.Of(r.Axis, r.Range)).ToList();
            if (!slope.IsNotNegative && !slope.IsNotPositive)
            {
                // Which way the inequality turns depends on the sign of the slope: it stays beside the variable.
                conditions.Add($"{form.Slope * variable} {limit.Relation} {form.Slope.Pool.Number(limit.Edge) - form.Offset}");
                return ("for " + RegionText.Join(conditions), IsCertain(limit.Side == LimitSide.At ? Reaches(range, LimitSide.At) : !range.IsBounded));
            }

            if (slope.ContainsZero)
            {
                conditions.Add($"{form.Slope} {(slope.IsNotNegative ? ">" : "<")} 0");
            }

            var side = limit.Side == LimitSide.At || slope.IsNotNegative ? limit.Side : limit.Side == LimitSide.Below ? LimitSide.Above : LimitSide.Below;
            conditions.Add(RegionText.Of(variable, facts.Of(variable)));
            conditions.Add($"{variable} {(limit with { Side = side }).Relation} {Shown(form.Solve(limit.Edge))}");
            return ("for " + RegionText.Join(conditions), IsCertain(Reaches(range, side)));
        }

        return null;

        // What conditions say of several variables together is left to examples.
        bool IsCertain(bool isReached) => isReached && facts.Conditions.All(c => c is Comparison comparison && comparison.Linear.Axis is Variable);
    }

    // A quotient of numbers is read more easily as its value, unless that is longer.
    private static string Shown(Expr threshold)
    {
        var text = threshold.ToString();
        var value = Dependence.IsConstant(threshold) ? FormulaPrinter.Print(new Interpreter(new Dictionary<string, double>()).Evaluate(threshold)) : text;
        return value.Length < text.Length ? value : text;
    }

    private static bool Reaches(Interval range, LimitSide side) =>
        (side == LimitSide.Above || double.IsInfinity(range.Lower)) && (side == LimitSide.Below || double.IsInfinity(range.Upper));
}
