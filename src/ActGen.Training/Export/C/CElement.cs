using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// The functions of one position of an activation that treats each by itself: its value, its gradients, and those two halves of the
/// gradients between which sums over positions are formed.
/// </summary>
/// <param name="header">Takes the functions.</param>
/// <param name="info">The activation.</param>
/// <param name="name">The name of the functions.</param>
internal sealed class CElement(CHeader header, ActivationInfo info, string name)
{
    private readonly CSignature _names = new(info);
    private readonly Procedure _backward = info.Program!.Backward;

    /// <summary>The steps that stand for sums over positions.</summary>
    private int[] Totals =>
        [.. Enumerable.Range(0, _backward.Instructions.Length).Where(i => _backward.Instructions[i].Code == OpCode.Total)];

    /// <summary>How many sums over positions there are.</summary>
    public int Sums => Totals.Length;

    public void Write()
    {
        WriteValue();
        if (info.Learnables.Count > 0)
        {
            WriteHalves();
        }

        WriteGradient();
    }

    private void WriteValue()
    {
        var trace = Trace(info.Program!.Forward);
        var results = info.Program.Forward.Results.Select(trace.Of).ToList();
        var parameters = _names.Inputs.Select(i => "float " + i).Concat(_names.OfLearnables);
        var isSingle = results.Count == 1;
        Function(
            $"{string.Join(", ", _names.Outputs)} = {string.Join(", ", info.Formulas)}",
            $"{(isSingle ? "float" : "void")} {name}", isSingle ? parameters : parameters.Concat(_names.Outputs.Select(o => "float *" + o)),
            results, isSingle ? "    return {0};\n" : Stores(_names.Outputs.Select(o => "*" + o)));
    }

    // Sums over positions are linear in what a position adds; the rest of a parameter's gradient is made of the sums.
    private void WriteHalves()
    {
        var trace = Trace(_backward);
        var sums = Totals.Select((_, i) => $"sums[{i}]").ToList();
        Function(
            $"The gradient for {string.Join(", ", _names.Inputs)}, and what is added to the sums that the gradients of parameters are "
                + "made of",
            $"void {name}_accumulate",
            [
                .. _names.Read.Select(r => "float " + r), .. _names.OfLearnables, .. _names.InputGradients.Select(g => "float *" + g),
                "float *sums",
            ],
            [.. _backward.Results.Select(trace.Of), .. Totals.Select((t, i) => trace.Accumulated(t, sums[i]))],
            Stores(_names.InputGradients.Select(g => "*" + g).Concat(sums)));

        Function(
            "The gradients of the parameters, of their sums",
            $"void {name}_collect",
            [.. _names.OfLearnables, "const float *sums", .. _names.LearnableGradients.Select(g => "float *" + g)],
            [.. _backward.ParameterGradients.Select(g => g is { } step ? trace.Of(step) : TraceLanes.Zero.Node)],
            Stores(_names.ElementGradients));
    }

    private void WriteGradient()
    {
        string[] parameters =
        [
            .. _names.Read.Select(r => "float " + r), .. _names.OfLearnables, .. _names.InputGradients.Select(g => "float *" + g),
            .. _names.LearnableGradients.Select(g => "float *" + g),
        ];
        var of = string.Join(", ", _names.Inputs.Concat(_names.Learnables));
        var title = $"The derivatives in {of} times {string.Join(", ", _names.OutputGradients)}";
        if (info.Learnables.Count == 0)
        {
            var trace = Trace(_backward);
            Function(
                title, $"void {name}_gradient", parameters, [.. _backward.Results.Select(trace.Of)],
                Stores(_names.InputGradients.Select(g => "*" + g)));
            return;
        }

        IEnumerable<string> accumulated = [.. _names.Read, .. _names.Learnables, .. _names.InputGradients, "sums"];
        IEnumerable<string> collected = [.. _names.Learnables, "sums", .. _names.LearnableGradients];
        header.Add($$"""
            /* {{title}}. */
            ACTGEN_FN void {{name}}_gradient({{string.Join(", ", parameters)}})
            {
                float sums[{{Math.Max(1, Sums)}}] = { 0.0f };
                {{name}}_accumulate({{string.Join(", ", accumulated)}});
                {{name}}_collect({{string.Join(", ", collected)}});
            }
            """);
    }

    private ProgramTrace Trace(Procedure procedure)
    {
        var totals = Totals.ToList();
        return new(procedure, (step, instruction) =>
            instruction.Code == OpCode.Total ? $"sums[{totals.IndexOf(step)}]" : _names.Leaf(instruction), slow =>
                header.InDouble(name, slow));
    }

    private void Function(string title, string head, IEnumerable<string> parameters, IReadOnlyList<TraceNode> results, string returns)
    {
        foreach (var callee in CHeader.Callees(results).Reverse().ToList())
        {
            header.Function(callee);
        }

        var all = parameters.ToList();
        var body = new TraceWriter().Body(results, returns);
        var unused = all.Select(p => p.Split(' ', '*')[^1]).Where(p => !System.Text.RegularExpressions.Regex.IsMatch(body, $@"\b{p}\b"));
        var voids = string.Concat(unused.Select(u => $"    (void){u};\n"));
        header.Add($"/* {title}. */\nACTGEN_FN {head}({string.Join(", ", all)})\n{{\n{voids}{body}}}");
    }

    private static string Stores(IEnumerable<string> targets) => string.Concat(targets.Select((t, i) => $"    {t} = {{{i}}};\n"));
}
