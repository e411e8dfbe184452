using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The last resort of results whose digits no form keeps in float: where they are lost, lanes are computed in double precision, which has
/// more than twice the significand bits and eight times the exponents, on a slow path.
/// </summary>
internal sealed class DoublePrecision
{
    private const string Repair = "double precision: where float loses digits or range, lanes are computed in double precision";

    // Larger activations are left as they are.
    private const int MaxResults = 24;
    private const int MaxNodes = 1500;

    // With more functions than these, each with a rounding of its own, more has to be lost among ordinary inputs: all lanes may take it.
    private const double Functions = 4;
    private const double MostFunctions = 10;
    private const double OfMany = 1.0 / 8;

    // How many times less than derivatives values may lose, where regions end beside what is lost.
    private const double OfValues = 3.0 / 2;

    // How many times less than inside may be lost at the ends of a region.
    private const double AtEnds = 3.0 / 2;

    // From which part of the region of all results on a result has one of its own.
    private const double MuchSmaller = 0.5;

    // Where inputs may be clamped.
    private const double Far = 1e8;

    private readonly ExprPool _pool;
    private readonly IReadOnlyList<SweptPoint> _starting;
    private readonly Lazy<IReadOnlyList<SweptPoint>> _all;
    private readonly FarForms _far;
    private readonly ContinuedForms _continued;
    private readonly ExtendedPrecision _extended;
    private readonly Func<int> _number;
    private readonly Dictionary<Expr, Dictionary<SweptPoint, bool>> _lost = new();
    private readonly Expander _expander;
    private IEnumerable<string> _repairs = Enumerable.Empty<string>();
    private double _ordinary = 1;
    private readonly Interpreter _constants = new(new Dictionary<string, double>());

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="sweep">The points at which forms are tried.</param>
    /// <param name="number">Numbers the slow paths of the activation.</param>
    public DoublePrecision(ExprPool pool, PrecisionSweep sweep, Func<int> number)
    {
        (_pool, _number, _far, _continued, _expander) = (pool, number, new(pool), new(pool), new(pool));
        _starting = sweep.Dense;
        _extended = new(pool, sweep, number);
        _all = new(() => _starting.Concat(sweep.OtherParameters).ToList());
    }

    /// <summary>The repairs that were applied, each as one line for a person.</summary>
    public IEnumerable<string> Repairs => _repairs.Concat(_extended.Repairs);

    /// <summary>The results of one kernel, with a slow path where that keeps digits; one region for all of them.</summary>
    /// <param name="results">The results as they are computed in float.</param>
    /// <param name="forms">For each, forms of the same function that may be computed in double precision.</param>
    /// <param name="areValues">Whether they are values; derivatives may be off by more.</param>
    public IReadOnlyList<Expr> Apply(IReadOnlyList<Expr> results, IReadOnlyList<IReadOnlyList<Expr>> forms, bool areValues)
    {
        var functions = CountFunctions(results);
        _ordinary = functions > MostFunctions ? OfMany : Math.Min(1, Functions / functions);
        _ordinary *= areValues && functions <= MostFunctions && IsOfOneVariable(results) ? OfValues : 1;
        _lost.Clear();
        if (_starting.Count == 0 || results.Count > MaxResults || ExprTraversal.Unique(results).Take(MaxNodes + 1).Count() > MaxNodes)
        {
            return results;
        }

        var suspects = Suspects(results, forms);
        var paths = results.Select((result, i) => suspects[i] ? Path(result, forms[i]) : null).ToList();
        var lost = results.Where((_, i) => paths[i] is not null).ToList();
        var all = Region(lost, paths.OfType<SlowPath>().SelectMany(p => p.Kept), p => paths.Where((path, i) =>
            path is not null && MayGain(results[i], path, forms[i][0], p)).Any());
        var inDouble = results.Select((result, i) => paths[i] is { } path ? WithSlowPath(result, path, forms[i][0], all) : result);
        // Bounds take most of the time: they are asked for where roundings come to something.
        return inDouble.Select((result, i) => result is not (Number or Variable)
            && (suspects[i] || _starting.Any(p => Precision.MayLose(result, p, withBounds: false)))
                ? _extended.Apply(result, forms[i].Select(f => Expanded(f, isFolded: false)).Distinct().ToList()) : result).ToList();
    }

