using ActGen.Programs;

namespace ActGen.Training.Export.PyTorch;

/// <summary>
/// An activation as an <c>autograd.Function</c>, whose two directions are those of the generated kernel, and a module with its parameters.
/// </summary>
internal sealed class PyActivation
{
    private readonly ActivationInfo _info;
    private readonly ActivationProgram _program;
    private readonly string[] _learnables;

    private PyActivation(ActivationInfo info)
    {
        _info = info;
        _program = info.Program ?? throw new ExportException(
            PyTorchExport.Target, $"the activation {info.Name}",
            "it was written by hand, so there is no formula to export; declare it with [Activation]");
        _learnables = [.. info.Learnables.Select(l => PyProcedure.Identifier(l.Name))];
    }

    private string Arguments => string.Join(", ", ["x", .. _learnables]);

    private bool ReadsOutput => _info.BackwardReads.HasFlag(BackwardReads.Output);

    /// <summary>The text of both.</summary>
    public static string Text(ActivationInfo info) => new PyActivation(info).Write();

    private string Write()
    {
        var text = new PyWriter();
        text.Line($"class {_info.Name}Function(torch.autograd.Function):");
        using (text.Indent())
        {
            text.Line($"\"\"\"{string.Join(", ", _info.Formulas)}\"\"\"");
            text.Line();
            WriteForward(text);
            text.Line();
            WriteBackward(text);
        }

        text.Line();
        text.Line();
        new PyModule(_info, _learnables).Write(text);
        return text.ToString();
    }

    private void WriteForward(PyWriter text)
    {
        text.Line("@staticmethod");
        text.Line($"def forward(ctx, {Arguments}):");
        using var body = text.Indent();
        Split(text, _info.Inputs, "x");
        var forward = new PyProcedure(_info, _program.Forward, Leaf);
        text.Lines(forward.Lines);
        text.Line($"y = {Joined(_program.Forward.Results.Select(r => Full(forward.Of(r), Input(0))), InputLayout.Split)}");
        text.Line($"ctx.save_for_backward({Arguments}{(ReadsOutput ? ", y" : "")})");
        text.Line("return y");
    }

    private void WriteBackward(PyWriter text)
    {
        text.Line("@staticmethod");
        text.Line("def backward(ctx, dy):");
        using var body = text.Indent();
        var saved = _learnables.Length == 0 && !ReadsOutput ? "x," : $"{Arguments}{(ReadsOutput ? ", y" : "")}";
        text.Line($"{saved} = ctx.saved_tensors");
        Split(text, _info.Inputs, "x");
        Split(text, Numbered("dy"), "dy", InputLayout.Split);
        if (ReadsOutput)
        {
            Split(text, Numbered("y"), "y", InputLayout.Split);
        }

        var backward = new PyProcedure(_info, _program.Backward, Leaf);
        text.Lines(backward.Lines);
        text.Line($"dx = {Joined(_program.Backward.Results.Select(r => Full(backward.Of(r), Input(0))), _info.Layout)}");
        foreach (var (learnable, name, first) in Learnables())
        {
            var like = learnable.Count == 1 ? name : name + "[0]";
            string[] elements = [.. Enumerable.Range(first, learnable.Count).Select(i => Gradient(backward, i, like))];
            text.Line(learnable.Count == 1
                ? $"d{name} = {elements[0]}"
                : $"d{name} = torch.stack([\n    {string.Join(",\n    ", elements)},\n])");
        }

        text.Line(_learnables.Length == 0 ? "return dx" : $"return dx, {string.Join(", ", _learnables.Select(name => "d" + name))}");
    }

    private string Gradient(PyProcedure backward, int element, string like) => _program.Backward.ParameterGradients[element] is { } step
        ? $"_sum_to({backward.Of(step).Text}, {Input(0)}, {like}.shape)"
        : $"torch.zeros_like({like})";

    private IEnumerable<(LearnableInfo Learnable, string Name, int First)> Learnables()
    {
        var first = 0;
        foreach (var (learnable, name) in _info.Learnables.Zip(_learnables))
        {
            yield return (learnable, name, first);
            first += learnable.Count;
        }
    }

    private string Leaf(Instruction step) => step.Code switch
    {
        OpCode.Input => Input(step.Index),
        OpCode.Output => Numbered("y")[step.Index],
        OpCode.OutputGradient => Numbered("dy")[step.Index],
        _ => Element(_program.Parameters[step.Index]),
    };

    private static string Element(ProgramParameter parameter)
    {
        var name = PyProcedure.Identifier(parameter.Learnable.Name);
        return parameter.Learnable.Count == 1 ? name : $"{name}[{parameter.Element}]";
    }

    private string Input(int index) => _info.Inputs.Count == 1 ? "x" : PyProcedure.Identifier(_info.Inputs[index]);

    private string[] Numbered(string name) =>
        _info.Outputs == 1 ? [name] : [.. Enumerable.Range(0, _info.Outputs).Select(i => $"{name}{i}")];

    private void Split(PyWriter text, IReadOnlyList<string> names, string value, InputLayout? layout = null)
    {
        if (names.Count > 1)
        {
            string[] targets = [.. names.Select(PyProcedure.Identifier)];
            text.Line((layout ?? _info.Layout) == InputLayout.Split
                ? $"{string.Join(", ", targets)} = {value}.chunk({targets.Length}, dim=-1)"
                : $"{string.Join(", ", targets)} = {string.Join(", ", targets.Select((_, i) => $"{value}[..., {i}::{targets.Length}]"))}");
        }
    }

    private static string Joined(IEnumerable<string> parts, InputLayout layout)
    {
        string[] all = [.. parts];
        var list = string.Join(", ", all);
        return all.Length == 1 ? all[0]
            : layout == InputLayout.Split ? $"torch.cat(({list}), dim=-1)"
            : $"torch.stack(({list}), dim=-1).flatten(-2)";
    }

    // A number alone is one for every position.
    private static string Full(PyTerm term, string like) => term.IsNumber ? $"torch.full_like({like}, {term.Text})" : term.Text;
}
