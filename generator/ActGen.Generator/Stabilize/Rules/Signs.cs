using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>The sign of an expression, as far as its form tells it, whatever its variables are.</summary>
internal static class Signs
{
    /// <summary>Whether it is 0 or more: sums, products and functions that are not negative.</summary>
    public static bool IsNotNegative(Expr node) => node switch
    {
        Number number => number.Value >= 0,
        Sum or Product => node.Children.All(IsNotNegative),
        Power power => power.Exponent % 2 == 0 || IsNotNegative(power.Base),
        Call call => call.Function.Range.IsNotNegative,
        _ => false,
    };

    /// <summary>Whether it is above 0, were it computed exactly.</summary>
    public static bool IsPositive(Expr node) => node switch
    {
        Number number => number.Value > 0,
        Sum => node.Children.Any(IsPositive) && node.Children.All(IsNotNegative),
        Product => node.Children.All(IsPositive),
        Power power => IsPositive(power.Base),
        Call call => call.Function.Range.IsPositive || call.Function.Tails.HasFlag(Tails.Underflow),
        _ => false,
    };
}
