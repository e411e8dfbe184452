using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Chooses the forms in which values and derivatives are computed. Each is tried over the floats of its variables as it will be computed;
/// where it loses digits, so are its forms as a quotient of exponentials and with series where it cancels, and one that loses less than
/// half as often is taken.
/// </summary>
internal sealed class PreciseForms
{
    // Longer and deeper expressions have too many forms to try.
    private const int MaxLength = 2000;
    private const int MaxDepth = 100;

    // Long ones have many cases, each with forms of its own.
    private const int MaxLengthOfCases = 250;

    // Larger activations, and more results of one, are left as they are.
    private const int MaxSize = 1500;
    private const int MaxTried = 24;

    private const double Extreme = 1e8;

    // Forms are looked for where this times more is lost than a good form may lose: other forms have roundings of their own.
    private const double Gate = 1.0 / 4;

    private const string QuotientRepair = "quotient: sums of quotients over one divisor, exponentials as exp(-abs(u))";
    private const string CasesRepair = "cases: what cancels in a case of a choice does so before it is rounded";
    private const string InvertedRepair = "large inputs: powers of 1 / x where x is large";

    private readonly Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> _prepare;
    private readonly ExprPool _pool;
    private readonly PrecisionSweep _sweep;
    private readonly QuotientForms _quotients;
    private readonly QuotientForms _inverted;
    private readonly SeriesPatches _series;
    private readonly KnownSigns _signs;
    private readonly Cases _cases;
    private readonly List<string> _repairs = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="sweep">The points at which forms are tried.</param>
    /// <param name="prepare">Makes what is computed of expressions.</param>
    /// <param name="repair">Repairs expressions before that.</param>
    public PreciseForms(
        ExprPool pool, PrecisionSweep sweep, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> prepare, Func<Expr, Expr> repair)
    {
        (_pool, _sweep, _prepare, _cases) = (pool, sweep, prepare, new(pool, repair));
        (_quotients, _inverted, _signs, _series) = (
            new QuotientForms(pool), new QuotientForms(pool, sweep.Unknown.Select(p => p.Moved).FirstOrDefault()), new KnownSigns(pool),
            new SeriesPatches(pool));
    }

    /// <summary>The repairs that were applied, each as one line for a person.</summary>
    public IEnumerable<string> Repairs => _repairs.Concat(_series.Repairs).Distinct();

    /// <summary>The forms in which several expressions are computed.</summary>
    public IReadOnlyList<Expr> Of(IReadOnlyList<Expr> nodes)
    {
        var prepared = _prepare(nodes);
        if (_sweep.Sparse.Count == 0 || ExprTraversal.Unique(prepared).Skip(MaxSize).Any())
        {
            return prepared;
        }

        var loses = new bool[nodes.Count];
        foreach (var point in _sweep.Sparse)
        {
            for (var i = 0; i < loses.Length; i++)
            {
                loses[i] |= prepared[i] is not (Number or Variable) && Precision.Loses(prepared[i], point, Gate, Evidence.Arithmetic);
            }
        }

        var tried = 0;
        return nodes.Select((node, i) => loses[i] && tried++ < MaxTried ? Best(node, prepared[i], _sweep.Sparse) : prepared[i]).ToList();
    }

