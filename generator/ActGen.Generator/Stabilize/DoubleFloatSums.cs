using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Sums such as <c>1 - alpha * (x + alpha)</c> that a logarithm or a division is taken of: near 0 they cancel, and the rounding
/// of their parts is all that is left. They are affine in x, so they are computed as <c>a * x + b</c> with one rounding, where b,
/// made of parameters alone, is formed outside the row loop in double-float arithmetic.
/// </summary>
internal sealed class DoubleFloatSums(ExprPool pool)
{
    /// <summary>The sums that are replaced, as written and as computed.</summary>
    public Dictionary<Expr, Expr> Find(IEnumerable<Expr> roots)
    {
        var found = new Dictionary<Expr, Expr>();
        foreach (var sum in ExprTraversal.Unique(roots).SelectMany(SensitiveOperands).OfType<Sum>())
        {
            if (!found.ContainsKey(sum) && AsAffine(sum) is { } affine)
            {
                found.Add(sum, affine);
            }
        }

        return found;
    }

    // Of functions that are 0 at 0, a relative error of the argument is one of the result; a magnitude is exact.
    private static IEnumerable<Expr> SensitiveOperands(Expr node) => node switch
    {
        Power { Exponent: < 0 } => node.Children,
        Call { Function.Name: "log" or "log2" } => node.Children,
        Call { Function: { Zeros: not Zeros.Unknown, Derivatives.Length: > 0 } } => node.Children,
        Call { Function.Name: "log1prel" or "dlog1prel" } => node.Children.Skip(1),
        _ => Enumerable.Empty<Expr>(),
    };

    private Expr? AsAffine(Sum sum)
    {
        var variables = Dependence.Variables(sum).ToList();
        var inputs = variables.Where(v => v.Kind == VariableKind.Input).ToList();
        if (inputs.Count != 1 || !Dependence.IsPolynomial(sum))
        {
            return null;
        }

        // A single term is exact as it is, and a slope of several would round by itself.
        return AffineForm.Of(sum, inputs[0]) is { Slope: not Sum, Offset: Sum } form && !Dependence.IsConstant(form.Offset)
            ? pool.Call("affine", form.Slope, inputs[0], form.Offset)
            : null;
    }
}
