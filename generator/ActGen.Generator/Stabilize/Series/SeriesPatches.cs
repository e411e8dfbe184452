using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Expressions such as <c>x - sin(x)</c>, <c>log(x) / (x - 1)</c> or <c>tanh(a * x) / a</c> that cancel near a point, or are 0 / 0 there:
/// around it they are computed by a polynomial, as far as it is better than the formula.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
internal sealed class SeriesPatches(ExprPool pool)
{
    // Where formulas cancel: zeros of functions, and numbers that people write.
    private static readonly double[] Centers = { 0, 1, -1 };

    private const double LargestRadius = 2.6;
    private const double SmallestRadius = 1.0 / 64;
    private const double Step = 0.84;
    private const double Nearest = 1.0 / 8192;
    private const int LargestGap = 4;

    // At the edge of a patch the formula must be good; a patch is worth it where most digits are lost.
    private const double Strictness = 3;
    private const double Severity = 1.0 / 64;
    private const int LowestPower = -3;

    private static readonly IReadOnlyDictionary<string, double> NoOthers = new Dictionary<string, double>();

    private readonly Dictionary<(Variable Variable, double Center), IReadOnlyList<SweptPoint>> _around = new();
    private readonly Dictionary<Expr, Expr?> _patched = new();

    /// <summary>The repairs that were applied, each as a line for a person.</summary>
    public List<string> Repairs { get; } = new();

    /// <summary>The form with patches.</summary>
    /// <param name="node">The form as it is computed.</param>
    /// <param name="points">Where it loses digits.</param>
    public Expr Apply(Expr node, IReadOnlyList<SweptPoint> points)
    {
        var losing = new Dictionary<Expr, List<SweptPoint>>();
        foreach (var point in points)
        {
            foreach (var part in Taken(node, point).Where(p => p.Children.Length > 0 && Precision.Loses(p, point)))
            {
                if (!losing.TryGetValue(part, out var known))
                {
                    losing.Add(part, known = new());
                }

                known.Add(point);
            }
        }

        return Apply(node, losing);
    }

    // What is computed at the point: of a choice the branch that is taken.
    private static IEnumerable<Expr> Taken(Expr node, SweptPoint point) => ExprTraversal.Reached(node, part => part is Select select
        ? new[] { point.Holds(select.Condition) ? select.IfTrue : select.IfFalse } : part.Children);

    private Expr Apply(Expr node, Dictionary<Expr, List<SweptPoint>> losing) => new ExprTransform(
        pool, enter: part => losing.TryGetValue(part, out var points) ? Known(part, points) : part).Of(node);

    private Expr? Known(Expr node, IReadOnlyList<SweptPoint> points)
    {
        if (!_patched.TryGetValue(node, out var known))
        {
            _patched.Add(node, known = Patch(node, points));
        }

        return known;
    }

    private Expr? Patch(Expr node, IReadOnlyList<SweptPoint> points) =>
        OneVariable.Of(pool, node).Select(part => Patched(node, part, points)).FirstOrDefault(p => p is not null)
            ?? (node is Sum sum ? PatchedByScale(sum, points) : null);

    // Terms that have the same factor of other variables cancel among themselves.
    private Expr? PatchedByScale(Sum sum, IReadOnlyList<SweptPoint> points)
    {
        foreach (var variable in points.Select(p => p.Moved).Distinct().Where(v => v.Kind == VariableKind.Input))
        {
            var parts = OneVariable.ByScale(pool, sum, variable);
            var patched = parts.Select(p => Patched(p.Function, p with { Scale = pool.One }, points)).ToList();
            if (patched.Any(p => p is not null))
            {
                return pool.Sum(parts.Select((p, i) => p.Scale * (patched[i] ?? p.Function)).ToList());
            }
        }

        return null;
    }

