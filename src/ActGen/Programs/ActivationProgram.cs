using System.Collections.Immutable;

namespace ActGen.Programs;

/// <summary>
/// The computation of an activation's generated kernels, as steps that a program can read: the repaired formula and its derivatives with
/// every rounding decided, for whoever writes them down in another language. Floats, and doubles where <see cref="OpCode.InDouble"/> says;
/// whoever does the same operations in the same order gets the same bits.
/// </summary>
/// <param name="Parameters">The elements of all learnables, in the order in which they lie in the parameter span.</param>
/// <param name="Forward">y from x.</param>
/// <param name="Backward">
/// The gradients for the inputs and the parameters from the gradients for the outputs and what <see cref="ActivationInfo.BackwardReads"/>
/// says.
/// </param>
public sealed record ActivationProgram(ImmutableArray<ProgramParameter> Parameters, Procedure Forward, Procedure Backward)
{
    /// <summary>Reads the text that the generator wrote.</summary>
    /// <param name="text">The text: the procedures forward and backward, a line each.</param>
    /// <param name="info">What else is known about the activation.</param>
    /// <exception cref="FormatException">It is no such text; the message says where and why.</exception>
    internal static ActivationProgram Parse(ReadOnlySpan<byte> text, ActivationInfo info)
    {
        var lines = System.Text.Encoding.ASCII.GetString(text).Split('\n');
        if (lines.Length != 2)
        {
            throw new FormatException($"The program of '{info.Name}' has {lines.Length} lines where there are two, forward and backward.");
        }

        ImmutableArray<ProgramParameter> parameters =
            [.. info.Learnables.SelectMany(l => Enumerable.Range(0, l.Count).Select(i => new ProgramParameter(l, i)))];
        return new(
            parameters,
            new ProgramParser(info, "forward", parameters.Length).Parse(lines[0]),
            new ProgramParser(info, "backward", parameters.Length).Parse(lines[1]));
    }
}

/// <summary>An element of a learnable: what <see cref="OpCode.Parameter"/> reads one value of.</summary>
/// <param name="Learnable">The learnable.</param>
/// <param name="Element">Which of its <see cref="LearnableInfo.Count"/> elements.</param>
public sealed record ProgramParameter(LearnableInfo Learnable, int Element);

/// <summary>The steps of one direction, for one element; steps after a reduction use what it made of the whole last axis.</summary>
/// <param name="Instructions">The steps, each after its operands.</param>
/// <param name="Results">The steps that give the outputs, or the gradients for the inputs.</param>
/// <param name="ParameterGradients">
/// Backward: the step that gives the gradient of each parameter element, null where it is zero. Forward: none.
/// </param>
public sealed record Procedure(
    ImmutableArray<Instruction> Instructions, ImmutableArray<int> Results, ImmutableArray<int?> ParameterGradients)
{
    /// <summary>
    /// The steps, in double precision from the first on, of a row of which a reduction over the last axis is no finite float; reductions
    /// add up one column after another. Results become floats; what the row adds to the gradient of a parameter is added up in double.
    /// Null where such a row is like any other. A reader that leaves it out gives infinities and NaN where the values of a row are large.
    /// </summary>
    public Procedure? InDouble { get; init; }
}
