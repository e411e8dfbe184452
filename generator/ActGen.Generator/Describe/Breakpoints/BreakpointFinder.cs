using System.Globalization;
using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Describe;

/// <summary>
/// Finds the kinks and jumps of a formula in one input. Where pieces meet smoothly, as those of a spline do, there is none: value and
/// derivative are compared from both sides, closer and closer, for several values of the parameters.
/// </summary>
/// <param name="pool">The pool of the formula.</param>
/// <param name="input">The input.</param>
/// <param name="samples">Values of everything else: those at which the parameters start, then some without chance zeros or ties.</param>
/// <param name="rows">Symbols for the reductions of a row, whose values no sample can tell.</param>
/// <param name="bounds">The bounds of the parameters.</param>
/// <param name="simplify">Makes an expression smaller.</param>
internal sealed class BreakpointFinder(ExprPool pool, Variable input, IReadOnlyList<IReadOnlyDictionary<string, double>> samples,
    IReadOnlyList<Variable> rows, IReadOnlyDictionary<Expr, Interval> bounds, Func<Expr, Expr> simplify)
{
    // Longer ones are no help.
    private const int LongestShown = 60;

    // Nor are longer ones simplified to something short.
    private const int MostTerms = 100;

    // How far from a point its two sides are looked at.
    private const double Distance = 1e-7;

    // What the interpreter rounds, relative.
    private const double Rounding = 1e-11;

    private readonly IReadOnlyList<Interpreter> _interpreters = samples.Select(s => new Interpreter(
        s.Where(v => v.Key != input.Name).Append(new KeyValuePair<string, double>(input.Name, 0))
            .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal))).ToList();

    /// <param name="value">The formula.</param>
    /// <param name="derivative">Its derivative in the input.</param>
    public IEnumerable<Breakpoint> Find(Expr value, Expr derivative)
    {
        var roots = new Roots(pool, input, node => Evaluate(_interpreters[0], node, 0));
        var found = new Dictionary<string, Breakpoint>(StringComparer.Ordinal);
        foreach (var (left, right) in Ties(value).Where(b => IsReached(b.Left - b.Right)))
        {
            var breakpoints = roots.Of(left - right) is { } points
                ? points.Where(p => _interpreters.Any(i => IsKink(i, value, derivative, Evaluate(i, p, 0))))
                    .Select(p => Written(p, derivative))
                : Searched(left, right, value, derivative);
            foreach (var breakpoint in breakpoints.Where(b => !found.ContainsKey(b.At)))
            {
                found.Add(breakpoint.At, breakpoint);
            }
        }

        return found.Values;
    }

    // max(x, 1) is never -1.
    private bool IsReached(Expr difference) =>
        new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel()).Of(difference) is { IsEmpty: false, ContainsZero: true };

    private Breakpoint Written(Expr point, Expr derivative) => new(
        $"{input.Name} == {point}",
        _interpreters.All(i => IsInvalid(Evaluate(i, derivative, Evaluate(i, point, 0)))) ? Breakpoint.NotDefined : At(derivative, point),
        input, DependsOnRow(point) ? [] : [Evaluate(_interpreters[0], point, 0)]);

    // Where the place cannot be written down it is searched for. A place that is not found counts: it can be anywhere else.
    private IEnumerable<Breakpoint> Searched(Expr left, Expr right, Expr value, Expr derivative)
    {
        var difference = left - right;
        var places = _interpreters.Select(i => SignChanges.Of(x => Evaluate(i, difference, x)).ToList()).ToList();
        if (places.All(p => p.Count == 0) || _interpreters.Zip(places, (i, p) => p.Any(x => IsKink(i, value, derivative, x))).Any(k => k))
        {
            var start = DependsOnRow(difference) ? [] : places[0].Where(x => IsKink(_interpreters[0], value, derivative, x)).ToList();
            yield return new Breakpoint($"{left} == {right}", Tied(derivative, left, right), input, start);
        }
    }

    private bool DependsOnRow(Expr node) => rows.Count > 0 && Dependence.Variables(node).Any(rows.Contains);

    // Where that is cannot be written down, but one side is worth what the other is.
    private string Tied(Expr derivative, Expr left, Expr right)
    {
        var (from, to) = Dependence.OnInput(left) && left != input ? (left, right) : (right, left);
        return derivative.WrittenLength > MostTerms || from == input || from is Number || Within(to, from) || Within(from, to)
            ? Breakpoint.ByFormula : Shown(At(derivative, from, to));
    }

    private static bool Within(Expr whole, Expr part) => ExprTraversal.Unique(whole).Contains(part);

    // Also for a place that moves with a parameter.
    private string At(Expr derivative, Expr point) =>
        point is not Number && derivative.WrittenLength > MostTerms ? Breakpoint.ByFormula : Shown(At(derivative, input, point));

    // What nothing is left in but numbers is worth a number: `abs(0.5) <= 0.5 ? 0 : 1` is 0.
    private string Shown(Expr derivative)
    {
        var simplified = ReadableForm.Of(simplify(derivative));
        if (ExprTraversal.Unique(simplified).Any(HasNoValue))
        {
            return Breakpoint.NotDefined;
        }

        var text = simplified is Number || simplified.Kinds != VariableKinds.None
            ? simplified.ToString()
            : Evaluate(_interpreters[0], simplified, 0).ToString("G9", CultureInfo.InvariantCulture);
        return text.Length <= LongestShown ? text : Breakpoint.ByFormula;
    }

    private bool HasNoValue(Expr node) => node is { Kinds: VariableKinds.None, IsCondition: false }
        && IsInvalid(Evaluate(_interpreters[0], node, 0));

    private static bool IsInvalid(double value) => double.IsNaN(value) || double.IsInfinity(value);

    /// <summary>The places where two expressions become equal and the function changes: of pieces and of functions.</summary>
    private IEnumerable<(Expr Left, Expr Right)> Ties(Expr value) =>
        ExprTraversal.Unique(value, Dependence.OnInput).Where(Dependence.OnInput)
        .SelectMany(node => node switch
        {
            Call call => KinkPolicy.KinksOf(call.Function.Name).Select(k => RuleText.ExpandCondition(pool, k, call.Children)),
            Select select => new[] { select.Condition },
            _ => Enumerable.Empty<Expr>(),
        })
        .SelectMany(Comparisons).Where(c => Within(c, input)).Select(c => (c.Left, c.Right));

    private static IEnumerable<Comparison> Comparisons(Expr condition) =>
        condition is Comparison comparison ? new[] { comparison } : condition.Children.SelectMany(Comparisons);

    // With the breakpoint put in, some comparisons have the same on both sides.
    private Expr At(Expr node, Expr from, Expr to)
    {
        var tied = Substitution.Replace(pool, node, new Dictionary<Expr, Expr> { [from] = to });
        return Substitution.Replace(pool, tied, ExprTraversal.Unique(tied).OfType<Comparison>().Where(c => c.Left == c.Right)
            .ToDictionary(c => (Expr)c, c => (Expr)(Relations.Holds(c.Relation, 0, 0) ? pool.True : pool.False)));
    }

    private bool IsKink(Interpreter interpreter, Expr value, Expr derivative, double point)
    {
        var step = Distance * Math.Max(1, Math.Abs(point));
        return Jumps(value) || Jumps(derivative);

        // What is smooth differs by a fourth as much at a fourth of the distance.
        bool Jumps(Expr node)
        {
            var (far, near) = (Between(node, step), Between(node, step / 4));
            return !(far <= Rounding * Math.Max(1, Math.Abs(Evaluate(interpreter, node, point))) || near <= far / 2);
        }

        // 0 where both are infinite or undefined.
        double Between(Expr node, double distance)
        {
            var (left, right) = (Evaluate(interpreter, node, point - distance), Evaluate(interpreter, node, point + distance));
            return left.Equals(right) ? 0 : Math.Abs(left - right);
        }
    }

    private double Evaluate(Interpreter interpreter, Expr node, double x)
    {
        interpreter.Move(input, x);
        return interpreter.Evaluate(node);
    }
}
