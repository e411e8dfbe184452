using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// Bounds of reductions by the elements of their row: none exceeds the largest, a mean of squares no less than the square
/// of the mean, a sum of parts at least each of them. A difference of two such quantities then has a sign.
/// </summary>
internal static class ReductionIntervals
{
    /// <summary>The quantities that a reduction is never below; the element where what is said holds of any of them.</summary>
    /// <param name="call">The reduction.</param>
    /// <param name="isNotNegative">Whether its argument is never below 0.</param>
    private static IEnumerable<Expr> NotAbove(Call call, Func<Expr, bool> isNotNegative)
    {
        var (pool, argument) = (call.Pool, call.Children[0]);
        switch (call.Function.Reduction)
        {
            case Reduction.Max or Reduction.MaxShift:
                yield return argument;
                yield return pool.Call("rowmean", argument);
                break;
            case Reduction.Mean when argument is Power { Exponent: > 0 } power && power.Exponent % 2 == 0:
                // Jensen: the mean of a convex function is not below the function of the mean.
                yield return pool.Power(pool.Call("rowmean", power.Base), power.Exponent);
                break;
            case Reduction.Mean when argument is Call { Function.IsConvex: true } convex:
                yield return pool.Call(convex.Function, pool.Call("rowmean", convex.Children[0]));
                break;
            case Reduction.Sum when isNotNegative(argument):
                yield return argument;
                yield return pool.Call("rowmax", argument);
                break;
        }
    }

    /// <summary>
    /// A sum with a reduction in it, as a multiple of the reduction less what it is not below, and the rest:
    /// <c>1 + rowmax(x) - x</c> is 1 and something that is not negative.
    /// </summary>
    public static IEnumerable<(double Scale, Expr Beside)> Differences(Sum sum, Func<Expr, bool> isNotNegative)
    {
        foreach (var term in sum.Children)
        {
            var (scale, rest) = term is Product product ? (product.Coefficient, product.Rest) : (1.0, term);
            if (rest is Call { Function.Reduction: not null } call)
            {
                foreach (var least in NotAbove(call, isNotNegative))
                {
                    yield return (scale, sum.Pool.Sum(sum.Children.Remove(term).AddRange(Terms(least, scale))));
                }
            }
        }
    }

    /// <summary>
    /// A product with one part of a row's sum, or of its largest, in it, as what is left beside the part: <c>3 * exp(x) /
    /// rowsum(exp(x))</c> is 3 times something from 0 to 1.
    /// </summary>
    public static IEnumerable<Expr> Shares(Product product, Func<Expr, bool> isPositive) => product.Children
        .OfType<Power>().Where(p => p.Exponent == -1).Select(p => p.Base).OfType<Call>()
        .Where(c => c.Function.Reduction is Reduction.Sum or Reduction.Max && isPositive(c.Children[0]))
        .Select(c => product * c / c.Children[0]);

    /// <summary>
    /// An expression at the element of the row where an argument of <c>rowmax</c> in it is the largest: one for each such argument.
    /// </summary>
    public static IEnumerable<Expr> AtLargest(Expr node) => ReductionForm.Reductions(node)
        .Where(c => c.Function.Reduction is Reduction.Max or Reduction.MaxShift).Select(c => AtLargest(node, c))
        .Where(n => !ReferenceEquals(n, node));

    private static Expr AtLargest(Expr node, Call largest)
    {
        var (pool, element) = (node.Pool, largest.Children[0]);
        if (ReferenceEquals(node, element))
        {
            return largest;
        }

        if (node is Call { Function.Reduction: not null })
        {
            return node;
        }

        // x - rowmax(x), in whatever sum it has been flattened into, is 0 there.
        if (node is Sum sum && Coefficient(sum, largest) is var scale && scale != 0)
        {
            node = pool.Sum(Terms(element, scale).Append(sum).Append(pool.Number(-scale) * largest).ToList());
        }

        return pool.Map(node, child => AtLargest(child, largest));
    }

    // A multiple of a sum term by term, so that equal terms meet.
    private static IEnumerable<Expr> Terms(Expr node, double scale) =>
        (node is Sum ? node.Children.AsEnumerable() : new[] { node }).Select(t => node.Pool.Number(scale) * t);

    private static double Coefficient(Sum sum, Expr key) => sum.Children
        .Select(t => t is Product product && ReferenceEquals(product.Rest, key) ? product.Coefficient : ReferenceEquals(t, key)
            ? 1 : 0).Sum();
}
