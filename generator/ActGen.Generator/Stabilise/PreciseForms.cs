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
    private readonly Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> _prepare;
    private readonly List<IReadOnlyDictionary<string, double>> _points;
    private readonly ExponentialForms _exponentials;
    private readonly SeriesPatches _series;
    private readonly Precision _precision = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="variables">What the points are taken of.</param>
    /// <param name="still">The values of all variables where they start.</param>
    /// <param name="prepare">Makes what is computed of expressions.</param>
    public PreciseForms(
        ExprPool pool, IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> prepare)
    {
        _prepare = prepare;
        _points = PrecisionSweep.Points(variables, still).ToList();
        (_exponentials, _series) = (new ExponentialForms(pool), new SeriesPatches(pool));
    }

    /// <summary>What was done, each as one line for a person.</summary>
    public List<string> Repairs { get; } = new();

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

        var quotient = _prepare(new[] { _exponentials.Of(node) })[0];
        var candidates = new (Func<Expr> Form, string? Repair)[]
        {
            (() => quotient, "exponentials: quotients of them by exp(-abs(u))"),
            (() => _series.Apply(prepared, losses), null),
            (() => _series.Apply(quotient, Losses(quotient)), "exponentials: quotients of them by exp(-abs(u))"),
        };
        string? done = null;
        foreach (var (form, repair) in candidates)
        {
            var candidate = form();
            if (losses.Count > 0 && !ReferenceEquals(candidate, best) && Losses(candidate) is var left && left.Count < losses.Count)
            {
                (best, losses, done) = (candidate, left, repair);
            }
        }

        if (done is not null && !Repairs.Contains(done))
        {
            Repairs.Add(done);
        }

        return best;
    }

    private List<IReadOnlyDictionary<string, double>> Losses(Expr node) => !Dependence.Variables(node).Any() ? new() : _points.Where(point =>
    {
        _precision.Move(point);
        return _precision.Loses(node);
    }).ToList();
}
