using ActGen.CompilerServices;
using ActGen.Numerics;
using ActGen.Programs;

namespace ActGen.Activations.Tests.Programs;

/// <summary>Does the steps of a procedure in double precision.</summary>
internal static class DoubleProcedures
{
    /// <summary>The result, rounded to a float.</summary>
    public static float Of(Procedure procedure, float[] inputs)
    {
        // Conditions are 1 or 0.
        var values = new double[procedure.Instructions.Length];
        for (var step = 0; step < values.Length; step++)
        {
            var instruction = procedure.Instructions[step];
            double N(int i) => values[instruction.Operands[i]];
            static double Truth(bool value) => value ? 1 : 0;
            values[step] = instruction.Code switch
            {
                OpCode.Constant => instruction.PreciseConstant,
                OpCode.Input => inputs[instruction.Index],
                OpCode.Add => N(0) + N(1),
                OpCode.Multiply => N(0) * N(1),
                OpCode.Divide => N(0) / N(1),
                OpCode.Less => Truth(N(0) < N(1)),
                OpCode.LessOrEqual => Truth(N(0) <= N(1)),
                OpCode.Equal => Truth(N(0) == N(1)),
                OpCode.And => N(0) * N(1),
                OpCode.Or => Math.Max(N(0), N(1)),
                OpCode.Not => 1 - N(0),
                OpCode.Select => N(0) != 0 ? N(1) : N(2),
                OpCode.Call => Call(instruction.Function, [.. instruction.Operands.Select((_, i) => N(i))]),
                _ => throw new InvalidOperationException($"{instruction.Code} is no step in double precision"),
            };
        }

        return (float)values[procedure.Results[0]];
    }

    private static double Call(string name, double[] arguments) =>
        (double)typeof(Reals).GetMethod(name, [.. arguments.Select(_ => typeof(double))])!.Invoke(null, [.. arguments.Cast<object>()])!;
}
