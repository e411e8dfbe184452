using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Results such as <c>x * exp(-abs(x))</c> that are NaN at an infinite or a huge input, where the function has a limit: infinity times 0.
/// There x is clamped to the finite range, or where it must be to a smaller number beyond which the result no longer changes.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="input">The input.</param>
/// <param name="samples">Values of the parameters and the other inputs, the initial ones first.</param>
internal sealed class InfiniteInputs(ExprPool pool, Variable input, IReadOnlyList<IReadOnlyDictionary<string, double>> samples)
{
    private static readonly double[] Huge = { float.MaxValue, Math.Pow(2, 110), Math.Pow(2, 90), Math.Pow(2, 70), Math.Pow(2, 50) };

    // The bounds that x may be clamped to, the largest first.
    private static readonly double[] Bounds =
        { float.MaxValue, Math.Pow(2, 120), Math.Pow(2, 60), Math.Pow(2, 40), Math.Pow(2, 20), Math.Pow(2, 10) };

    // Below, a limit is reached; of a finite input, where no normal number is below.
    private const float Nothing = 1e-36f;
    private const float NothingOfFinite = 1e-38f;

    private readonly HashSet<double> _used = new();
    private readonly SaturatedParts _saturated = new(input, samples[0]);

    /// <summary>The repairs that were applied, each as a line for a person.</summary>
    public IEnumerable<string> Repairs => _used.OrderBy(b => b).Select(b => $"limit: {input} {Beyond(b)}");

    // Beyond the largest float there is nothing but infinity.
    private static string Beyond(double bound) => bound switch
    {
        float.MaxValue => "is clamped to at most the largest float",
        -float.MaxValue => "is clamped to at least the lowest float",
        > 0 => $"is clamped to at most {FormulaPrinter.Print(bound)}",
        _ => $"is clamped to at least {FormulaPrinter.Print(bound)}",
    };

    /// <summary>
    /// The results of one kernel with their inputs clamped; the same bounds for all where that is right, so that they share their steps.
    /// </summary>
    public IReadOnlyList<Expr> Clamp(IReadOnlyList<Expr> results)
    {
        var varying = results.Where(Dependence.OnInput).Distinct().ToList();
        var values = new FarValues(varying, input, samples);
        var clamped = results.ToList();
        foreach (var side in new[] { -1, 1 })
        {
            var needs = varying.Select((_, i) => Needed(values, i, side)).ToList();
            var shared = needs.Min();
            for (var i = 0; i < results.Count; i++)
            {
                var index = varying.IndexOf(results[i]);
                if (index >= 0 && (shared is { } all && MayShare(values, index, side, all, needs[index] is not null)
                    ? shared : needs[index]) is { } bound)
                {
                    clamped[i] = Clamped(clamped[i], side, bound);
                }
            }
        }

        return clamped;
    }

    private Expr Clamped(Expr result, int side, double bound)
    {
        _used.Add(side * bound);
        var replaced = pool.Call(side < 0 ? "atleast" : "atmost", input, pool.Number(side * bound));
        var replacements = new Dictionary<Expr, Expr> { [input] = replaced };
        foreach (var part in _saturated.Under(result, side * bound))
        {
            replacements[part] = part;
        }

        return Substitution.Replace(pool, result, replacements);
    }

    /// <summary>The bound that a result needs on one side, or null.</summary>
    private double? Needed(FarValues values, int result, int side)
    {
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (IsBroken(values, result, sample, side))
            {
                return Bounds.Where(b => IsRight(values, result, side, b)).Select(b => (double?)b).FirstOrDefault();
            }
        }

        return null;
    }

    // Huge inputs are tried with the initial values of the parameters alone: it is the edit-time cost of every activation.
    private static bool IsBroken(FarValues values, int result, int sample, int side) =>
        (float.IsNaN(values.Float(result, sample, side * double.PositiveInfinity))
            || (sample == 0 && Huge.Any(x => float.IsNaN(values.Float(result, sample, side * x)))))
        && HasLimit(values, result, sample, side);

    // A result that no bound repairs, or that needs none, is clamped with the others as long as it loses nothing.
    private bool MayShare(FarValues values, int result, int side, double bound, bool isNeeded) =>
        IsRight(values, result, side, bound) || (!isNeeded && KeepsAll(values, result, side, bound));

    // With x clamped to the bound, everything beyond it is as it was, or was NaN.
    private bool KeepsAll(FarValues values, int result, int side, double bound) => samples.Select((_, sample) => sample).All(sample =>
    {
        var atBound = values.Float(result, sample, side * bound);
        return Huge.Where(x => x > bound).Prepend(double.PositiveInfinity)
            .Select(x => values.Float(result, sample, side * x)).All(was => float.IsNaN(was) || Agree(atBound, was));
    });

    // With x clamped to the bound, everything beyond it is as it should be, for all sampled parameters.
    private bool IsRight(FarValues values, int result, int side, double bound)
    {
        // What is broken from the start is worth that an infinity elsewhere becomes a huge number.
        var isLenient = IsBroken(values, result, 0, side);
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (!HasLimit(values, result, sample, side) || !IsRight(values, result, sample, side, bound, isLenient))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRight(FarValues values, int result, int sample, int side, double bound, bool isLenient)
    {
        var atBound = values.Float(result, sample, side * bound);
        if (!Agree(atBound, values.Real(result, sample, side * bound)))
        {
            return false;
        }

        var atInfinity = values.Float(result, sample, side * double.PositiveInfinity);
        var keepsInfinity = float.IsNaN(atInfinity) || Agree(atBound, atInfinity)
            || (isLenient && float.IsInfinity(atInfinity) && Math.Abs(atBound) > 1e30 && atBound > 0 == atInfinity > 0);
        return keepsInfinity && Huge.All(x =>
            x <= bound ? Agree(values.Float(result, sample, side * x), values.Real(result, sample, side * x))
                : Agree(atBound, values.Real(result, sample, side * x), NothingOfFinite));
    }

    // Converges, or goes one way: a sine does neither.
    private static bool HasLimit(FarValues values, int result, int sample, int side)
    {
        var direction = 0;
        for (var i = 0; i < Huge.Length; i++)
        {
            var value = values.Real(result, sample, side * Huge[i]);
            if (double.IsNaN(value))
            {
                return false;
            }

            var before = i == 0 ? value : values.Real(result, sample, side * Huge[i - 1]);
            var step = Agree((float)before, value) ? 0 : before.CompareTo(value);
            if (step != 0 && direction != 0 && step != direction)
            {
                return false;
            }

            direction = step != 0 ? step : direction;
        }

        return true;
    }

    private static bool Agree(float a, double b, float nothing = Nothing)
    {
        var rounded = (float)b;
        return a == rounded || (!float.IsInfinity(rounded) && Math.Abs((double)a - rounded) <= 1e-5 * Math.Abs(rounded))
            || (Math.Abs(a) < nothing && Math.Abs(rounded) < nothing);
    }
}
