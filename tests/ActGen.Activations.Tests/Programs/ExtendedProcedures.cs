using ActGen.CompilerServices;
using ActGen.Programs;

namespace ActGen.Activations.Tests.Programs;

/// <summary>Does the steps of a procedure in extended precision.</summary>
internal static class ExtendedProcedures
{
    /// <summary>The result, rounded to a float.</summary>
    public static float Of(Procedure procedure, float[] inputs)
    {
        // Conditions are 1 or 0.
        var values = new ExtendedReal[procedure.Instructions.Length];
        for (var step = 0; step < values.Length; step++)
        {
            var instruction = procedure.Instructions[step];
            ExtendedReal N(int i) => values[instruction.Operands[i]];
            static ExtendedReal Truth(bool value) => value ? 1 : 0;
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
                OpCode.Or => ExtendedReals.Max(N(0), N(1)),
                OpCode.Not => 1 - N(0),
                OpCode.Select => N(0) != 0 ? N(1) : N(2),
                OpCode.Call => Call(instruction.Function, [.. instruction.Operands.Select((_, i) => N(i))]),
                _ => throw new InvalidOperationException($"{instruction.Code} is no step in extended precision"),
            };
        }

        return (float)values[procedure.Results[0]];
    }

    private static ExtendedReal Call(string name, ExtendedReal[] arguments) => (ExtendedReal)typeof(ExtendedReals)
        .GetMethod(name, [.. arguments.Select(_ => typeof(ExtendedReal))])!.Invoke(null, [.. arguments.Cast<object>()])!;
}
