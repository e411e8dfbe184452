using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// The functions of arrays of an activation that treats each position by itself. Gradients of parameters are added up as ActGen's kernels
/// do: for each column in float over blocks of rows, the blocks in double.
/// </summary>
/// <param name="header">Takes the functions.</param>
/// <param name="info">The activation.</param>
/// <param name="name">The name of the functions.</param>
/// <param name="sums">How many sums over positions there are.</param>
internal sealed class CElementArrays(CHeader header, ActivationInfo info, string name, int sums)
{
    private readonly CPlaces _places = new(info);

    private bool HasNeurons => info.Learnables.Any(l => l.Per == Per.Neuron);

    private bool HasChannels => info.Learnables.Any(l => l.Per == Per.Channel);

    // Without columns of their own, elements lie as if in 16.
    private string Columns => HasNeurons ? "positions * part" : HasChannels || info.Inputs.Count + info.Outputs > 2 ? "part" : "16u";

    public void Write()
    {
        var isSingle = info.Outputs == 1;
        var outputs = Enumerable.Range(0, info.Outputs).Select(o => _places.Output("y", "i", o)).ToList();
        var arguments = Inputs.Concat(Parameters("i % part", "i % (positions * part)"));
        var call = isSingle
            ? $"{outputs[0]} = {name}({Join(arguments)});"
            : $"{name}({Join(arguments.Concat(outputs.Select(o => "&" + o)))});";
        header.Add($$"""
            /* y of x for arrays: samples of neurons values with channels in their last axis; parameters one after another as declared. */
            ACTGEN_FN void {{name}}_forward(const float *x, ACTGEN_WEIGHTS const float *parameters, float *y,
                size_t samples, size_t neurons, size_t channels)
            {
                {{_places.Lengths}}
                (void)parameters;
                for (size_t i = 0; i < samples * positions * part; i++)
                {
                    {{Vectors("i % part", "i % (positions * part)")}}{{call}}
                }
            }
            """);
        header.Add($$"""
            /* The gradients for arrays: dx is written and may be x or dy, dparameters is added to. */
            ACTGEN_FN void {{name}}_backward(const float *x, const float *y, const float *dy, ACTGEN_WEIGHTS const float *parameters,
                float *dx, float *dparameters, size_t samples, size_t neurons, size_t channels)
            {
                {{_places.Lengths}}
                (void)x, (void)y, (void)parameters, (void)dparameters;
            {{(info.Learnables.Count == 0 ? Plain() : Blocks())}}
            }
            """);
    }

    private IEnumerable<string> Inputs => Enumerable.Range(0, info.Inputs.Count).Select(k => _places.Input("x", "i", k));

    private IEnumerable<string> InputGradients => Enumerable.Range(0, info.Inputs.Count).Select(k => "&" + _places.Input("dx", "i", k));

    private IEnumerable<string> Read => [
        .. info.BackwardReads.HasFlag(BackwardReads.Input) ? Inputs : [],
        .. info.BackwardReads.HasFlag(BackwardReads.Output)
            ? Enumerable.Range(0, info.Outputs).Select(o => _places.Output("y", "i", o))
            : [],
        .. Enumerable.Range(0, info.Outputs).Select(o => _places.Output("dy", "i", o)),
    ];

    private string Plain() => $$"""
            for (size_t i = 0; i < samples * positions * part; i++)
            {
                {{name}}_gradient({{Join(Read.Concat(InputGradients))}});
            }
        """;

    // The parameters as the functions of one position take them: single values, and vectors from a copy.
    private IEnumerable<string> Parameters(string column, string place) =>
        Learnables(_places.Elements("parameters", column, place), (learnable, elements, index) =>
            learnable.Count > 1 ? $"vector{index}" : elements[0]);

    private string Vectors(string column, string place) => string.Concat(
        Learnables(_places.Elements("parameters", column, place), (learnable, elements, index) =>
            learnable.Count > 1 ? $"const float vector{index}[{learnable.Count}] = {{ {Join(elements)} }};\n        " : ""));

