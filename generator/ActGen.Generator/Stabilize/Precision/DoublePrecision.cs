using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The last resort of results whose digits no form keeps in float: where they are lost, lanes are computed in double precision, which has
/// twice the digits and eight times the exponents, on a slow path.
/// </summary>
internal sealed class DoublePrecision
{
    private const string Repair = "double precision: where float loses digits or range, lanes are computed in double precision";

    // Larger activations are left as they are.
    private const int MaxResults = 24;
    private const int MaxVariables = 24;
    private const int MaxNodes = 1500;

    // How many times less than usual may be lost: a slow path among ordinary inputs, which most lanes have, costs more than a few units of
    // rounding are worth, and parameters are ordinary wherever they are; small inputs are rare but for 0; large ones are rare.
    private const double Ordinary = 1.0 / 32;
    private const double Small = 1;
    private const double Large = 2;

    // Where inputs may be held.
    private const double Far = 1e8;

    private readonly ExprPool _pool;
    private readonly Precision _precision = new();
    private readonly IReadOnlyList<SweptPoint> _starting;
    private readonly Lazy<IReadOnlyList<SweptPoint>> _all;
    private readonly FarForms _far;
    private readonly Func<int> _number;
    private readonly Dictionary<(Expr Form, SweptPoint Point), bool> _lost = new();
    private readonly Expander _expander;
    private readonly Interpreter _constants = new(new Dictionary<string, double>());

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="variables">What the points are taken of.</param>
    /// <param name="still">The values of all variables where they start.</param>
    /// <param name="number">Numbers the slow paths of the activation.</param>
    public DoublePrecision(ExprPool pool, IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still, Func<int> number)
    {
        (_pool, _number, _far, _expander) = (pool, number, new(pool, _precision), new(pool));
        var swept = variables.ToList();
        _starting = swept.Count > MaxVariables ? new List<SweptPoint>() : PrecisionSweep.Region(swept, still).ToList();
        _all = new(() => _starting.Concat(PrecisionSweep.OtherParameters(swept, still)).ToList());
    }

    /// <summary>What was done, each as one line for a person.</summary>
    public IEnumerable<string> Repairs { get; private set; } = Enumerable.Empty<string>();

    /// <summary>The results of one kernel, with a slow path where that keeps digits; one region for all of them.</summary>
    /// <param name="results">The results as they are computed in float.</param>
    /// <param name="forms">For each, forms of the same function that may be computed in double precision.</param>
    public IReadOnlyList<Expr> Apply(IReadOnlyList<Expr> results, IReadOnlyList<IReadOnlyList<Expr>> forms)
    {
        if (_starting.Count == 0 || results.Count > MaxResults || ExprTraversal.Unique(results).Take(MaxNodes + 1).Count() > MaxNodes)
        {
            return results;
        }

        var suspects = Suspects(results, forms);
        if (!suspects.Contains(true))
        {
            return results;
        }

        var paths = results.Select((result, i) => suspects[i] ? Path(result, forms[i]) : null).ToList();
        var all = Region(paths.OfType<SlowPath>().SelectMany(p => p.Kept));
        return results.Select((result, i) => paths[i] is { } path ? WithSlowPath(result, path, forms[i][0], all) : result).ToList();
    }

    // What is worth a closer look, all results at a point at once: they share their steps. Without bounds of the error, which take most of
    // the time.
    private IReadOnlyList<bool> Suspects(IReadOnlyList<Expr> results, IReadOnlyList<IReadOnlyList<Expr>> forms)
    {
        var suspects = new bool[results.Count];
        foreach (var point in _starting)
        {
            _precision.Move(point.Values, withBounds: false);
            for (var i = 0; i < suspects.Length; i++)
            {
                suspects[i] = suspects[i] || (results[i] is not (Number or Variable) && (_precision.Loses(results[i], Large)
                    || (Math.Abs(point.Value) > Far && _precision.DiffersInDouble(results[i], forms[i][0]))));
            }
        }

        return suspects;
    }

