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

    // Larger activations, and more results of one, are left as they are.
    private const int MaxSize = 1500;
    private const int MaxTried = 24;
    private const int MaxVariables = 24;

    private const double Extreme = 1e8;

    // Forms are looked for where this times more is lost than a good form may lose: other forms have roundings of their own.
    private const double Gate = 1.0 / 4;

    // Inputs beside small whole numbers, where formulas have their zeros and centers.
    private static readonly double[] Ordinary = { -3.0625, -2.0625, -1.265625, -1.0625, -0.9375, 0.9375, 1.0625, 1.265625, 2.0625, 3.0625 };

    private const string QuotientRepair = "quotient: sums of quotients over one divisor, exponentials as exp(-abs(u))";
    private const string InvertedRepair = "large inputs: powers of 1 / x where x is large";

    private readonly Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> _prepare;
    private readonly ExprPool _pool;
    private readonly List<IReadOnlyDictionary<string, double>> _points;
    private readonly List<IReadOnlyDictionary<string, double>> _ordinary;
    private readonly IReadOnlyDictionary<string, double> _unknown;
    private readonly QuotientForms _quotients;
    private readonly QuotientForms _inverted;
    private readonly SeriesPatches _series;
    private readonly KnownSigns _signs;
    private readonly Precision _precision = new();
    private readonly List<string> _repairs = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="variables">What the points are taken of.</param>
    /// <param name="still">The values of all variables where they start.</param>
    /// <param name="prepare">Makes what is computed of expressions.</param>
    public PreciseForms(
        ExprPool pool, IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still,
        Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> prepare)
    {
        (_pool, _prepare) = (pool, prepare);
        var swept = variables.ToList();
        _points = swept.Count > MaxVariables ? new() : PrecisionSweep.Points(swept, still).ToList();
        _ordinary = swept.Count == 0 ? new() : Ordinary.Select(x => (IReadOnlyDictionary<string, double>)still
            .ToDictionary(v => v.Key, v => v.Key == swept[0].Variable.Name ? x : v.Value, StringComparer.Ordinal)).ToList();
        _unknown = still.ToDictionary(
            v => v.Key, v => swept.Count > 0 && v.Key == swept[0].Variable.Name ? double.NaN : v.Value, StringComparer.Ordinal);
        (_quotients, _inverted, _signs, _series) = (
            new QuotientForms(pool), new QuotientForms(pool, swept.Select(v => v.Variable).FirstOrDefault()), new KnownSigns(pool),
            new SeriesPatches(pool));
    }

    /// <summary>What was done, each as one line for a person.</summary>
    public IEnumerable<string> Repairs => _repairs.Concat(_series.Repairs).Distinct();

    /// <summary>What is computed of several expressions.</summary>
    public IReadOnlyList<Expr> Of(IReadOnlyList<Expr> nodes)
    {
        var prepared = _prepare(nodes);
        if (_points.Count == 0 || ExprTraversal.Unique(prepared).Skip(MaxSize).Any())
        {
            return prepared;
        }

        var loses = new bool[nodes.Count];
        foreach (var point in _points)
        {
            _precision.Move(point, withBounds: false);
            for (var i = 0; i < loses.Length; i++)
            {
                loses[i] |= prepared[i] is not (Number or Variable) && _precision.Loses(prepared[i], Gate);
            }
        }

        var tried = 0;
        return nodes.Select((node, i) => loses[i] && tried++ < MaxTried ? Best(node, prepared[i], _points) : prepared[i]).ToList();
    }

    // A choice stays one: each of its branches is tried where it is taken.
    private Expr Best(Expr node, Expr prepared, IReadOnlyList<IReadOnlyDictionary<string, double>> points)
    {
        if (node.WrittenLength <= MaxLength && node is Select written && prepared is Select computed
            && Prepared(written.IfTrue) is var yes && Prepared(written.IfFalse) is var no)
        {
            var taken = points.ToLookup(point =>
            {
                _precision.Move(point);
                return _precision.Holds(computed.Condition);
            });
            return _pool.Select(computed.Condition, Best(written.IfTrue, yes, taken[true].ToList()),
                Best(written.IfFalse, no, taken[false].ToList()));
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

    // Where only powers overflow.
    private static bool IsExtreme(IReadOnlyDictionary<string, double> point) => point.Values.Any(v => Math.Abs(v) > Extreme);

    private Expr Prepared(Expr node) => _prepare(new[] { node })[0];

    // Half as often. Where powers alone overflow, inputs may still be held.
    private static bool IsBetter(
        IReadOnlyList<IReadOnlyDictionary<string, double>> left, IReadOnlyList<IReadOnlyDictionary<string, double>> losses)
    {
        var (before, after) = (losses.Count(l => !IsExtreme(l)), left.Count(l => !IsExtreme(l)));
        return before > 0 ? after <= before / 2 : after == 0 && left.Count <= losses.Count / 2;
    }

    // What is gained at some points must not cost digits at others: a square that is written out loses those near its zero. Among ordinary
    // inputs nothing may be lost; among all magnitudes, little beside what is gained. Extreme inputs are held later, or have a slow path.
    private bool KeepsWhatWasKept(Expr before, Expr after, IEnumerable<IReadOnlyDictionary<string, double>> points)
    {
        var (gained, lost) = (0, 0);
        foreach (var point in points)
        {
            _precision.Move(point);
            var (was, isNow) = (_precision.Loses(before), _precision.Loses(after));
            gained += was && !isNow ? 1 : 0;
            lost += isNow && !was ? 1 : 0;
        }

        return lost <= gained / 4 && KeepsNaN(before, after) && _ordinary.All(point =>
        {
            _precision.Move(point);
            return !_precision.Loses(after) || _precision.Loses(before);
        });
    }

    private bool KeepsNaN(Expr before, Expr after)
    {
        _precision.Move(_unknown);
        return !double.IsNaN(_precision.Value(before)) || double.IsNaN(_precision.Value(after));
    }

    // A check of the forms themselves: where double precision tells both, they are one function.
    private bool AreSame(Expr a, Expr b, IReadOnlyList<IReadOnlyDictionary<string, double>> points)
    {
        foreach (var point in points)
        {
            _precision.Move(point);
            if (_precision.Differs(a, b))
            {
                return false;
            }
        }

        return true;
    }

    private List<IReadOnlyDictionary<string, double>> Losses(Expr node, IReadOnlyList<IReadOnlyDictionary<string, double>> points) =>
        !Dependence.Variables(node).Any() ? new() : points.Where(point =>
    {
        _precision.Move(point);
        return _precision.Loses(node);
    }).ToList();
}