    private static bool IsOfOneVariable(IEnumerable<Expr> results) => results.SelectMany(Dependence.Variables).Distinct().Count() <= 1;

    private static int CountFunctions(IEnumerable<Expr> results) => ExprTraversal.Unique(results).OfType<Call>()
        .Count(c => c.Function.Cost > RoundingTrial.CheapCost && Dependence.OnInput(c));

    // What is worth a closer look, all results at a point at once: they share their steps. Without bounds of the error, which take most of
    // the time.
    private IReadOnlyList<bool> Suspects(IReadOnlyList<Expr> results, IReadOnlyList<IReadOnlyList<Expr>> forms)
    {
        var suspects = new bool[results.Count];
        foreach (var point in _starting)
        {
            for (var i = 0; i < suspects.Length; i++)
            {
                suspects[i] = suspects[i] || (results[i] is not (Number or Variable) && (
                    Precision.LosesAround(results[i], point, Precision.Rare, Evidence.Arithmetic)
                    || (Math.Abs(point.Value) > Far && Precision.DiffersInDouble(results[i], forms[i][0], point, withBounds: false))));
            }
        }

        return suspects;
    }

    // In the region of all results, so that they share the question, unless its own is much smaller; where the slow path would lose what
    // float keeps, in its own, or in those intervals of it in which it does not, or in none.
    private Expr WithSlowPath(Expr result, SlowPath path, Expr written, Expr all)
    {
        var own = new Lazy<Expr>(() => Own(null));
        var shared = new Lazy<Expr>(() => all);
        var choices = IsMuchSmaller(own, all) ? new[] { own, shared } : new[] { shared, own };
        foreach (var choice in choices.Append(new(() => Own(IsRight))))
        {
            var region = choice.Value;
            if (!ReferenceEquals(region, _pool.False) && IsRight(region))
            {
                _repairs = new[] { Repair };
                return _pool.Select(region, Body(path.Form) is Number limit ? limit : InDouble(Body(path.Form), _number()), result);
            }
        }

        return result;

        Expr Own(Func<Expr, bool>? isRight) =>
            Region(new[] { result }, path.Kept, p => MayGain(result, path, written, p), isRight);

        bool IsRight(Expr region) => !_all.Value.Any(p => p.Holds(region) && IsWorse(path.Form, result, written, p));
    }

    // Most lanes are among ordinary inputs, and there a slow path for all results is as many times as slow.
    private bool IsMuchSmaller(Lazy<Expr> own, Expr all)
    {
        var shared = _all.Value.Count(p => Precision.IsCommon(p) && p.Holds(all));
        return shared > 0 && _all.Value.Count(p => Precision.IsCommon(p) && p.Holds(own.Value)) <= shared * MuchSmaller;
    }

    // Beyond what double precision tells, either may be wrong.
    private bool IsWorse(Expr slow, Expr result, Expr written, SweptPoint point) => IsLost(slow, written, point)
        && Precision.IsFinite(result, point)
        && (!IsLost(result, written, point) || double.IsNaN(Precision.Value(Body(slow), point))
            || Precision.DiffersInDouble(Body(slow), written, point, withBounds: true));

    private bool MayGain(Expr result, SlowPath path, Expr written, SweptPoint point) =>
        Precision.IsUnsure(result, point, Strictness(point)) && !IsLost(path.Form, written, point) && Precision.IsKnown(path.Form, point);

    // Parameters are asked about where the inputs do not tell.
    private Expr Region(
        IReadOnlyList<Expr> results, IEnumerable<SweptPoint> kept, Func<SweptPoint, bool> unsure, Func<Expr, bool>? isRight = null)
    {
        var byInput = kept.ToLookup(p => p.Moved.Kind == VariableKind.Input);
        // What is learned may move the zero of a sum.
        var dense = !IsOfOneVariable(results) ? null : new DenseRuns(p => results.Any(r =>
            Precision.Loses(r, p, Strictness(p) * AtEnds, Evidence.Roundings) && Precision.IsWorth(r, p)));
        var lost = new LostRegion(_pool, byInput[true], unsure, dense);
        var region = isRight is null ? lost.Condition(_all.Value)
            : lost.Intervals(_all.Value).Where(isRight).Aggregate((Expr)_pool.False, _pool.Or);
        return _pool.Or(region, new LostRegion(_pool, byInput[false].Where(p => !p.Holds(region)), unsure).Condition(_all.Value));
    }

