using System.Collections.Immutable;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>The names of an activation's values in the functions of one position, and their parameter lists.</summary>
internal sealed class CSignature
{
    private readonly ActivationInfo _info;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "sums" };

    public CSignature(ActivationInfo info)
    {
        _info = info;
        Outputs = Several("y", info.Outputs);
        OutputGradients = Several("dy", info.Outputs);
        Inputs = [.. info.Inputs.Select(Free)];
        Learnables = [.. info.Learnables.Select(l => Free(l.Name))];
        InputGradients = [.. Inputs.Select(i => Free("d" + i))];
        LearnableGradients = [.. Learnables.Select(l => Free("d" + l))];
        Elements = [.. info.Program!.Parameters.Select(p => At(Learnables, p))];
        ElementGradients = [.. info.Program.Parameters.Select(p => (p.Learnable.Count > 1 ? "" : "*") + At(LearnableGradients, p))];
    }

    public ImmutableArray<string> Inputs { get; }

    public ImmutableArray<string> Outputs { get; }

    public ImmutableArray<string> OutputGradients { get; }

    public ImmutableArray<string> InputGradients { get; }

    public ImmutableArray<string> Learnables { get; }

    public ImmutableArray<string> LearnableGradients { get; }

    /// <summary>The parameter elements as they are read.</summary>
    public ImmutableArray<string> Elements { get; }

    /// <summary>The gradients of the parameter elements as they are written.</summary>
    public ImmutableArray<string> ElementGradients { get; }

    /// <summary>The parameters of a function that reads the parameters of the activation.</summary>
    public IEnumerable<string> OfLearnables =>
        _info.Learnables.Select((l, i) => l.Count > 1 ? $"const float *{Learnables[i]}" : $"float {Learnables[i]}");

    /// <summary>The values of a position that the backward direction reads.</summary>
    public IEnumerable<string> Read => [
        .. _info.BackwardReads.HasFlag(BackwardReads.Input) ? Inputs : [],
        .. _info.BackwardReads.HasFlag(BackwardReads.Output) ? Outputs : [],
        .. OutputGradients,
    ];

    /// <summary>The name of a leaf; null for other instructions.</summary>
    public string? Leaf(Instruction instruction) => instruction.Code switch
    {
        OpCode.Input => Inputs[instruction.Index],
        OpCode.Output => Outputs[instruction.Index],
        OpCode.OutputGradient => OutputGradients[instruction.Index],
        OpCode.Parameter => Elements[instruction.Index],
        _ => null,
    };

    private string At(ImmutableArray<string> names, ProgramParameter parameter)
    {
        var name = names[_info.Learnables.ToList().IndexOf(parameter.Learnable)];
        return parameter.Learnable.Count > 1 ? $"{name}[{parameter.Element}]" : name;
    }

    private ImmutableArray<string> Several(string name, int count) =>
        [.. Enumerable.Range(1, count).Select(i => Free(count == 1 ? name : name + i))];

    // t1, t2 ... are the steps.
    private string Free(string name)
    {
        var free = CText.Identifier(name);
        while ((free[0] == 't' && free.Skip(1).All(char.IsAsciiDigit)) || !_taken.Add(free))
        {
            free += "_";
        }

        return free;
    }
}