    private IEnumerable<string> Learnables(IReadOnlyList<string> elements, Func<LearnableInfo, IReadOnlyList<string>, int, string> text)
    {
        var at = 0;
        for (var i = 0; i < info.Learnables.Count; i++)
        {
            yield return text(info.Learnables[i], [.. elements.Skip(at).Take(info.Learnables[i].Count)], i);
            at += info.Learnables[i].Count;
        }
    }

    private string Blocks()
    {
        var count = info.Program!.Parameters.Length;
        var isChannelAmongNeurons = HasNeurons && HasChannels;
        var gradients = string.Concat(Enumerable.Range(0, count).Select(e => $"total[{e}] += gradient[{e}];\n                "));
        var accumulated = Read.Concat(Parameters("column % part", "column")).Concat(InputGradients).Append("sums");
        var addresses = Learnables(
            [.. Enumerable.Range(0, count).Select(e => $"&gradient[{e}]")], (learnable, elements, _) => elements[0]);
        var shared = info.Program.Parameters.Select((p, e) => (p.Learnable.Per, e)).Where(p => p.Per == Per.Layer).Select(p => p.e)
            .Select(e => $"{Gradient(e)} += (float)shared[{e}];").ToList();
        var declaration = shared.Count > 0 || isChannelAmongNeurons ? $"double shared[{count}] = {{ 0.0 }};\n    " : "";
        return $$"""
                const size_t count = samples * positions * part, columns = {{Columns}}, rows = count / columns;
                const size_t panel = 65536u / columns, block = panel >= 128u ? 128u : panel > {{FewestRows}}u ? panel : {{FewestRows}}u;
                {{declaration}}for (size_t turn = 0; turn < columns; turn++)
                {
                    const size_t column = {{(isChannelAmongNeurons ? "turn % positions * part + turn / positions" : "turn")}};
                    const size_t all = rows + (rows * columns + column < count ? 1u : 0u);
                    double total[{{count}}] = { 0.0 };
                    {{Vectors("column % part", "column")}}for (size_t first = 0, last; first < all; first = last)
                    {
                        float sums[{{Math.Max(1, sums)}}] = { 0.0f }, gradient[{{count}}];
                        last = first < rows ? (first + block < rows ? first + block : rows) : all;
                        for (size_t row = first; row < last; row++)
                        {
                            const size_t i = row * columns + column;
                            {{name}}_accumulate({{Join(accumulated)}});
                        }

                        {{name}}_collect({{Join(Parameters("column % part", "column").Append("sums").Concat(addresses))}});
                        {{gradients.TrimEnd()}}
                    }

                    {{string.Join("\n        ", info.Program.Parameters.Select(Distribute))}}
                }

                {{string.Join("\n    ", shared)}}
            """.TrimEnd();
    }

    // A column has a value of its own, or it is one of several that share it, whose totals are added in the order of the columns.
    private string Distribute(ProgramParameter parameter, int element) => parameter.Learnable.Per switch
    {
        Per.Layer => $"shared[{element}] += total[{element}];",
        Per.Channel when HasNeurons => $"shared[{element}] = (turn % positions == 0 ? 0.0 : shared[{element}]) + total[{element}];\n      "
            + "  "
            + $"if (turn % positions + 1 == positions) {Gradient(element)} += (float)shared[{element}];",
        _ => $"{Gradient(element)} += (float)total[{element}];",
    };

    private string Gradient(int element) => _places.Elements("dparameters", "column % part", "column")[element];

    // What ActGen's kernels take at a time where columns are very many: more if something costly is done for each block.
    private int FewestRows => new[] { info.Program!.Forward, info.Program.Backward }.Any(HasCostlyCalls) ? 8 : 4;

    private static bool HasCostlyCalls(Procedure procedure)
    {
        var isUniform = new bool[procedure.Instructions.Length];
        for (var i = 0; i < isUniform.Length; i++)
        {
            var instruction = procedure.Instructions[i];
            isUniform[i] = instruction.Code == OpCode.Total
                || (instruction.Code is not (OpCode.Input or OpCode.Output or OpCode.OutputGradient)
                    && instruction.Operands.All(o => isUniform[o]));
            if (isUniform[i] && instruction.Code is OpCode.Divide or OpCode.Call)
            {
                return true;
            }
        }

        return false;
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}
