using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>Replaces nodes by others.</summary>
internal static class Substitution
{
    public static Expr Replace(ExprPool pool, Expr node, IReadOnlyDictionary<Expr, Expr> replacements)
    {
        var done = new Dictionary<Expr, Expr>();
        return replacements.Count == 0 ? node : Visit(node);

        Expr Visit(Expr current)
        {
            if (replacements.TryGetValue(current, out var replacement))
            {
                return replacement;
            }

            if (done.TryGetValue(current, out var known))
            {
                return known;
            }

            return done[current] = pool.Map(current, Visit);
        }
    }
}
