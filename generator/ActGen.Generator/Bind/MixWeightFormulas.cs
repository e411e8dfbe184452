using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>The weights of a mix as values made of its logits, with their derivatives.</summary>
internal static class MixWeightFormulas
{
    /// <summary>
    /// <c>q[i] = exp(w[i] - max(w)) / sum over j of exp(w[j] - max(w))</c>, where nothing overflows and each exponential is shared;
    /// <c>dq[i]/dw[k] = q[i] * (delta - q[k])</c>, where 1 - q[i] is the sum of the others.
    /// </summary>
    public static ImmutableArray<DerivedParameter> Softmax(ExprPool pool, BoundLearnable logits)
    {
        var w = logits.Elements;
        var q = Symbols(pool, "softmax", logits);
        var largest = w.Aggregate((Expr)w[0], (max, next) => max == next ? max : pool.Call("max", max, next));
        var powers = w.Select(logit => pool.Call("exp", logit - largest)).ToList();
        var total = pool.Sum(powers);
        return w.Select((_, i) => new DerivedParameter(
            q[i],
            powers[i] / total,
            w.ToDictionary(v => v, v => v == w[i]
                ? q[i] * pool.Sum(q.Where(other => other != q[i]).ToList<Expr>()) : -(q[i] * q[w.IndexOf(v)]))))
            .ToImmutableArray();
    }

    /// <summary><c>s[i] = sigmoid(w[i])</c>, with the derivative that keeps its digits in the tails.</summary>
    public static ImmutableArray<DerivedParameter> Sigmoid(ExprPool pool, BoundLearnable logits)
    {
        var symbols = Symbols(pool, "sigmoid", logits);
        return logits.Elements.Select((w, i) => new DerivedParameter(
            symbols[i], pool.Call("sigmoid", w),
            new Dictionary<Variable, Expr> { [w] = pool.Call("sigmoid", w) * pool.Call("sigmoid", -w) }))
            .ToImmutableArray();
    }

    private static Variable[] Symbols(ExprPool pool, string function, BoundLearnable logits) =>
        logits.Elements.Select((_, i) => pool.Variable($"{function}({logits.Name})[{i}]", VariableKind.Learnable)).ToArray();
}
