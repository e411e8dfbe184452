using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilise;

/// <summary>
/// Results such as <c>x * exp(-abs(x))</c> that are NaN at an infinite or a huge input, where the function has a limit: infinity times 0.
/// There x is held at the largest float, or where it must be at a smaller number beyond which the result no longer changes.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="input">The input.</param>
/// <param name="samples">Values of the parameters, the initial ones first.</param>
internal sealed class InfiniteInputs(ExprPool pool, Variable input, IReadOnlyList<IReadOnlyDictionary<string, double>> samples)
{
    private static readonly double[] Huge = { float.MaxValue, Math.Pow(2, 110), Math.Pow(2, 90), Math.Pow(2, 70), Math.Pow(2, 50) };

    // Where x may be held, the largest first.
    private static readonly double[] Bounds = { float.MaxValue, Math.Pow(2, 60), Math.Pow(2, 40), Math.Pow(2, 20), Math.Pow(2, 10) };

    private readonly HashSet<double> _used = new();

    /// <summary>What was done, as a line for a person.</summary>
    public IEnumerable<string> Repairs => _used.OrderBy(b => b).Select(b => b > 0
        ? $"limit: {input} above {Shown(b)} counts as {Shown(b)}"
        : $"limit: {input} below -{Shown(-b)} counts as -{Shown(-b)}");

    /// <summary>The results of one kernel with their inputs held; the same bounds for all where that is right, so that they share their steps.</summary>
    public IReadOnlyList<Expr> Hold(IReadOnlyList<Expr> results)
    {
        var varying = results.Where(Dependence.OnInput).ToList();
        var held = results.ToList();
        foreach (var side in new[] { -1, 1 })
        {
            var needs = varying.ToDictionary(r => r, r => Needed(r, side));
            var shared = needs.Values.Where(b => b is not null).DefaultIfEmpty(null).Min();
            for (var i = 0; i < results.Count; i++)
            {
                if (needs.TryGetValue(results[i], out var own) && (shared is { } all && IsRight(results[i], side, all) ? shared : own) is { } bound)
                {
                    held[i] = Held(held[i], side, bound);
                }
            }
        }

        return held;
    }

    private Expr Held(Expr result, int side, double bound)
    {
        _used.Add(side * bound);
        var replaced = pool.Call(side < 0 ? "atleast" : "atmost", input, pool.Number(side * bound));
        return Substitution.Replace(pool, result, new Dictionary<Expr, Expr> { [input] = replaced });
    }

    /// <summary>The bound that a result needs on one side, or null.</summary>
    private double? Needed(Expr result, int side) =>
        samples.Any(p => IsBroken(result, side, p)) ? Bounds.Where(b => IsRight(result, side, b)).Select(b => (double?)b).FirstOrDefault() : null;

    private bool IsBroken(Expr result, int side, IReadOnlyDictionary<string, double> parameters)
    {
        // Huge inputs are tried with the initial values alone: it is the edit-time cost of every activation.
        var isInitial = ReferenceEquals(parameters, samples[0]);
        return (float.IsNaN(Float(result, side * double.PositiveInfinity, parameters))
                || (isInitial && Huge.Any(x => float.IsNaN(Float(result, side * x, parameters)))))
            && HasLimit(result, side, parameters);
    }

    // With x held at the bound, everything beyond it is as it should be, for all sampled parameters.
    private bool IsRight(Expr result, int side, double bound)
    {
        // What is broken from the start is worth that an infinity elsewhere becomes a huge number.
        var isLenient = IsBroken(result, side, samples[0]);
        return samples.All(p =>
        {
            if (!HasLimit(result, side, p))
            {
                return false;
            }

            var (atBound, atInfinity) = (Float(result, side * bound, p), Float(result, side * double.PositiveInfinity, p));
            return Agree(atBound, Real(result, side * bound, p))
                && (float.IsNaN(atInfinity) || Agree(atBound, atInfinity)
                    || (isLenient && float.IsInfinity(atInfinity) && Math.Abs(atBound) > 1e30 && atBound > 0 == atInfinity > 0))
                && Huge.All(x => x <= bound ? Agree(Float(result, side * x, p), Real(result, side * x, p)) : Agree(atBound, Real(result, side * x, p)));
        });
    }

    // Converges, or goes one way: a sine does neither.
    private bool HasLimit(Expr result, int side, IReadOnlyDictionary<string, double> parameters)
    {
        var values = Huge.Select(x => Real(result, side * x, parameters)).ToList();
        return !values.Any(double.IsNaN)
            && values.Zip(values.Skip(1), (a, b) => Agree((float)a, b) ? 0 : a.CompareTo(b)).Where(s => s != 0).Distinct().Count() <= 1;
    }

    private static bool Agree(float a, double b)
    {
        var rounded = (float)b;
        return a == rounded || (!float.IsInfinity(rounded) && Math.Abs((double)a - rounded) <= 1e-5 * Math.Abs(rounded)) || (Math.Abs(a) < 1e-30 && Math.Abs(rounded) < 1e-30);
    }

    private double Real(Expr result, double x, IReadOnlyDictionary<string, double> parameters) => new Interpreter(With(x, parameters)).Evaluate(result);

    private float Float(Expr result, double x, IReadOnlyDictionary<string, double> parameters) => new FloatInterpreter(With(x, parameters)).Evaluate(result);

    private Dictionary<string, double> With(double x, IReadOnlyDictionary<string, double> parameters) =>
        parameters.Concat(new[] { new KeyValuePair<string, double>(input.Name, x) }).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    private static string Shown(double bound) => bound == float.MaxValue ? "the largest float" : FormulaPrinter.Print(bound);
}
