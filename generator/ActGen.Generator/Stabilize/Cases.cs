using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Tells apart which of two numbers is the larger one, where an expression depends on that: what cancels in one of the cases, as in
/// <c>(x > 0 ? 1 : 0) - erf(x)</c> or <c>min(x, 2) - x</c>, then does so before anything is rounded.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="repair">Repairs what is left in each case.</param>
internal sealed class Cases(ExprPool pool, Func<Expr, Expr> repair)
{
    // More of them make kernels long.
    private const int MostQuestions = 2;

    // Functions of u, or of u and v, by the case: u above v, or below, where v is 0 for functions of one; and whether both hold where they
    // are the same.
    private static readonly Dictionary<string, Func<Expr, Expr, (Expr Above, Expr Below, bool IsSameBetween)>> Functions = new()
    {
        ["abs"] = (u, _) => (u, -u, true),
        ["relu"] = (u, v) => (u, v, true),
        ["sign"] = (u, _) => (u.Pool.One, -u.Pool.One, false),
        ["step"] = (u, v) => (u.Pool.One, v, false),
        ["min"] = (u, v) => (v, u, true),
        ["max"] = (u, v) => (u, v, true),
    };

    /// <summary>The expression as a choice of its cases; repaired where there is nothing to tell apart.</summary>
    public Expr Of(Expr node) => Of(node, MostQuestions);

    private Expr Of(Expr node, int questions)
    {
        // The innermost, which was made first.
        if (questions == 0 || ExprTraversal.ChildrenFirst(node).FirstOrDefault(Asks) is not { } asked)
        {
            return repair(node);
        }

        var (u, v) = Sides(asked);
        var answered = ExprTraversal.Unique(node).Where(Asks).Select(n => (Node: n, Answer: Answer(n, u, v)))
            .Where(a => a.Answer is not null).ToList();
        var above = Of(Where(node, answered.ToDictionary(a => a.Node, a => a.Answer!.Value.Above)), questions - 1);
        var below = Of(Where(node, answered.ToDictionary(a => a.Node, a => a.Answer!.Value.Below)), questions - 1);
        return pool.Select(pool.Compare(Relation.Greater, u, v), above, answered.TrueForAll(a => a.Answer!.Value.IsSameBetween) ? below
            : pool.Select(pool.Compare(Relation.Less, u, v), below, node));
    }

    private Expr Where(Expr node, Dictionary<Expr, Expr> known) => Substitution.Replace(pool, node, known);

    private static bool Asks(Expr node) => Dependence.OnInput(node)
        && (node is Comparison || (node is Call call && Functions.ContainsKey(call.Function.Name)))
        && !ExprTraversal.Unique(node).OfType<Select>().Any();

    private static (Expr U, Expr V) Sides(Expr asked) => asked switch
    {
        Comparison comparison => (comparison.Left, comparison.Right),
        _ => (asked.Children[0], asked.Children.Length > 1 ? asked.Children[1] : asked.Pool.Zero),
    };

    // The node in either case; null where the case does not tell.
    private (Expr Above, Expr Below, bool IsSameBetween)? Answer(Expr node, Expr u, Expr v)
    {
        var (left, right) = Sides(node);
        var isTurned = ReferenceEquals(left, v) && ReferenceEquals(right, u);
        if (!isTurned && !(ReferenceEquals(left, u) && ReferenceEquals(right, v)))
        {
            return null;
        }

        var (above, below, isSame) = node is Comparison comparison
            ? (Truth(Relations.Holds(comparison.Relation, 1, 0)), Truth(Relations.Holds(comparison.Relation, 0, 1)), false)
            : Functions[((Call)node).Function.Name](left, right);
        return isTurned ? (below, above, isSame) : (above, below, isSame);
    }

    private Expr Truth(bool holds) => holds ? pool.True : pool.False;
}
