using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>Replaces nodes by others.</summary>
internal static class Substitution
{
    public static Expr Replace(ExprPool pool, Expr node, IReadOnlyDictionary<Expr, Expr> replacements) =>
        replacements.Count == 0 ? node : Of(pool, replacements).Of(node);

    /// <summary>The replacement as something that is done to several expressions, with what they share done once.</summary>
    public static ExprTransform Of(ExprPool pool, IReadOnlyDictionary<Expr, Expr> replacements) =>
        new(pool, enter: node => replacements.TryGetValue(node, out var replacement) ? replacement : null);
}
