using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.CompilerServices;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The very last resort, of results that double precision does not tell either: cancellation beyond its digits, exponentials beyond its
/// range. Such lanes are computed in extended precision, as the formula is written or, where that tells more, as it is repaired.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="sweep">The points at which forms are tried.</param>
/// <param name="number">Numbers the slow paths of the activation.</param>
internal sealed class ExtendedPrecision(ExprPool pool, PrecisionSweep sweep, Func<int> number)
{
    private const string Repair =
        "extended precision: where double precision loses digits or range too, lanes are computed with 32 digits and exponents without end";

    // Nearer to 0 than any float, and any difference of two that their digits tell.
    private const double Beside = 1e-300;

    private readonly Dictionary<Expr, ExtendedTrial> _trials = new();
    private readonly Lazy<IReadOnlyList<SweptPoint>> _all = new(() => sweep.Dense.Concat(sweep.OtherParameters).ToList());

    /// <summary>The repairs that were applied, each as one line for a person.</summary>
    public IEnumerable<string> Repairs { get; private set; } = Enumerable.Empty<string>();

    /// <summary>A result with a slow path where it is not what its formula comes to.</summary>
    /// <param name="result">The result as it is computed.</param>
    /// <param name="forms">Forms of what it is computed of, in functions that have a primitive: as it is written, and others.</param>
    public Expr Apply(Expr result, IReadOnlyList<Expr> forms)
    {
        var suspects = _all.Value.Where(p => Precision.MayLose(result, p)).ToList();
        if (suspects.Count == 0)
        {
            return result;
        }

        // The first of those that tell most.
        var body = BesideZero(
            forms.Aggregate((a, b) => suspects.Count(Trial(b).IsKnown) > suspects.Count(Trial(a).IsKnown) ? b : a), suspects);
        var trial = Trial(body);
        var largest = sweep.Dense.Where(Precision.IsCommon).Select(p => Math.Abs(Precision.Value(result, p))).Append(0).Max();
        var wrong = suspects.Where(p => trial.IsWrong(result, p) && Precision.IsWorth(result, p)
            && !trial.IsNegligible(result, p, largest)).ToList();
        var region = wrong.Count == 0 ? pool.False
            : Region(result, trial, new(pool, wrong, p => trial.IsKnown(p) && Precision.IsUnsure(result, p, Precision.Strictness(p))
                && !trial.IsNegligible(result, p, largest)));
        if (ReferenceEquals(region, pool.False))
        {
            return result;
        }

        Repairs = new[] { Repair };
        return pool.Select(region, body is Number limit ? limit : pool.Call(FunctionTable.InExtended, body, pool.Number(number())), result);
    }

    // Where a variable is 0 and the formula has no value there, but the same one on both sides, it is taken beside 0.
    private Expr BesideZero(Expr written, IReadOnlyList<SweptPoint> suspects)
    {
        var trial = Trial(written);
        var moved = suspects.Where(p => p.Value == 0 && !trial.IsKnown(p) && trial.HasLimit(p, Beside)).Select(p => p.Moved).Distinct();
        var beside = moved.ToDictionary(v => (Expr)v, v => pool.Select(pool.Compare(Relation.Equal, v, pool.Zero), pool.Number(Beside), v));
        return beside.Count == 0 ? written : Substitution.Replace(pool, written, beside);
    }

    // As few conditions as will do; where they take in points at which extended precision does not tell, from point to point.
    private Expr Region(Expr result, ExtendedTrial trial, LostRegion lost)
    {
        var parts = lost.Conditions(_all.Value).ToList();
        return (parts.TrueForAll(IsRight) ? parts : lost.Intervals(_all.Value).Where(IsRight)).Aggregate((Expr)pool.False, pool.Or);

        bool IsRight(Expr part) => !_all.Value.Any(p => p.Holds(part) && !trial.IsKnown(p)
            && Precision.IsFinite(result, p) && (trial.IsNaN(p) || !Precision.MayLose(result, p)));
    }

    private ExtendedTrial Trial(Expr form)
    {
        if (!_trials.TryGetValue(form, out var known))
        {
            _trials.Add(form, known = new(form));
        }

        return known;
    }
}
