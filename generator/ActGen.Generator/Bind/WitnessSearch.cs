using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>Looks for values of variables that take an argument out of a domain, on a grid or, with many variables, at fixed random points.</summary>
/// <param name="bounds">The bounds of variables.</param>
internal sealed class WitnessSearch(IReadOnlyDictionary<Expr, Interval> bounds)
{
    private const int MaxTries = 4000;

    private static readonly double[] Grid = { 0, -1, 1, -0.5, 0.5, -2, 2, -0.01, 0.01, -3, 3, -10, 10, -100, 100, -1000, 1000 };

    /// <summary>The first point at which all conditions hold and the argument is out; null where none was found.</summary>
    public IReadOnlyDictionary<string, double>? Find(Expr argument, Facts facts, Func<double, bool> isOut)
    {
        var variables = facts.Conditions.Prepend(argument).SelectMany(Dependence.Variables).Distinct().ToList();
        var choices = variables.Select(v => Choices(bounds.TryGetValue(v, out var range) ? range : Interval.All)).ToList();
        var grid = choices.Aggregate(1.0, (count, c) => count * c.Count) <= MaxTries;
        var seed = 1u;
        for (var i = 0; i < MaxTries; i++)
        {
            var point = new Dictionary<string, double>(StringComparer.Ordinal);
            var index = i;
            for (var k = 0; k < variables.Count; k++)
            {
                // Numerical Recipes' generator: the same points in every build.
                seed = unchecked((seed * 1664525) + 1013904223);
                point.Add(variables[k].Name, choices[k][grid ? index % choices[k].Count : (int)((seed >> 8) % (uint)choices[k].Count)]);
                index /= choices[k].Count;
            }

            if (grid && index > 0)
            {
                return null;
            }

            var interpreter = new Interpreter(point);
            if (facts.Conditions.All(interpreter.Holds) && isOut(interpreter.Evaluate(argument)))
            {
                return Dependence.Variables(argument).Distinct().ToDictionary(v => v.Name, v => point[v.Name], StringComparer.Ordinal);
            }
        }

        return null;
    }

    private static List<double> Choices(Interval range)
    {
        var inside = Grid.Where(g => g >= range.Lower && g <= range.Upper).ToList();
        inside.AddRange(new[] { range.Lower, range.Upper }.Where(e => !double.IsInfinity(e) && !inside.Contains(e)));
        return inside.Count > 0 ? inside : new List<double> { range.Lower };
    }
}