    // A choice stays one: each of its branches is tried where it is taken.
    private Expr Best(Expr node, Expr prepared, IReadOnlyList<SweptPoint> points, bool isCase = false)
    {
        if (node.WrittenLength <= MaxLength && node is Select written && prepared is Select computed
            && Prepared(written.IfTrue) is var yes && Prepared(written.IfFalse) is var no)
        {
            var taken = points.ToLookup(point => point.Holds(computed.Condition));
            return _pool.Select(computed.Condition, Best(written.IfTrue, yes, taken[true].ToList(), isCase),
                Best(written.IfFalse, no, taken[false].ToList(), isCase));
        }

        var (best, losses) = (prepared, Losses(prepared, points));
        if (losses.Count == 0 || node.WrittenLength > MaxLength || node.Depth > MaxDepth)
        {
            return best;
        }

        var rewritten = _quotients.Of(node);
        var quotient = new Lazy<Expr>(() => ReferenceEquals(rewritten, node) ? prepared : Prepared(rewritten));
        var candidates = new (bool IsForExtremes, Func<Expr> Form, string? Repair)[]
        {
            (false, () => quotient.Value, QuotientRepair),
            (false, () => _series.Apply(prepared, losses), null),
            (false, () => _signs.Of(quotient.Value), QuotientRepair),
            (false, () => _series.Apply(quotient.Value, Losses(quotient.Value, points)), QuotientRepair),
            (false, () => isCase ? prepared : InCases(node, prepared, points), CasesRepair),
            (true, () => Prepared(_inverted.Of(node)), InvertedRepair),
        };
        string? done = null;
        foreach (var (isForExtremes, form, repair) in candidates)
        {
            if (losses.Any(l => IsExtreme(l) == isForExtremes) && form() is var candidate
                && !ReferenceEquals(candidate, best) && Losses(candidate, points) is var left && IsBetter(left, losses)
                && AreSame(prepared, candidate, points)
                && KeepsWhatWasKept(prepared, candidate, isForExtremes ? points : points.Where(p => !IsExtreme(p))))
            {
                (best, losses, done) = (candidate, left, repair);
            }
        }

        if (done is not null && !_repairs.Contains(done))
        {
            _repairs.Add(done);
        }

        return best;
    }

    // Each case is tried where it is taken.
    private Expr InCases(Expr node, Expr prepared, IReadOnlyList<SweptPoint> points) =>
        node.WrittenLength <= MaxLengthOfCases && _cases.Of(node) is Select cases
            ? Best(cases, Prepared(cases), points, isCase: true) : prepared;

    // Where only powers overflow.
    private static bool IsExtreme(SweptPoint point) => point.Magnitude > Extreme;

    private Expr Prepared(Expr node) => _prepare(new[] { node })[0];

    // Half as often. Where powers alone overflow, inputs may still be clamped.
    private static bool IsBetter(
        IReadOnlyList<SweptPoint> left, IReadOnlyList<SweptPoint> losses)
    {
        var (before, after) = (losses.Count(l => !IsExtreme(l)), left.Count(l => !IsExtreme(l)));
        return before > 0 ? after <= before / 2 : after == 0 && left.Count <= losses.Count / 2;
    }

    // What is gained at some points must not cost digits at others: a square that is written out loses those near its zero. Among ordinary
    // inputs nothing may be lost; among all magnitudes, little beside what is gained. Extreme inputs are clamped later, or slow.
    private bool KeepsWhatWasKept(Expr before, Expr after, IEnumerable<SweptPoint> points)
    {
        var (gained, lost) = (0, 0);
        foreach (var point in points)
        {
            var (was, isNow) = (Precision.Loses(before, point), Precision.Loses(after, point));
            gained += was && !isNow ? 1 : 0;
            lost += isNow && !was ? 1 : 0;
        }

        return lost <= gained / 4 && KeepsNaN(before, after)
            && _sweep.Ordinary.All(point => !Precision.Loses(after, point) || Precision.Loses(before, point));
    }

    private bool KeepsNaN(Expr before, Expr after) =>
        _sweep.Unknown.All(p => !double.IsNaN(Precision.Value(before, p)) || double.IsNaN(Precision.Value(after, p)));

    // A check of the forms themselves: where double precision tells both, they are one function.
    private static bool AreSame(Expr a, Expr b, IReadOnlyList<SweptPoint> points) => !points.Any(p => Precision.Differs(a, b, p));

    private static List<SweptPoint> Losses(Expr node, IReadOnlyList<SweptPoint> points) =>
        !Dependence.Variables(node).Any() ? new() : points.Where(point => Precision.Loses(node, point)).ToList();
}
