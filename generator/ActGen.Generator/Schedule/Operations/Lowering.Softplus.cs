using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

internal sealed partial class Lowering
{
    /// <summary>
    /// The softplus of a sum that is <c>relu(u) + log1p(exp(-abs(u)))</c>, as repairs leave it: its own primitive needs one polynomial,
    /// as the argument of the logarithm is between 1 and 2 there. Null for any other sum: with more terms the rectified one may cancel
    /// against them.
    /// </summary>
    private static Expr? Softplus(Sum sum)
    {
        if (sum.Children.Length != 2)
        {
            return null;
        }

        var isNegative = sum.Children.All(t => t is Product { Coefficient: -1 });
        var terms = sum.Children.Select(t => Signed(t, isNegative)).OfType<Call>().ToList();
        var rectified = terms.FirstOrDefault(t => t.Function.Name == "relu");
        var logarithm = terms.FirstOrDefault(t => t.Function.Name == "log1p");
        return rectified is not null && logarithm?.Children[0] is Call { Function.Name: "expnegabs" } exponential
            && IsSameUpToSign(rectified.Children[0], exponential.Children[0])
            ? Signed(sum.Pool.Call("softplus", rectified.Children[0]), isNegative)
            : null;
    }

    private static Expr Signed(Expr value, bool isNegative) => isNegative ? -value : value;

    // The exponential is even: it is that of u and of -u.
    private static bool IsSameUpToSign(Expr left, Expr right) => ReferenceEquals(left, right) || ReferenceEquals(-left, right);
}
