using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>
/// Binds pieces into nested choices. A piece on one point of a learnable is left out: a neighbour covers the point, and the piece
/// becomes a patch.
/// </summary>
internal sealed class PieceBinder(
    BindSession session, ActivationDeclaration declaration, string prefix, FormulaBinder formulas, IReadOnlyDictionary<Expr, Interval> bounds, FindingList findings)
{
    private readonly ExprPool _pool = session.Pool;

    /// <summary>Each piece with the condition under which it is used.</summary>
    public List<GuardedFormula> Guarded { get; } = new();

    public BoundText? Bind()
    {
        var pieces = declaration.Pieces.Select(BindPiece).ToList();
        if (pieces.Contains(null))
        {
            return null;
        }

        var conditions = pieces.Select(p => p!.Condition.Value).ToList();
        var coverage = new PieceCoverage(conditions, bounds);
        if (coverage.Gap is { } gap)
        {
            findings.Report(FindingIds.PiecesLeaveGap, new Site(SiteKind.Piece, pieces.Count - 1), gap);
            return null;
        }

        ReportUnreachable(coverage);
        Guard(pieces!);
        var patched = Enumerable.Range(0, pieces.Count).Where(i => Point(conditions[i]) is not null).ToList();
        if (patched.Count == pieces.Count)
        {
            patched.Clear();
        }

        foreach (var i in patched.Where(coverage.IsReachedInBounds))
        {
            var (variable, point) = Point(conditions[i])!.Value;
            session.Patches.Add(new PatchChoice(prefix, i, variable, point));
        }

        var written = Nest(pieces!.Select(p => (p!.Condition.Written, p.Formula.Written)));
        if (patched.Where(i => session.IsChosen(prefix, i)).Select(i => (int?)i).FirstOrDefault() is { } chosen)
        {
            return new BoundText(pieces[chosen]!.Formula.Value, written);
        }

        var rest = pieces.Where((_, i) => !patched.Contains(i)).Select(p => (p!.Condition.Value, p.Formula.Value)).ToList();
        foreach (var i in patched)
        {
            Cover(rest, Point(conditions[i])!.Value);
        }

        return new BoundText(Nest(rest), written);
    }

    private Piece? BindPiece(PieceDeclaration piece, int index)
    {
        var isLast = piece.When.Trim() == "otherwise";
        var condition = isLast ? new BoundText(_pool.True, _pool.True) : formulas.Condition(new Site(SiteKind.Piece, index), piece.When);
        var formula = formulas.Number(new Site(SiteKind.Piece, index, 1), piece.Formula);
        return condition is null || formula is null ? null : new Piece(condition, formula);
    }

    private void ReportUnreachable(PieceCoverage coverage)
    {
        for (var i = 0; i < declaration.Pieces.Count; i++)
        {
            var reason = !coverage.IsReached(i) ? "the pieces above it hold wherever it does; remove it, or move it up"
                : !coverage.IsReachedInBounds(i) ? "the bounds of the learnables leave no value for which it holds; remove it, or widen them"
                : null;
            if (reason is not null)
            {
                findings.Report(FindingIds.UnreachablePiece, new Site(SiteKind.Piece, i), reason);
            }
        }
    }

    // The condition of a piece, without those above it.
    private void Guard(IEnumerable<Piece> pieces)
    {
        Expr above = _pool.True;
        var index = 0;
        foreach (var piece in pieces)
        {
            Guarded.Add(new GuardedFormula(new Site(SiteKind.Piece, index++, 1), _pool.And(piece.Condition.Value, above), piece.Formula.Value));
            above = _pool.And(above, _pool.Not(piece.Condition.Value));
        }
    }

    // The pieces cover everything: where no other holds, the last one does.
    private Expr Nest(IEnumerable<(Expr Condition, Expr Formula)> pieces)
    {
        var reversed = pieces.Reverse().ToList();
        return reversed.Skip(1).Aggregate(reversed[0].Formula, (otherwise, piece) => _pool.Select(piece.Condition, piece.Formula, otherwise));
    }

    private static (Variable Variable, double Point)? Point(Expr condition) =>
        condition is Comparison { Relation: Relation.Equal } comparison
        && LinearComparison.Of(comparison) is { Axis: Variable { Kind: VariableKind.Learnable } variable, Bound: var point } ? (variable, point) : null;

    /// <summary>Widens the condition of a neighbour so that it holds on the point; the last piece does where it ends there.</summary>
    private void Cover(List<(Expr Condition, Expr Formula)> pieces, (Variable Variable, double Point) patch)
    {
        bool Ends(Comparison c) =>
            LinearComparison.Of(c) is var l && ReferenceEquals(l.Axis, patch.Variable) && l.Bound == patch.Point && l.Relation is Relation.Less or Relation.Greater;
        var last = pieces[pieces.Count - 1].Condition;
        if (last is Logic { Connective: Connective.True } || PieceCoverage.Comparisons(last).Any(Ends))
        {
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            var edges = PieceCoverage.Comparisons(pieces[i].Condition).Where(Ends).ToDictionary(
                c => (Expr)c, c => _pool.Compare(c.Relation == Relation.Less ? Relation.LessOrEqual : Relation.GreaterOrEqual, c.Left, c.Right));
            if (edges.Count > 0)
            {
                pieces[i] = (Substitution.Replace(_pool, pieces[i].Condition, edges), pieces[i].Formula);
                return;
            }
        }
    }

    private sealed record Piece(BoundText Condition, BoundText Formula);
}
