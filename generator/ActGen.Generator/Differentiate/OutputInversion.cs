using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Differentiate;

/// <summary>
/// Reads an output backwards: y = c E, or y = E + c, with c the same for a whole row, tells E without computing it again. The softmax's
/// gradient is then y (dy - sum of dy y), without an exponential and without the reductions of the forward pass.
/// </summary>
internal static class OutputInversion
{
    /// <summary>The rules that simplify the result: the logarithm is that of a sum of exponentials.</summary>
    public static readonly RuleTable Rules = new(new Rule[] { new("exp-of-log", "exp(u + log(v))", "v * exp(u)") });

    /// <summary>The replacement of a part of the output; null where it cannot be told.</summary>
    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="output">The output, over symbols for reductions.</param>
    /// <param name="y">The output as read.</param>
    /// <param name="isSame">Whether a variable has one value for a whole row.</param>
    public static (Expr Part, Expr Value)? Of(ExprPool pool, Expr output, Variable y, Func<Variable, bool> isSame)
    {
        bool Varies(Expr node) => Dependence.Variables(node).Any(v => !isSame(v));
        var varying = output.Children.Where(Varies).ToList();
        if (varying.Count != 1)
        {
            return null;
        }

        var rest = output.Children.Where(c => !ReferenceEquals(c, varying[0])).ToList();
        return output switch
        {
            // A parameter may be 0 and is not divided by.
            Product when varying[0] is not Power && rest.All(IsOfRow) => (varying[0], y / pool.Product(rest)),
            Sum => (varying[0], y - pool.Sum(rest)),
            _ => null,
        };
    }

    private static bool IsOfRow(Expr node) => Dependence.Variables(node).All(v => v.Kind == VariableKind.Symbol);
}
