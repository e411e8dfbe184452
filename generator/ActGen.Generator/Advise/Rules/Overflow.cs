using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Advise;

/// <summary>
/// Tells whether an expression is not finite in float32 because something in it is too large, and not because it is undefined.
/// </summary>
internal static class Overflow
{
    private const int LargePower = 8;

    /// <summary>Whether a node can exceed the largest float for ordinary inputs.</summary>
    public static bool IsPossible(Expr node) => node switch
    {
        Call function => function.Function.Tails.HasFlag(Tails.Overflow),
        Power power => Math.Abs(power.Exponent) >= LargePower
            || (power.Exponent < 0 && power.Base is Call call && call.Function.Tails.HasFlag(Tails.Underflow)),
        _ => false,
    };

    /// <summary>Whether it does with the values of an interpreter.</summary>
    /// <param name="node">The node.</param>
    /// <param name="values">The values.</param>
    /// <param name="inRow">Whether it is so of a reduction, by the symbol that stands for it.</param>
    public static bool Happens(Expr node, FloatInterpreter values, Func<Variable, bool> inRow)
    {
        if (IsFinite(values.Evaluate(node)))
        {
            return false;
        }

        while (Operands(node, values).FirstOrDefault(o => !IsFinite(values.Evaluate(o))) is { } cause)
        {
            node = cause;
        }

        return node switch
        {
            Sum or Product => true,
            // 1 / 0 is too large only where the 0 is a number too small for a float.
            Power power => power.Exponent > 0 || values.Evaluate(power.Base) != 0 || Underflows(power.Base, values),
            Call call => call.Function.Tails.HasFlag(Tails.Overflow)
                && !(call.Function.Name == "pow" && values.Evaluate(call.Children[0]) <= 0),
            Variable variable => inRow(variable),
            _ => false,
        };
    }

    private static bool Underflows(Expr node, FloatInterpreter values) => node switch
    {
        Product => node.Children.Any(f => Underflows(f, values)),
        Power power => Underflows(power.Base, values),
        Call call => call.Function.Tails.HasFlag(Tails.Underflow) && values.Evaluate(call) == 0,
        _ => false,
    };

    private static IEnumerable<Expr> Operands(Expr node, FloatInterpreter values) =>
        node is Select select
            ? [values.Holds(select.Condition) ? select.IfTrue : select.IfFalse] : node.Children.Where(c => !c.IsCondition);

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
