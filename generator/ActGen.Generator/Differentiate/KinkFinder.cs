using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Differentiate;

/// <summary>A point where a function has no derivative, and the one it is given.</summary>
internal sealed record FoundKink(string At, string Derivative);

/// <summary>Finds the kinks and jumps of a formula in its input, for the docs of the activation.</summary>
/// <param name="pool">The pool of the formula.</param>
/// <param name="input">The input.</param>
/// <param name="initialValues">The values at which the parameters start.</param>
/// <param name="simplify">Makes an expression smaller.</param>
internal sealed class KinkFinder(ExprPool pool, Variable input, IReadOnlyDictionary<string, double> initialValues, Func<Expr, Expr> simplify)
{
    private const string ByComparison = "as the formula's own comparison decides";

    private readonly Interpreter _interpreter = new(initialValues);

    /// <param name="value">The formula.</param>
    /// <param name="derivative">Its derivative in the input.</param>
    public IReadOnlyList<FoundKink> Find(Expr value, Expr derivative)
    {
        var kinks = new List<FoundKink>();
        var roots = new Roots(pool, input, node => Evaluate(node, 0));
        foreach (var (left, right) in Borders(value))
        {
            if (roots.Of(left - right) is not { } points)
            {
                Add(kinks, $"{left} == {right}", ByComparison);
                continue;
            }

            foreach (var point in points.Where(point => IsKink(value, derivative, Evaluate(point, 0))))
            {
                Add(kinks, $"{input.Name} == {point}", point is Number ? Shown(simplify(At(derivative, point))) : ByComparison);
            }
        }

        return kinks;
    }

    // What nothing is left in but numbers is worth a number: `abs(0.5) <= 0.5 ? 0 : 1` is 0.
    private string Shown(Expr derivative) => derivative is Number || derivative.Kinds != VariableKinds.None
        ? derivative.ToString()
        : Evaluate(derivative, 0).ToString("G9", CultureInfo.InvariantCulture);

    private static void Add(List<FoundKink> kinks, string at, string derivative)
    {
        if (kinks.All(k => k.At != at))
        {
            kinks.Add(new FoundKink(at, derivative));
        }
    }

    /// <summary>The places where two expressions become equal and the function changes: borders of pieces and kinks of functions.</summary>
    private IEnumerable<(Expr Left, Expr Right)> Borders(Expr value)
    {
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>();
        stack.Push(value);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (!seen.Add(node) || !Dependence.OnInput(node))
            {
                continue;
            }

            var conditions = node is Call call
                ? KinkPolicy.KinksOf(call.Function.Name).Select(k => RuleText.ExpandCondition(pool, k, call.Children))
                : node is Select select ? new[] { select.Condition } : Enumerable.Empty<Expr>();
            foreach (var comparison in conditions.SelectMany(Comparisons).Where(Dependence.OnInput))
            {
                yield return (comparison.Left, comparison.Right);
            }

            foreach (var child in node.Children)
            {
                stack.Push(child);
            }
        }
    }

    private static IEnumerable<Comparison> Comparisons(Expr condition) =>
        condition is Comparison comparison ? new[] { comparison } : condition.Children.SelectMany(Comparisons);

    private Expr At(Expr node, Expr point) => Substitution.Replace(pool, node, new Dictionary<Expr, Expr> { [input] = point });

    // Value and derivative from both sides, with the parameters where they start.
    private bool IsKink(Expr value, Expr derivative, double point)
    {
        var step = 1e-7 * Math.Max(1, Math.Abs(point));
        return Jumps(value, 1e-5) || Jumps(derivative, 1e-4);

        bool Jumps(Expr node, double tolerance)
        {
            var (left, right) = (Evaluate(node, point - step), Evaluate(node, point + step));
            return !(Math.Abs(left - right) <= tolerance * Math.Max(1, Math.Abs(left)));
        }
    }

    private double Evaluate(Expr node, double x)
    {
        _interpreter.Move(input, x);
        return _interpreter.Evaluate(node);
    }
}
