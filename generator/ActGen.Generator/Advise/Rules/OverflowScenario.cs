using ActGen.Generator.Bind;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Advise;

/// <summary>
/// How inputs are moved to see what overflows: one of them, or all together; in a row, one element beside another, or both.
/// </summary>
/// <param name="Moved">The inputs.</param>
/// <param name="Row">The values of the columns by the value of the first one.</param>
internal sealed record OverflowScenario(IReadOnlyList<Variable> Moved, Func<double, IReadOnlyList<double>> Row)
{
    // What stands still beside an element that grows.
    private const double Still = 1;

    public static IEnumerable<OverflowScenario> Of(BoundActivation bound, bool hasRows)
    {
        var moved = bound.Inputs.Select(i => (IReadOnlyList<Variable>)[i]);
        return (bound.Inputs.Length > 1
            ? moved.Append(bound.Inputs) : moved).SelectMany(inputs => Rows(hasRows), (inputs, row) => new OverflowScenario(inputs, row));
    }

    private static IEnumerable<Func<double, IReadOnlyList<double>>> Rows(bool hasRows) =>
        hasRows ? [x => [x, Still], x => [x, x], x => [x, -x]] : [x => [x]];

    /// <summary>Where it overflows: the region of an input, or an example where the values of several make it.</summary>
    public string Text(OverflowRegion region)
    {
        var row = Row(region.Example);
        if (row.Count == 1 && Moved.Count == 1)
        {
            return region.Text(Moved[0].Name);
        }

        var values = string.Join(" and ", Moved.Select(v => $"{v.Name} = {string.Join(", ", row.Select(ShortNumber.Text))}"));
        return row.Count == 1 ? $"example at {values}" : $"example in a row with {values}";
    }
}