    private SlowPath? Path(Expr result, IReadOnlyList<Expr> forms)
    {
        var lost = _all.Value.Where(p => IsLost(result, forms[0], p)).ToList();
        var best = forms.Select(Expanded).Distinct().Select(form => Path(form, forms[0], lost)).Aggregate((a, b) =>
            b.Kept.Count > a.Kept.Count ? b : a);
        foreach (var others in new Func<SlowPath, IEnumerable<Expr>>[]
            { path => new[] { _far.Clamp(path.Form, _all.Value) }, path => _continued.Of(path.Form, lost.Except(path.Kept), _all.Value) })
        {
            best = best.Kept.Count == lost.Count ? best : others(best).Where(o => !ReferenceEquals(o, best.Form))
                .Select(other => Path(other, forms[0], lost))
                .Aggregate(best, (a, b) => b.Kept.Count > a.Kept.Count && !a.Kept.Except(b.Kept).Any() ? b : a);
        }

        return best.Kept.Count > 0 ? best with { Form = InDouble(best.Form) } : null;
    }

    private Expr Expanded(Expr form) => Expanded(form, isFolded: true);

    // In the functions that have a primitive, without sums in double-float arithmetic; constants as numbers, where their digits as doubles
    // are enough.
    private Expr Expanded(Expr form, bool isFolded) => new ExprTransform(_pool, node => node switch
    {
        Call { Function.Name: "affine" } affine => (affine.Children[0] * affine.Children[1]) + affine.Children[2],
        Number or Variable or { IsCondition: true } => node,
        _ => isFolded && Dependence.IsConstant(node) ? _pool.Number(_constants.Evaluate(node)) : node,
    }).Of(_expander.Expand(form));

    private SlowPath Path(Expr form, Expr written, IReadOnlyList<SweptPoint> lost) =>
        new(form, lost.Where(p => !IsLost(InDouble(form), written, p) && Precision.IsKnown(InDouble(form), p)).ToList());

    private static Expr Body(Expr form) => form is Call { Function.Name: FunctionTable.InDouble } ? form.Children[0] : form;

    private Expr InDouble(Expr form, int number = 0) => _pool.Call(FunctionTable.InDouble, form, _pool.Number(number));

    private bool IsLost(Expr form, Expr written, SweptPoint point)
    {
        if (!_lost.TryGetValue(form, out var lost))
        {
            _lost.Add(form, lost = new());
        }

        if (!lost.TryGetValue(point, out var known))
        {
            lost.Add(point, known = IsLostAt(form, written, point));
        }

        return known;
    }

    private double Strictness(SweptPoint point) => Precision.Strictness(point) is Precision.Rare ? Precision.Rare : _ordinary;

    // First without bounds of the error, which take most of the time.
    private bool IsLostAt(Expr form, Expr written, SweptPoint point)
    {
        // Where a slow path is taken, its time is spent already: more digits are asked of it.
        var isSlow = !ReferenceEquals(form, Body(form));
        var strictness = isSlow ? Precision.Rare : Strictness(point);
        var isRare = strictness == Precision.Rare;
        if (!Precision.IsWorth(form, point))
        {
            return false;
        }

        var isLost = isSlow ? Precision.Loses(form, point, strictness, Evidence.Roundings)
            : Precision.LosesAround(form, point, strictness, Evidence.Roundings);
        if (isLost || !isRare)
        {
            return isLost;
        }

        return Precision.Loses(form, point, strictness)
            || Precision.DiffersInDouble(Body(form), written, point, withBounds: true);
    }

    private sealed record SlowPath(Expr Form, IReadOnlyList<SweptPoint> Kept);
}
