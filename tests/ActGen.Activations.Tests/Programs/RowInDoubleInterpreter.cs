using ActGen.Programs;

namespace ActGen.Activations.Tests.Programs;

/// <summary>Does the steps of a row that is computed in double precision.</summary>
/// <param name="procedure">The steps.</param>
/// <param name="columns">The length of the row.</param>
/// <param name="read">What lies in memory, as for <see cref="ProgramInterpreter"/>.</param>
internal sealed class RowInDoubleInterpreter(Procedure procedure, int columns, Func<OpCode, int, int, float> read)
{
    private readonly List<double[]> _values = [];

    /// <summary>The results, and the terms of the gradients of the parameter elements, each over the columns.</summary>
    public (float[][] Results, float[][] ParameterGradients) Run()
    {
        foreach (var instruction in procedure.Instructions)
        {
            _values.Add(instruction.IsReduction
                ? [.. Enumerable.Repeat(Reduced(instruction.Code, _values[instruction.Operands[0]]), columns)]
                : [.. Enumerable.Range(0, columns).Select(column => Do(instruction, column))]);
        }

        return ([.. procedure.Results.Select(Floats)], [.. procedure.ParameterGradients.Select(g => Floats(g!.Value))]);
    }

    private double Do(Instruction instruction, int column) => instruction.Code switch
    {
        OpCode.Input or OpCode.Output or OpCode.OutputGradient or OpCode.Parameter => read(instruction.Code, instruction.Index, column),
        OpCode.Total => _values[instruction.Operands[0]][column],
        _ => SlowPathProcedures.InDouble(instruction, i => _values[instruction.Operands[i]][column]),
    };

    private static double Reduced(OpCode code, double[] terms) => code switch
    {
        OpCode.RowSum => terms.Sum(),
        OpCode.RowMean => terms.Sum() / terms.Length,
        _ => terms.Aggregate(Math.Max),
    };

    private float[] Floats(int step) => Array.ConvertAll(_values[step], v => (float)v);
}
