using ActGen.Programs;

namespace ActGen.Activations.Tests.Programs;

/// <summary>The results of an activation's kernels for samples of one position each, or for one row.</summary>
internal sealed class KernelRun
{
    public KernelRun(ActivationDescriptor activation, float[] x, float[] parameters, int columns)
    {
        var shape = new ActivationShape(columns * activation.Info.Inputs.Count);
        Y = new float[x.Length / activation.Info.Inputs.Count * activation.Info.Outputs];
        Dx = new float[x.Length];
        Dparameters = new float[parameters.Length];
        activation.Forward(x, parameters, Y, shape);
        activation.Backward(x, Y, ProgramRun.OutputGradients(Y.Length, columns * activation.Info.Outputs), parameters, Dx,
            Dparameters, shape);
    }

    public float[] Y { get; }

    public float[] Dx { get; }

    public float[] Dparameters { get; }
}

/// <summary>The results of a program's steps for one row, all inputs of a column one after another where there is one column.</summary>
internal sealed class ProgramRun
{
    public ProgramRun(ActivationProgram program, float[] x, float[] parameters, int columns)
    {
        var places = program.Parameters.Select((_, i) => program.Parameters.Take(i).Select((_, k) => IsShared(program, k) ? 1 : columns)
            .Sum()).ToArray();
        float Read(OpCode code, int index, int column) => code switch
        {
            OpCode.Input => x[(index * columns) + column],
            OpCode.Parameter => parameters[places[index] + (IsShared(program, index) ? 0 : column)],
            OpCode.Output => Y![(index * columns) + column],
            _ => OutputGradients(Y!.Length, Y.Length)[(index * columns) + column],
        };
        Y = [.. new ProgramInterpreter(program.Forward, columns, Read).Run().Results.SelectMany(r => r)];
        var backward = new ProgramInterpreter(program.Backward, columns, Read).Run();
        Dx = [.. backward.Results.SelectMany(r => r)];
        // Added to zeros, as the kernels do.
        Dparameters = [.. backward.ParameterGradients.SelectMany((g, i) => IsShared(program, i) ? [(float)g.Sum(v => (double)v)] : g)
            .Select(g => g + 0f)];
    }

    public float[] Y { get; }

    public float[] Dx { get; }

    public float[] Dparameters { get; }

    private static bool IsShared(ActivationProgram program, int element) => program.Parameters[element].Learnable.Per == Per.Layer;

    /// <summary>A gradient that differs from output to output of a sample.</summary>
    public static float[] OutputGradients(int length, int ofSample) =>
        [.. Enumerable.Range(0, length).Select(i => 0.75f - (0.5f * (i % ofSample)))];
}
