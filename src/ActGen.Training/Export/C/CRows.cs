using System.Text.RegularExpressions;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// The functions of arrays of an activation with reductions over the last axis: passes over each row, all that depends on a column computed
/// anew in each.
/// </summary>
/// <param name="header">Takes the functions.</param>
/// <param name="info">The activation.</param>
/// <param name="name">The name of the functions.</param>
internal sealed class CRows(CHeader header, ActivationInfo info, string name)
{
    private readonly CPlaces _places = new(info);
    private readonly CRowGradients? _gradients = info.Learnables.Count > 0 ? new(info, name, new(info)) : null;

    public void Write()
    {
        header.Function("reduction");
        header.Add($$"""
            /* {{string.Join(", ", info.Formulas)}} for arrays: samples of neurons values with channels in their last axis,
                over which it is taken. */
            ACTGEN_FN void {{name}}_forward(const float *x, ACTGEN_WEIGHTS const float *parameters, float *y,
                size_t samples, size_t neurons, size_t channels)
            {
                {{_places.Lengths}}
                (void)parameters;
            {{Rows(info.Program!.Forward, [.. Enumerable.Range(0, info.Outputs).Select(o => _places.Output("y", "i", o))])}}
            }
            """);
        if (_gradients is not null)
        {
            header.Function("row_sums_end");
            header.Add(_gradients.Length);
        }

        header.Add(Backward());
    }

    private string Backward()
    {
        var (note, work, add) = _gradients is null ? ("", "", "") : (
            $" It needs memory, see {name}_work.", ", double *work",
            "\n    for (size_t k = 0; k < count; k++) dparameters[k] += (float)work[k];");
        var rows = Rows(info.Program!.Backward, [.. Enumerable.Range(0, info.Inputs.Count).Select(k => _places.Input("dx", "i", k))]);
        return $$"""
            /* The gradients for arrays: dx is written and may be x or dy, dparameters is added to.{{note}} */
            ACTGEN_FN void {{name}}_backward(const float *x, const float *y, const float *dy, ACTGEN_WEIGHTS const float *parameters,
                float *dx, float *dparameters, size_t samples, size_t neurons, size_t channels{{work}})
            {
                {{_places.Lengths}}
                (void)x, (void)y, (void)parameters, (void)dparameters;
            {{_gradients?.Begin}}{{rows}}{{add}}
            }
            """;
    }

    private string Rows(Procedure procedure, IReadOnlyList<string> targets)
    {
        var trace = new ProgramTrace(procedure, (step, instruction) => instruction.IsReduction ? $"r{step}" : Leaf(instruction), slow =>
            header.InDouble(name, slow));
        var levels = Levels(procedure);
        var reductions = Enumerable.Range(0, levels.Length).Where(i => procedure.Instructions[i].IsReduction).ToLookup(i => levels[i]);
        var passes = reductions.OrderBy(g => g.Key).Select(g => Reducing(procedure, trace, [.. g]));

        var gradients = procedure.ParameterGradients.Select((g, e) => (g, e)).Where(p => p.g is not null).ToList();
        IReadOnlyList<TraceNode> results = [
            .. procedure.Results.Select(trace.Of), .. gradients.Select(p => trace.Of(procedure.Instructions[p.g!.Value].Operands[0])),
        ];
        var stores = targets.Select((t, i) => $"    {t} = {{{i}}};\n").Concat(
            gradients.Select((p, i) => $"    {_gradients!.Add(p.e, $"({{{targets.Count + i}}})")}\n"));
        var last = Columns(results, string.Concat(stores));
        if (procedure.InDouble is { } inDouble)
        {
            // Finite numbers less themselves are 0.
            var doubt = string.Join(" + ", reductions.SelectMany(r => r).Select(r => $"(r{r} - r{r})"));
            var row = new CRowInDouble(header, inDouble, Place).Write(
                targets, _places.Elements("work", "c", "row % positions * part + c"));
            last = $"        if ({doubt} == 0.0f)\n        {{\n{Inner(last)}        }}\n"
                + $"        else /* in double precision */\n        {{\n{Inner(row)}        }}\n";
        }

        return "    for (size_t row = 0; row < samples * positions; row++)\n    {\n"
            + $"{string.Concat(passes)}{last}{(gradients.Count > 0 ? _gradients!.AfterRow : "")}    }}";
    }

    private static string Inner(string text) => Regex.Replace(text, "(?m)^(?=.)", "    ");

    private string Place(Instruction instruction) => Leaves().First(l => l.Name == Leaf(instruction)).Place;

    private string Reducing(Procedure procedure, ProgramTrace trace, IReadOnlyList<int> reductions)
    {
        var begin = string.Concat(reductions.Select(
            r => $"        actgen_reduction s{r} = {CReductions.Begin(procedure.Instructions[r])};\n"));
        var add = string.Concat(reductions.Select((r, i) => $"    actgen_reduction_add(&s{r}, c, {{{i}}});\n"));
        var end = string.Concat(reductions.Select(r => $"        const float r{r} = actgen_reduction_end(&s{r});\n"));
        return begin + Columns([.. reductions.Select(r => trace.Of(procedure.Instructions[r].Operands[0]))], add) + end + "\n";
    }

    // A loop over the columns of a row, with what it reads in variables of its own.
    private string Columns(IReadOnlyList<TraceNode> results, string returns)
    {
        foreach (var callee in CHeader.Callees(results).ToList())
        {
            header.Function(callee);
        }

        var body = new TraceWriter().Body(results, returns);
        var leaves = Leaves().Where(l => Regex.IsMatch(body, $@"\b{l.Name}\b"))
            .Select(l => $"    const float {l.Name} = {l.Place};\n").ToList();
        var isPlaced = Regex.IsMatch(body + string.Concat(leaves), @"\bi\b");
        var text = (isPlaced ? "    const size_t i = row * part + c;\n" : "") + string.Concat(leaves) + body;
        return $"        for (size_t c = 0; c < part; c++)\n        {{\n{Regex.Replace(text, "(?m)^(?=.)", "        ")}        }}\n";
    }

    private IEnumerable<(string Name, string Place)> Leaves() =>
    [
        .. Enumerable.Range(0, info.Inputs.Count).Select(k => ($"x{k}", _places.Input("x", "i", k))),
        .. Enumerable.Range(0, info.Outputs).Select(o => ($"y{o}", _places.Output("y", "i", o))),
        .. Enumerable.Range(0, info.Outputs).Select(o => ($"dy{o}", _places.Output("dy", "i", o))),
        .. _places.Elements("parameters", "c", "row % positions * part + c").Select((place, e) => ($"p{e}", place)),
    ];

    private static string? Leaf(Instruction instruction) => instruction.Code switch
    {
        OpCode.Input => $"x{instruction.Index}",
        OpCode.Output => $"y{instruction.Index}",
        OpCode.OutputGradient => $"dy{instruction.Index}",
        OpCode.Parameter => $"p{instruction.Index}",
        OpCode.Total => "",
        _ => null,
    };

    // The pass in which a step can be computed: one after the reductions that it needs. That of a reduction is the one it is taken in.
    private static int[] Levels(Procedure procedure)
    {
        var levels = new int[procedure.Instructions.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = procedure.Instructions[i].Operands
                .Select(o => levels[o] + (procedure.Instructions[o].IsReduction ? 1 : 0)).DefaultIfEmpty(0).Max();
        }

        return levels;
    }
}