    private Expr? Patched(Expr node, OneVariable part, IReadOnlyList<SweptPoint> points)
    {
        var result = Centers.Where(c => points.Any(p => IsNear(part.Quantity, p, c)))
            .Aggregate(node, (form, center) => Patched(form, node, part, center) ?? form);
        return ReferenceEquals(result, node) ? null : result;
    }

    private static bool IsNear(Expr quantity, SweptPoint point, double center) =>
        Math.Abs(Precision.Value(quantity, point) - center) <= LargestRadius;

    private Expr? Patched(Expr form, Expr node, OneVariable part, double center)
    {
        if (Radius(part, center) is not { } radius)
        {
            return null;
        }

        var (below, above) =
            (new SeriesReader(part.Variable, center, -1).Of(part.Function), new SeriesReader(part.Variable, center, 1).Of(part.Function));
        if (below is null || above is null || below.IsZero || above.IsZero || Math.Min(below.Valuation, above.Valuation) < LowestPower)
        {
            return null;
        }

        var offset = part.Quantity - pool.Number(center);
        for (; radius > SmallestRadius; radius *= Step)
        {
            var upper = Written(above, offset, radius);
            var lower = AreSame(below, above) ? upper : Written(below, offset, radius);
            if (upper is not null && lower is not null)
            {
                Repairs.Add($"series: {OneVariable.Shown(node)} by a polynomial near {part.Quantity} = {FormulaPrinter.Print(center)}");
                return pool.Select(
                    pool.Compare(Relation.Less, pool.Call("abs", offset), pool.Number((float)radius)),
                    part.Scale * pool.Select(pool.Compare(Relation.Less, offset, pool.Zero), lower, upper), form);
            }
        }

        return null;
    }

    // From the center up to where the formula loses digits; null where it does not.
    private double? Radius(OneVariable part, double center)
    {
        var around = Around(part.Variable, center);
        bool Loses(IEnumerable<SweptPoint> points, double strictness) =>
            points.Any(point => Precision.Loses(part.Function, point, strictness));

        // The center itself and its neighbors.
        if (!Loses(around.Take(3), Severity))
        {
            return null;
        }

        var (last, gap) = (0.0, 0);
        for (var i = 1; i < around.Count && (gap < LargestGap || around[i].Value - center < 4 * Nearest); i += 2)
        {
            (last, gap) = Loses(around.Skip(i).Take(2), Strictness) ? (around[i].Value - center, 0) : (last, gap + 1);
        }

        return Math.Min(Math.Max(last, SmallestRadius) / Step / Step, LargestRadius);
    }

    // The center, then points on both of its sides, farther and farther away.
    private IReadOnlyList<SweptPoint> Around(Variable variable, double center)
    {
        if (!_around.TryGetValue((variable, center), out var known))
        {
            var offsets = new List<double> { 0 };
            for (var radius = Nearest; radius < LargestRadius; radius /= Step)
            {
                offsets.AddRange(new[] { radius, -radius });
            }

            _around.Add((variable, center), known = new Sweep(offsets.Select(o => new Place(variable, center + o, NoOthers))).Points);
        }

        return known;
    }

    private Expr? Written(PowerSeries series, Expr offset, double radius)
    {
        if (Economized.Polynomial(series, radius, out var isEven) is not { } polynomial)
        {
            return null;
        }

        // Beyond the radius it is not taken, and stays a number.
        var argument = isEven ? pool.Call("atmost", pool.Power(offset, 2), pool.Number((float)(radius * radius))) : offset;
        var sum = (Expr)pool.Number(polynomial[polynomial.Length - 1]);
        for (var i = polynomial.Length - 2; i >= 0; i--)
        {
            sum = pool.Number(polynomial[i]) + (argument * sum);
        }

        return pool.Power(offset, series.Valuation) * sum;
    }

    private static bool AreSame(PowerSeries a, PowerSeries b) => a.Valuation == b.Valuation
        && Enumerable.Range(0, Math.Min(a.Known, b.Known)).All(i => Math.Abs(a[i] - b[i]) <= 1e-9 * Math.Abs(a[i]));
}
