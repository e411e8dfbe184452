using System.Collections.Immutable;

namespace ActGen.Generator.Expressions;

/// <summary>A note on a part of an expression for a later stage, which takes it away; compared by value.</summary>
internal abstract record Mark;

/// <summary>
/// An expression with a note, and what the note is about. Bind leaves them where a meaning depends on the whole activation, Domains
/// resolves them; no other stage sees one.
/// </summary>
internal sealed class Marked(ExprPool pool, int id, Mark mark, ImmutableArray<Expr> parts)
    : Expr(pool, id, parts, own: VariableKinds.Marked)
{
    public Mark Mark { get; } = mark;

    /// <summary>The expression itself: the other parts only say something about it.</summary>
    public Expr Body => Children[0];

    public override bool IsCondition => Children[0].IsCondition;

    /// <summary>An expression without its marks.</summary>
    public static Expr Unmarked(Expr node) =>
        Has(node) ? node is Marked marked ? Unmarked(marked.Body) : node.Pool.Map(node, Unmarked) : node;

    /// <summary>Whether there is a mark in an expression.</summary>
    public static bool Has(Expr node) => (node.Kinds & VariableKinds.Marked) != 0;
}
