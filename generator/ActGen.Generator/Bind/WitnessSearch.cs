using System.Globalization;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>Values of variables at which something happens.</summary>
/// <param name="Values">The values by the names of the variables.</param>
/// <param name="IsExact">Whether it happens at exactly these values.</param>
internal sealed record Witness(IReadOnlyDictionary<string, double> Values, bool IsExact)
{
    public override string ToString() => (IsExact ? "at " : "near ") + string.Join(" and ", Values.Select(
        v => $"{v.Key} = {(IsExact ? FormulaPrinter.Print(v.Value) : v.Value.ToString("G4", CultureInfo.InvariantCulture))}"));
}

/// <summary>Looks for values of variables that take an argument out of a domain, on a grid or, with many variables, at fixed random points.</summary>
/// <param name="bounds">The bounds of variables.</param>
internal sealed class WitnessSearch(IReadOnlyDictionary<Expr, Interval> bounds)
{
    private const int MaxTries = 4000;

    private static readonly double[] Grid = { 0, -1, 1, -0.5, 0.5, -2, 2, -0.01, 0.01, -3, 3, -10, 10, -100, 100, -1000, 1000 };

    /// <summary>The first point at which all conditions hold and the argument is out; null where none was found.</summary>
    public Witness? Find(Expr argument, Facts facts, Func<double, bool> isOut)
    {
        var point = Points(argument, facts).FirstOrDefault(p => isOut(new Interpreter(p).Evaluate(argument)));
        return point is null ? null : Witness(argument, point, isExact: true);
    }

    /// <summary>A point at which all conditions hold and the argument is 0, or one between a positive and a negative value; null where none was found.</summary>
    public Witness? FindZero(Expr argument, Facts facts)
    {
        Dictionary<string, double>? below = null;
        Dictionary<string, double>? above = null;
        foreach (var point in Points(argument, facts))
        {
            var value = new Interpreter(point).Evaluate(argument);
            if (value == 0)
            {
                return Witness(argument, point, isExact: true);
            }

            below = value < 0 ? below ?? point : below;
            above = value > 0 ? above ?? point : above;
        }

        return below is null || above is null ? null : Between(argument, facts, below, above);
    }

    // Halves the way between a negative and a positive value. Where the sign changes by a jump or at a pole, the value there is not small.
    private static Witness? Between(Expr argument, Facts facts, Dictionary<string, double> below, Dictionary<string, double> above)
    {
        var size = Math.Min(-Value(below), Value(above));
        for (var i = 0; i < 100; i++)
        {
            var middle = below.ToDictionary(v => v.Key, v => (v.Value / 2) + (above[v.Key] / 2), StringComparer.Ordinal);
            var value = Value(middle);
            if (double.IsNaN(value))
            {
                return null;
            }

            (below, above) = value < 0 ? (middle, above) : (below, middle);
        }

        return Value(above) <= 1e-6 * size && Holds(facts, above) ? Witness(argument, above, isExact: false) : null;

        double Value(Dictionary<string, double> point) => new Interpreter(point).Evaluate(argument);
    }

    private IEnumerable<Dictionary<string, double>> Points(Expr argument, Facts facts)
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
                yield break;
            }

            if (Holds(facts, point))
            {
                yield return point;
            }
        }
    }

    private static bool Holds(Facts facts, Dictionary<string, double> point)
    {
        var interpreter = new Interpreter(point);
        return facts.Conditions.All(interpreter.Holds);
    }

    private static Witness Witness(Expr argument, Dictionary<string, double> point, bool isExact) =>
        new(Dependence.Variables(argument).Distinct().ToDictionary(v => v.Name, v => point[v.Name], StringComparer.Ordinal), isExact);

    private static List<double> Choices(Interval range)
    {
        var inside = Grid.Where(g => g >= range.Lower && g <= range.Upper).ToList();
        inside.AddRange(new[] { range.Lower, range.Upper }.Where(e => !double.IsInfinity(e) && !inside.Contains(e)));
        return inside.Count > 0 ? inside : new List<double> { range.Lower };
    }
}
