using System.Collections.Immutable;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// Where the values of an activation lie in arrays, as C expressions. <c>part</c> is the last axis of one input, <c>positions</c> the
/// number of such axes in a sample, and a position number counts the positions of all samples.
/// </summary>
/// <param name="info">The activation.</param>
internal sealed class CPlaces(ActivationInfo info)
{
    /// <summary>The first lines of each function of arrays: the lengths, and where the learnables begin.</summary>
    public string Lengths
    {
        get
        {
            var lines = new List<string> { $"const size_t part = channels / {info.Inputs.Count}u, positions = neurons / channels;" };
            for (var i = 0; i < info.Learnables.Count; i++)
            {
                var begin = i == 0 ? "0" : $"begin{i - 1} + {info.Learnables[i - 1].Count}u * {Length(info.Learnables[i - 1].Per)}";
                lines.Add($"const size_t begin{i} = {begin};");
            }

            return string.Join("\n    ", lines);
        }
    }

    /// <summary>The parameter elements at a position.</summary>
    /// <param name="array">The array of parameters, or of their gradients.</param>
    /// <param name="column">The column in the last axis.</param>
    /// <param name="place">The position in a sample.</param>
    public ImmutableArray<string> Elements(string array, string column, string place) =>
        [.. info.Program!.Parameters.Select(p => $"{array}[{Element(p, column, place)}]")];

    /// <summary>An input of a position.</summary>
    public string Input(string array, string position, int input) => info.Layout == InputLayout.Interleaved && info.Inputs.Count > 1
        ? $"{array}[{position} * {info.Inputs.Count}u + {input}u]"
        : Of(array, position, input, info.Inputs.Count);

    /// <summary>An output of a position.</summary>
    public string Output(string array, string position, int output) => Of(array, position, output, info.Outputs);

    private static string Of(string array, string position, int index, int count) => count == 1
        ? $"{array}[{position}]"
        : $"{array}[({position} / part * {count}u + {index}u) * part + {position} % part]";

    private string Element(ProgramParameter parameter, string column, string place)
    {
        var learnable = parameter.Learnable;
        var begin = "begin" + info.Learnables.ToList().IndexOf(learnable);
        var own = learnable.Per switch { Per.Layer => "", Per.Channel => " + " + column, _ => " + " + place };
        return parameter.Element == 0 ? begin + own : $"{begin} + {parameter.Element}u * {Length(learnable.Per)}{own}";
    }

    /// <summary>How many values a parameter has.</summary>
    public static string Length(Per per) => per switch { Per.Layer => "1u", Per.Channel => "part", _ => "(positions * part)" };
}
