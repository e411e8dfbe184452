using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>
/// Binds pieces into nested choices. A piece on one point of a learnable is left out: a neighbor covers the point, and the piece
/// becomes a patch.
/// </summary>
internal sealed class PieceBinder(
    BindSession session, ActivationDeclaration declaration, string prefix, FormulaBinder formulas,
    IReadOnlyDictionary<Expr, Interval> bounds, FindingList findings)
{
    private readonly ExprPool _pool = session.Pool;

    /// <summary>Each piece with the condition under which it is used.</summary>
    public List<GuardedFormula> Guarded { get; } = new();

    public BoundText? Bind()
    {
        var pieces = BindPieces();
        if (pieces.Contains(null))
        {
            return null;
        }

        var conditions = pieces.Select(p => Marked.Unmarked(p!.Condition.Value)).ToList();
        var coverage = new PieceCoverage(conditions, bounds);
        if (coverage.Gap is { } gap)
        {
            findings.Report(FindingIds.PiecesLeaveGap, new Site(SiteKind.Piece, pieces.Count - 1), gap);
            return null;
        }

        ReportUnreachable(coverage);
        var patched = Enumerable.Range(0, pieces.Count).Where(i => Point(conditions[i]) is not null).ToList();
        if (patched.Count == pieces.Count)
        {
            patched.Clear();
        }

        var rest = pieces.Where((_, i) => !patched.Contains(i)).Select(p => (p!.Condition.Value, p.Formula.Value)).ToList();
        foreach (var i in patched)
        {
            Cover(rest, Point(conditions[i])!.Value);
        }

        return new BoundText(
            Patched(Nest(rest), patched.Where(coverage.IsReachedInBounds), conditions, pieces!),
            Nest(pieces!.Select(p => (p!.Condition.Written, p.Formula.Written))));
    }

    private Expr Patched(Expr value, IEnumerable<int> patched, IReadOnlyList<Expr> conditions, IReadOnlyList<Piece> pieces)
    {
        foreach (var i in patched)
        {
            var (variable, point) = Point(conditions[i])!.Value;
            var mark = new PatchMark(prefix, i, variable, point);
            session.Patches.Add(mark);
            value = _pool.Mark(mark, value, pieces[i].Formula.Value);
        }

        return value;
    }

    // In order: a piece is used where its condition holds and none above it does.
    private List<Piece?> BindPieces()
    {
        var pieces = new List<Piece?>();
        Expr above = _pool.True;
        for (var i = 0; i < declaration.Pieces.Count; i++)
        {
            var (piece, site) = (declaration.Pieces[i], new Site(SiteKind.Piece, i, 1));
            var condition = piece.When.Trim() == "otherwise"
                ? new BoundText(_pool.True, _pool.True) : formulas.Condition(new Site(SiteKind.Piece, i), piece.When);
            var where = condition is null ? above : _pool.And(condition.Value, above);
            var formula = formulas.Number(site, piece.Formula, where);
            if (condition is null || formula is null)
            {
                pieces.Add(null);
                continue;
            }

            pieces.Add(new Piece(condition, formula));
            Guarded.Add(new GuardedFormula(site, where, formula.Value));
            above = _pool.And(above, _pool.Not(condition.Value));
        }

        return pieces;
    }

    private void ReportUnreachable(PieceCoverage coverage)
    {
        for (var i = 0; i < declaration.Pieces.Count; i++)
        {
            var reason = !coverage.IsReached(i) ? "the pieces above it cover all its values; remove it, or move it up"
                : !coverage.IsReachedInBounds(i)
                    ? "its condition is never true within the bounds of the learnables; remove it, or widen them"
                : null;
            if (reason is not null)
            {
                findings.Report(FindingIds.UnreachablePiece, new Site(SiteKind.Piece, i), reason);
            }
        }
    }

    // The pieces cover everything: where no other holds, the last one does.
    private Expr Nest(IEnumerable<(Expr Condition, Expr Formula)> pieces)
    {
        var reversed = pieces.Reverse().ToList();
        return reversed.Skip(1)
            .Aggregate(reversed[0].Formula, (otherwise, piece) => _pool.Select(piece.Condition, piece.Formula, otherwise));
    }

    private static (Variable Variable, double Point)? Point(Expr condition) =>
        condition is Comparison { Relation: Relation.Equal } comparison
        && comparison.Linear is { Axis: Variable { Kind: VariableKind.Learnable } variable, Bound: var point } ? (variable, point) : null;

    /// <summary>Widens the condition of a neighbor so that it holds on the point; the last piece does where it ends there.</summary>
    private void Cover(List<(Expr Condition, Expr Formula)> pieces, (Variable Variable, double Point) patch)
    {
        bool Ends(Comparison c) =>
            c.Linear is var l && ReferenceEquals(l.Axis, patch.Variable) && l.Bound == patch.Point
                && l.Relation is Relation.Less or Relation.Greater;
        var last = pieces[pieces.Count - 1].Condition;
        if (last is Logic { Operator: LogicalOperator.True } || PieceCoverage.Comparisons(last).Any(Ends))
        {
            return;
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            var edges = PieceCoverage.Comparisons(pieces[i].Condition).Where(Ends).ToDictionary(
                c => (Expr)c, c =>
                    _pool.Compare(c.Relation == Relation.Less ? Relation.LessOrEqual : Relation.GreaterOrEqual, c.Left, c.Right));
            if (edges.Count > 0)
            {
                pieces[i] = (Substitution.Replace(_pool, pieces[i].Condition, edges), pieces[i].Formula);
                return;
            }
        }
    }

    private sealed record Piece(BoundText Condition, BoundText Formula);
}
