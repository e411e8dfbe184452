using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilise;

/// <summary>
/// Chooses the forms in which values and derivatives are computed. Each is tried over the floats of its variables as it will be computed; where
/// it loses digits, so are its forms as a quotient of exponentials and with series where it cancels, and the first with the fewest losses is taken.
/// </summary>
internal sealed class PreciseForms
{
    private const string QuotientRepair = "quotient: sums of quotients over one divisor, exponentials as exp(-abs(u))";
    private const string InvertedRepair = "large inputs: powers of 1 / x where x is large";

    private readonly Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> _prepare;
    private readonly List<IReadOnlyDictionary<string, double>> _points;
    private readonly QuotientForms _quotients;
    private readonly QuotientForms _inverted;
    private readonly SeriesPatches _series;
    private readonly Precision _precision = new();
    private readonly List<string> _repairs = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="variables">What the points are taken of.</param>
    /// <param name="still">The values of all variables where they start.</param>
    /// <param name="prepare">Makes what is computed of expressions.</param>
    public PreciseForms(
        ExprPool pool, IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> prepare)
    {
        _prepare = prepare;
        var swept = variables.ToList();
        _points = PrecisionSweep.Points(swept, still).ToList();
        (_quotients, _inverted, _series) = (new QuotientForms(pool), new QuotientForms(pool, swept.Select(v => v.Variable).FirstOrDefault()), new SeriesPatches(pool));
    }

    /// <summary>What was done, each as one line for a person.</summary>
    public IEnumerable<string> Repairs => _repairs.Concat(_series.Repairs).Distinct();

    /// <summary>What is computed of several expressions.</summary>
    public IReadOnlyList<Expr> Of(IReadOnlyList<Expr> nodes)
    {
        var prepared = _prepare(nodes);
        return nodes.Zip(prepared, Best).ToList();
    }

    private Expr Best(Expr node, Expr prepared)
    {
        var (best, losses) = (prepared, Losses(prepared));
        if (losses.Count == 0)
        {
            return best;
        }

        var quotient = Prepared(_quotients.Of(node));
        var candidates = new (Func<Expr> Form, string? Repair)[]
        {
            (() => quotient, QuotientRepair),
            (() => _series.Apply(prepared, losses), null),
            (() => _series.Apply(quotient, Losses(quotient)), QuotientRepair),
            (() => Prepared(_inverted.Of(node)), InvertedRepair),
        };
        string? done = null;
        foreach (var (form, repair) in candidates)
        {
            if (losses.Count > 0 && form() is var candidate && !ReferenceEquals(candidate, best) && Losses(candidate) is var left && left.Count < losses.Count && AreSame(prepared, candidate))
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

    private Expr Prepared(Expr node) => _prepare(new[] { node })[0];

    // A check of the forms themselves: where double precision tells both, they are one function.
    private bool AreSame(Expr a, Expr b)
    {
        foreach (var point in _points)
        {
            _precision.Move(point);
            if (_precision.Differs(a, b))
            {
                return false;
            }
        }

        return true;
    }

    private List<IReadOnlyDictionary<string, double>> Losses(Expr node) => !Dependence.Variables(node).Any() ? new() : _points.Where(point =>
    {
        _precision.Move(point);
        return _precision.Loses(node);
    }).ToList();
}