    // In the region of all results, so that they share the question; where the slow path would not be right everywhere, in its own, or in
    // none.
    private Expr WithSlowPath(Expr result, SlowPath path, Expr written, Expr all)
    {
        foreach (var region in new[] { all, Region(path.Kept) })
        {
            if (!_all.Value.Any(p => IsInside(region, p) && IsLost(path.Form, written, p) && IsFinite(result, p)))
            {
                Repairs = new[] { Repair };
                return _pool.Select(region, InDouble(Body(path.Form), _number()), result);
            }
        }

        return result;
    }

    private bool IsFinite(Expr result, SweptPoint point)
    {
        _precision.Move(point.Values, withBounds: false);
        return _precision.IsFinite(result);
    }

    private Expr Region(IEnumerable<SweptPoint> kept) => new LostRegion(_pool, kept).Condition(_all.Value);

    private bool IsInside(Expr region, SweptPoint point)
    {
        _precision.Move(point.Values, withBounds: false);
        return _precision.Holds(region);
    }

    private SlowPath? Path(Expr result, IReadOnlyList<Expr> forms)
    {
        var lost = _all.Value.Where(p => IsLost(result, forms[0], p)).ToList();
        var best = forms.Select(Expanded).Distinct().Select(form => Path(form, forms[0], lost)).Aggregate((a, b) =>
            b.Kept.Count > a.Kept.Count ? b : a);
        if (best.Kept.Count < lost.Count && _far.Hold(best.Form, _all.Value) is var held && !ReferenceEquals(held, best.Form))
        {
            best = Path(held, forms[0], lost) is { } path && path.Kept.Count > best.Kept.Count ? path : best;
        }

        return best.Kept.Count > 0 ? best with { Form = InDouble(best.Form) } : null;
    }

    // In the functions that have a primitive, without sums in double-float arithmetic, and constants as numbers.
    private Expr Expanded(Expr form) => new ExprTransform(_pool, node => node switch
    {
        Call { Function.Name: "affine" } affine => (affine.Children[0] * affine.Children[1]) + affine.Children[2],
        Number or Variable or { IsCondition: true } => node,
        _ => Dependence.IsConstant(node) ? _pool.Number(_constants.Evaluate(node)) : node,
    }).Of(_expander.Expand(form));

    private SlowPath Path(Expr form, Expr written, IReadOnlyList<SweptPoint> lost) =>
        new(form, lost.Where(p => !IsLost(InDouble(form), written, p)).ToList());

    private static Expr Body(Expr form) => form is Call { Function.Name: FunctionTable.InDouble } ? form.Children[0] : form;

    private Expr InDouble(Expr form, int number = 0) => _pool.Call(FunctionTable.InDouble, form, _pool.Number(number));

    private bool IsLost(Expr form, Expr written, SweptPoint point)
    {
        if (!_lost.TryGetValue((form, point), out var known))
        {
            _lost.Add((form, point), known = IsLostAt(form, written, point));
        }

        return known;
    }

    // First without bounds of the error, which take most of the time.
    private bool IsLostAt(Expr form, Expr written, SweptPoint point)
    {
        // A slow path has to be right wherever it is taken.
        var isSlow = !ReferenceEquals(form, Body(form));
        var isOrdinary = LostRegion.IsOrdinary(point.Value) || point.Moved.Kind != VariableKind.Input;
        var strictness = isSlow ? Large : isOrdinary ? Ordinary : Math.Abs(point.Value) < 1 ? Small : Large;
        _precision.Move(point.Values, withBounds: false);
        var isLost = _precision.Loses(form, strictness, byBound: false) && !_precision.IsSubnormal(form);
        if (isLost || strictness != Large)
        {
            return isLost;
        }

        _precision.Move(point.Values);
        return (_precision.Loses(form, strictness) && !_precision.IsSubnormal(form))
            || _precision.DiffersInDouble(Body(form), written);
    }

    private sealed record SlowPath(Expr Form, IReadOnlyList<SweptPoint> Kept);
}
