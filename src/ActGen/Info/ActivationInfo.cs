using System.ComponentModel;
using ActGen.CompilerServices;
using ActGen.Programs;

namespace ActGen;

/// <summary>The facts about an activation: its formula and derivatives as text, its kinks, domain and parameters.</summary>
public sealed class ActivationInfo
{
    private ActivationProgram? _program;

    /// <summary>The name of the type.</summary>
    public required string Name { get; init; }

    /// <summary>The formulas as bound, one for each output.</summary>
    public required IReadOnlyList<string> Formulas { get; init; }

    /// <summary>The formulas as LaTeX.</summary>
    public required string Latex { get; init; }

    /// <summary>The partial derivatives, first for the inputs, then for the learnables, in the order of their declaration.</summary>
    public required IReadOnlyList<PartialDerivative> Derivatives { get; init; }

    /// <summary>The points where the function has no derivative, with the one it is given.</summary>
    public IReadOnlyList<Kink> Kinks { get; init; } = [];

    /// <summary>Where the function is defined, in words of the formula.</summary>
    public string Domain { get; init; } = "all x";

    /// <summary>The repairs that were applied to keep the digits.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>The names of the inputs.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = ["x"];

    /// <summary>How several inputs lie in the last axis.</summary>
    public InputLayout Layout
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentException($"there is no input layout {value}");
    } = InputLayout.Split;

    /// <summary>The number of outputs.</summary>
    public int Outputs => Formulas.Count;

    /// <summary>The learnable parameters, in the order in which they lie in the parameter span.</summary>
    public IReadOnlyList<LearnableInfo> Learnables { get; init; } = [];

    /// <summary>The values that the backward pass reads besides the gradient.</summary>
    public required BackwardReads BackwardReads { get; init; }

    /// <summary>Whether a value depends on the whole last axis, through a reduction over it, or else on its own position alone.</summary>
    public bool IsOverRows { get; init; }

    /// <summary>
    /// The computation of the kernels, as steps, for whoever writes them down in another language; null where no generator wrote the
    /// activation. It is made when it is first asked for.
    /// </summary>
    public ActivationProgram? Program => _program ??= ProgramText is { } text ? ActivationProgram.Parse(text(), this) : null;

    /// <summary>The text that <see cref="Program"/> is made of. Set by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ProgramText? ProgramText { get; init; }

    /// <summary>The derivative for the first input, as text.</summary>
    public string Derivative => Derivatives[0].Text;

    /// <summary>The derivative for the first input, as LaTeX.</summary>
    public string DerivativeLatex => Derivatives[0].Latex;

    /// <summary>How many parameter values the activation has in a shape.</summary>
    /// <param name="shape">The shape of one sample of x.</param>
    public int ParameterCount(ActivationShape shape)
    {
        var split = new ActivationShape(shape.Neurons / Inputs.Count, shape.Channels / Inputs.Count);
        var total = 0;
        foreach (var learnable in Learnables)
        {
            total += learnable.Count * split.Length(learnable.Per);
        }

        return total;
    }

    /// <summary>The shape of one sample of y for a shape of x.</summary>
    /// <param name="shape">The shape of one sample of x.</param>
    public ActivationShape OutputShape(ActivationShape shape) =>
        new(shape.Neurons / Inputs.Count * Outputs, shape.Channels / Inputs.Count * Outputs);

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {string.Join(", ", Formulas)}";
}
