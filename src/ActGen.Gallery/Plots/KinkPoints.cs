using ActGen.Gallery.Formulas;
using ActGen.Generator.Expressions;

namespace ActGen.Gallery.Plots;

/// <summary>Where the kinks of an activation lie on an axis, for given values of everything else.</summary>
internal sealed class KinkPoints
{
    private const int Steps = 500;
    private const int Most = 24;

    private readonly List<Comparison> _breakpoints;

    public KinkPoints(ActivationInfo info) =>
        _breakpoints = [.. info.Kinks.Where(k => !Reductions.Occur(k.At))
            .Select(k => FormulaReader.ReadCondition(k.At)).OfType<Comparison>()];

    /// <summary>The points in a range, from left to right; none where there are so many that they are not points.</summary>
    /// <param name="axis">The name of the input drawn along.</param>
    /// <param name="low">The lowest x.</param>
    /// <param name="high">The highest x.</param>
    /// <param name="values">The values of all names.</param>
    public IReadOnlyList<double> Find(string axis, double low, double high, Dictionary<string, double> values)
    {
        var points = _breakpoints.Where(b => Names(b).All(values.ContainsKey) && Names(b).Contains(axis))
            // Most say themselves where they are: x == lambda.
            .SelectMany(b => b.Left is Variable left && left.Name == axis && !Names(b.Right).Contains(axis)
                ? [new Interpreter(values).Evaluate(b.Right)]
                : Roots(x => Difference(b, x), low, high))
            .Where(x => x > low && x < high)
            .Order().ToList();
        var distinct = points.Where((x, i) => i == 0 || x - points[i - 1] > 1e-5 * (high - low)).ToList();
        return distinct.Count <= Most ? distinct : [];

        double Difference(Comparison breakpoint, double x)
        {
            var interpreter = new Interpreter(new Dictionary<string, double>(values, StringComparer.Ordinal) { [axis] = x });
            return interpreter.Evaluate(breakpoint.Left) - interpreter.Evaluate(breakpoint.Right);
        }
    }

    private static IEnumerable<double> Roots(Func<double, double> f, double low, double high)
    {
        var (x, y) = (low, f(low));
        for (var i = 1; i <= Steps; i++)
        {
            var (nextX, nextY) = (low + ((high - low) * i / Steps), f(low + ((high - low) * i / Steps)));
            if (nextY == 0)
            {
                yield return nextX;
            }
            else if (y * nextY < 0)
            {
                yield return Bisect(f, x, nextX);
            }

            (x, y) = (nextX, nextY);
        }
    }

    private static double Bisect(Func<double, double> f, double low, double high)
    {
        var isPositive = f(low) > 0;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = (f(middle) > 0) == isPositive ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static IEnumerable<string> Names(Expr node) =>
        node is Variable variable ? [variable.Name] : node.Children.SelectMany(Names).Distinct();
}
