using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Domains;

/// <summary>Says where an argument is outside: solved for a variable in which it is affine, or else by an example.</summary>
internal sealed class ViolationRegion(CounterexampleSearch counterexamples)
{
    /// <summary><c>for x &lt;= 1</c>; null where no point outside is found.</summary>
    public string? Of(DomainViolation violation)
    {
        var solved = Solved(violation);
        if (solved is { IsCertain: true } certain)
        {
            return certain.Text;
        }

        var counterexample = counterexamples.Find(violation.Boundary, violation.Assumptions);
        return counterexample is null
            ? null : solved?.Text ?? (counterexample.Values.Count == 0 ? "always" : $"for example {counterexample}");
    }

    /// <summary>The region solved for a variable, and whether it is certain that it has points.</summary>
    private static (string Text, bool IsCertain)? Solved(DomainViolation violation)
    {
        var (boundary, assumptions, intervals) = (violation.Boundary, violation.Assumptions, violation.Intervals);
        var argument = boundary.Side == BoundarySide.At ? NonZero.Bare(boundary.Argument) : boundary.Argument;
        foreach (var variable in Dependence.Variables(argument).Distinct().OrderBy(v => v.Kind).ThenBy(v => v.Id))
        {
            if (AffineForm.Of(argument, variable) is not { } form)
            {
                continue;
            }

            var (slope, range) = (intervals.Of(form.Slope), intervals.Of(variable));
            var conditions = assumptions.Ranges.Where(r => !ReferenceEquals(r.Axis, variable)).Select(r => RegionText.Of(r.Axis, r.Range))
                .ToList();
            if (!slope.IsNotNegative && !slope.IsNotPositive)
            {
                // Which way the inequality turns depends on the sign of the slope: it stays beside the variable.
                conditions.Add($"{form.Slope * variable} {boundary.Relation} {form.Slope.Pool.Number(boundary.Edge) - form.Offset}");
                return ("for " + RegionText.Join(conditions), IsCertain(boundary.Side == BoundarySide.At
                    ? Reaches(range, BoundarySide.At) : !range.IsBounded));
            }

            if (slope.ContainsZero)
            {
                conditions.Add($"{form.Slope} {(slope.IsNotNegative ? ">" : "<")} 0");
            }

            var side = boundary.Side == BoundarySide.At || slope.IsNotNegative ? boundary.Side : boundary.Side == BoundarySide.Below
                ? BoundarySide.Above : BoundarySide.Below;
            conditions.Add(RegionText.Of(variable, assumptions.Of(variable)));
            conditions.Add($"{variable} {(boundary with { Side = side }).Relation} {Shown(form.Solve(boundary.Edge))}");
            return ("for " + RegionText.Join(conditions), IsCertain(Reaches(range, side)));
        }

        return null;

        // What conditions say of several variables together is left to examples.
        bool IsCertain(bool isReached) =>
            isReached && assumptions.Conditions.All(c => c is Comparison comparison && comparison.Linear.Axis is Variable);
    }

    // A quotient of numbers is read more easily as its value, unless that is longer.
    private static string Shown(Expr threshold)
    {
        var text = threshold.ToString();
        var value = Dependence.IsConstant(threshold)
            ? FormulaPrinter.Print(new Interpreter(new Dictionary<string, double>()).Evaluate(threshold)) : text;
        return value.Length < text.Length ? value : text;
    }

    private static bool Reaches(Interval range, BoundarySide side) =>
        (side == BoundarySide.Above || double.IsInfinity(range.Lower)) && (side == BoundarySide.Below || double.IsInfinity(range.Upper));
}
