using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>Whether an expression is known not to be 0: a divisor.</summary>
internal static class NonZero
{
    public static bool Holds(Expr node, Assumptions assumptions, IntervalAnalysis intervals)
    {
        var range = intervals.Of(node);
        return range.IsEmpty || !range.ContainsZero || IsExcluded(node, assumptions)
            || assumptions.Ranges.Any(r => !r.Range.ContainsZero && VanishesWith(r.Axis, node))
            || (node is Call { Function.Zeros: Zeros.OnlyAtZero } && Holds(node.Children[0], assumptions, intervals))
            || (node is Product && node.Children.All(f => Holds(f, assumptions, intervals)))
            || (node is Power power && Holds(power.Base, assumptions, intervals));
    }

    /// <summary>
    /// The expression that is 0 exactly where another is, without the functions around it: <c>tanh(abs(u))</c> is where u is.
    /// </summary>
    public static Expr Bare(Expr node) =>
        node is Call { Function.Zeros: Zeros.OnlyAtZero } ? Bare(node.Children[0]) : node;

    // The formula says so itself: x != 0.
    private static bool IsExcluded(Expr node, Assumptions assumptions)
    {
        var (axis, scale, offset) = LinearComparison.Split(node);
        return assumptions.Conditions.OfType<Comparison>().Where(c => c.Relation == Relation.NotEqual).Select(c => c.Linear).Any(c =>
            (ReferenceEquals(c.Axis, axis) && (scale * c.Bound) + offset == 0) || (c.Bound == 0 && VanishesWith(c.Axis, node)));
    }

    // Whether one expression is 0 wherever another is: what is known not to be 0 then tells that the other is not.
    private static bool VanishesWith(Expr node, Expr other) => ReferenceEquals(node, other) || node switch
    {
        Product => node.Children.Any(f => VanishesWith(f, other)),
        Power { Exponent: > 0 } power => VanishesWith(power.Base, other),
        Call { Function: { Arity: 1, Reduction: null } function } =>
            function.Value(new[] { 0.0 }) == 0 && VanishesWith(node.Children[0], other),
        _ => false,
    };
}
