using System.Text.RegularExpressions;
using ActGen.Gallery.Plots;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Sweep.Errors;

/// <summary>The exact values of inputs and parameters at a point, for each element of the row.</summary>
internal sealed partial class ExactPoint
{
    private readonly ActivationInfo _info;
    private readonly Dictionary<string, BigReal>[] _columns;

    private ExactPoint(ActivationInfo info, Dictionary<string, BigReal>[] columns) => (_info, _columns) = (info, columns);

    /// <summary>The point at which a probe is drawn: one input is x in the first element, the rest of its row is that of plots.</summary>
    public static ExactPoint Of(Probe probe, Setting setting, int axis, float x)
    {
        var length = probe.IsRow ? 1 + Probe.RestOfRow.Count : 1;
        var shared = setting.ByName(probe.Info);
        return new ExactPoint(probe.Info, [.. Enumerable.Range(0, length).Select(Column)]);

        Dictionary<string, BigReal> Column(int element)
        {
            var column = shared.ToDictionary(v => v.Key, v => (BigReal)v.Value, StringComparer.Ordinal);
            column[probe.Info.Inputs[axis]] = element == 0 ? x : Probe.RestOfRow[element - 1];
            return column;
        }
    }

    /// <summary>The value of an input in the first element of the row.</summary>
    public BigReal this[string input] => _columns[0][input];

    /// <summary>Everything that may vary: each input in each element, each learnable in all of them at once.</summary>
    public IEnumerable<(string Name, int? Element)> Variables => _columns[0].Keys.SelectMany(name => _info.Inputs.Contains(name)
        ? Enumerable.Range(0, _columns.Length).Select(e => (name, (int?)e)) : [(name, null)]);

    /// <summary>The point beside it where a variable has become what a function makes of it.</summary>
    public ExactPoint With((string Name, int? Element) variable, Func<BigReal, BigReal> change)
    {
        return new ExactPoint(_info, [.. _columns.Select((column, e) => variable.Element is { } only && only != e ? column
            : Changed(column))]);

        Dictionary<string, BigReal> Changed(Dictionary<string, BigReal> column) =>
            new(column, StringComparer.Ordinal) { [variable.Name] = change(column[variable.Name]) };
    }

    /// <summary>The value of a variable.</summary>
    public BigReal ValueOf((string Name, int? Element) variable) => _columns[variable.Element ?? 0][variable.Name];

    /// <summary>An interpreter of formulas at the point.</summary>
    /// <param name="weights">The names of weights of mixes that occur in them, such as <c>softmax(w)[0]</c>.</param>
    /// <param name="margin">Below this logarithms go on as tangent lines; null: they end at 0.</param>
    public ExactRow Row(IReadOnlyCollection<string> weights, double? margin) =>
        new(weights.Count == 0 ? _columns : [.. _columns.Select(column => column.Concat(weights.Select(name =>
            KeyValuePair.Create(name, Weight(column, name)))).ToDictionary(StringComparer.Ordinal))], margin);

    private BigReal Weight(Dictionary<string, BigReal> column, string name)
    {
        var match = SoftmaxElement().Match(name);
        var learnable = _info.Learnables.Single(l => l.Name == match.Groups["of"].Value);
        BigReal[] powers =
            [.. Enumerable.Range(0, learnable.Count).Select(i => BigFunctions.Exp(column[Setting.ElementName(learnable, i)]))];
        return powers[int.Parse(match.Groups["index"].Value)] / powers.Aggregate((a, b) => a + b);
    }

    [GeneratedRegex(@"^softmax\((?<of>\w+)\)\[(?<index>\d+)\]$")]
    private static partial Regex SoftmaxElement();
}
