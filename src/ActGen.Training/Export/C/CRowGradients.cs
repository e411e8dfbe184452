using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// The parameter gradients of an activation over rows, added up in the order of ActGen's kernels: in float over some rows, for each lane
/// of short rows and of what all columns share, and those sums in double.
/// </summary>
/// <param name="info">The activation.</param>
/// <param name="name">The name of its functions.</param>
/// <param name="places">Where its values lie.</param>
internal sealed class CRowGradients(ActivationInfo info, string name, CPlaces places)
{
    /// <summary>The function that tells which rows are added up in float.</summary>
    public static CFunction Function { get; } = new CWritten("row_sums_end",
        """
        /* Whether the sums in float end with a row, which go on over some rows, or over 16 rows side by side where they are short. */
        ACTGEN_FN int actgen_row_sums_end(size_t row, size_t rows, size_t part, size_t places, size_t *pending)
        {
            const int is_last = row + 1u == rows;
            if (part < 32u)
            {
                return is_last || (row % 16u == 15u && (places > 1u || row % 128u == 127u || row + 17u > rows));
            }

            {
                const size_t most = 2048u / part < 1u || part / 16u > 64u || places > 1u ? 1u : 2048u / part;
                *pending += part / 16u;
                if (is_last || ((row + 1u) % (most < 16u ? most : 16u) == 0u && (places > 1u || *pending >= 128u)))
                {
                    *pending = 0u;
                    return 1;
                }
            }

            return 0;
        }

        """);

    private readonly IReadOnlyList<(ProgramParameter Parameter, int Element)> _columns =
        [.. info.Program!.Parameters.Select((p, e) => (p, e)).Where(p => p.p.Learnable.Per != Per.Layer)];

    private readonly IReadOnlyList<(ProgramParameter Parameter, int Element)> _layers =
        [.. info.Program!.Parameters.Select((p, e) => (p, e)).Where(p => p.p.Learnable.Per == Per.Layer)];

    /// <summary>The length of the parameters.</summary>
    public string Count => $"begin{info.Learnables.Count - 1} + {info.Learnables[^1].Count}u * {CPlaces.Length(info.Learnables[^1].Per)}";

    /// <summary>The function that says how much memory the backward direction needs.</summary>
    public string Length => $$"""
        /* The doubles of memory that {{name}}_backward needs. */
        ACTGEN_FN size_t {{name}}_work(size_t neurons, size_t channels)
        {
            {{places.Lengths}}
            (void)positions;
            return {{Count}} + {{_columns.Count}}u * part * (part < 32u ? 16u : 1u) + {{32 * _layers.Count}}u;
        }
        """;

    /// <summary>The lines before the rows: no sums yet.</summary>
    public string Begin => $"""
            const size_t count = {Count}, lanes = part < 32u ? 16u : 1u;
            double *const sums = work + count, *const shared = sums + {_columns.Count}u * part * lanes;
            size_t pending = 0;
            for (size_t k = 0; k < {name}_work(neurons, channels); k++) work[k] = 0.0;

        """;

    /// <summary>The statement that adds to the sum of a parameter element at a column.</summary>
    /// <param name="element">The element.</param>
    /// <param name="value">What is added.</param>
    public string Add(int element, string value)
    {
        var column = _columns.ToList().FindIndex(c => c.Element == element);
        var sum = column >= 0
            ? $"sums[({column}u * part + c) * lanes + row % lanes]"
            : $"shared[{32 * _layers.ToList().FindIndex(l => l.Element == element)}u + (part < 32u ? row % 16u : "
                + "c < part / 16u * 16u ? c % 16u : 16u + c % 16u)]";
        return $"{sum} = (double)((float){sum} + {value});";
    }

    /// <summary>The lines after each row: what the sums came to is added up in double.</summary>
    public string AfterRow
    {
        get
        {
            var elements = places.Elements("work", "c", "at % positions * part + c");
            var layers = _layers.Select((l, i) =>
                $"            if (k < valid || (part >= 32u && k >= 16u && k < 16u + part % 16u)) "
                    + $"{elements[l.Element]} += shared[{32 * i}u + k];\n");
            var columns = _columns.Select((c, i) => $"                {elements[c.Element]} += sums[({i}u * part + c) * lanes + k];\n");
            var ofLayers = _layers.Count == 0 ? "" : $$"""
                        for (size_t k = 0; k < 32u; k++)
                        {
                {{string.Concat(layers)}}        }


                """;
            var ofColumns = _columns.Count == 0 ? "" : $$"""
                        for (size_t k = 0; k < (valid < lanes ? valid : lanes); k++)
                        {
                            const size_t at = lanes == 1u ? row : row / 16u * 16u + k;
                            (void)at;
                            for (size_t c = 0; c < part; c++)
                            {
                {{string.Concat(columns)}}            }
                        }


                """;
            var rows = info.Learnables.Any(l => l.Per == Per.Neuron) ? "positions" : "1u";
            var slots = 32 * _layers.Count;
            return $$"""

                        if (actgen_row_sums_end(row, samples * positions, part, {{rows}}, &pending))
                        {
                            const size_t valid = part < 32u ? row % 16u + 1u : 16u;
                {{Indented(ofLayers + ofColumns)}}            for (double *sum = sums; sum < shared + {{slots}}u; sum++) *sum = 0.0;
                        }

                """;
        }
    }

    private static string Indented(string text) => System.Text.RegularExpressions.Regex.Replace(
        text.TrimEnd('\n') + "\n\n", "(?m)^(?=.)", "    ");
}
