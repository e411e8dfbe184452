using System.Runtime.Intrinsics;
using ActGen.CompilerServices;
using ActGen.Programs;

namespace ActGen.Activations.Tests.Programs;

/// <summary>Does the steps of a slow path, in the numbers that it has, and those of rows in double precision.</summary>
internal static class SlowPathProcedures
{
    private static readonly Arithmetic<double> Double = new(
        value => value, (a, b) => a + b, (a, b) => a * b, (a, b) => a / b, (a, b) => a < b, (a, b) => a == b, typeof(RealLanes));

    private static readonly Arithmetic<ExtendedReal> Extended = new(
        value => value, (a, b) => a + b, (a, b) => a * b, (a, b) => a / b, (a, b) => a < b, (a, b) => a == b, typeof(ExtendedReals));

    /// <summary>The result, rounded to a float.</summary>
    public static float Of(Instruction step, float[] inputs) => step.IsExtended
        ? (float)Of(step.Body!, inputs, Extended) : (float)Of(step.Body!, inputs, Double);

    /// <summary>A step in double precision, but one that reads.</summary>
    public static double InDouble(Instruction instruction, Func<int, double> operand) => Step(instruction, operand, Double);

    private static T Of<T>(Procedure procedure, float[] inputs, Arithmetic<T> arithmetic)
        where T : struct
    {
        var values = new T[procedure.Instructions.Length];
        for (var step = 0; step < values.Length; step++)
        {
            var instruction = procedure.Instructions[step];
            values[step] = instruction.Code == OpCode.Input
                ? arithmetic.Number(inputs[instruction.Index]) : Step(instruction, i => values[instruction.Operands[i]], arithmetic);
        }

        return values[procedure.Results[0]];
    }

    private static T Step<T>(Instruction instruction, Func<int, T> operand, Arithmetic<T> arithmetic)
        where T : struct
    {
        // Conditions are 1 or 0.
        var (zero, one) = (arithmetic.Number(0), arithmetic.Number(1));
        T Truth(bool value) => value ? one : zero;
        bool Holds(int i) => !arithmetic.Equal(operand(i), zero);
        return instruction.Code switch
        {
            OpCode.Constant => arithmetic.Number(instruction.PreciseConstant),
            OpCode.Add => arithmetic.Add(operand(0), operand(1)),
            OpCode.Multiply => arithmetic.Multiply(operand(0), operand(1)),
            OpCode.Divide => arithmetic.Divide(operand(0), operand(1)),
            OpCode.Less => Truth(arithmetic.Less(operand(0), operand(1))),
            OpCode.LessOrEqual => Truth(arithmetic.Less(operand(0), operand(1)) || arithmetic.Equal(operand(0), operand(1))),
            OpCode.Equal => Truth(arithmetic.Equal(operand(0), operand(1))),
            OpCode.And => Truth(Holds(0) && Holds(1)),
            OpCode.Or => Truth(Holds(0) || Holds(1)),
            OpCode.Not => Truth(!Holds(0)),
            OpCode.Select => Holds(0) ? operand(1) : operand(2),
            OpCode.Call => Call(arithmetic.Functions, instruction.Function, [.. instruction.Operands.Select((_, i) => operand(i))]),
            _ => throw new InvalidOperationException($"{instruction.Code} is no step of a slow path"),
        };
    }

    private static T Call<T>(Type functions, string name, T[] arguments)
        where T : struct =>
        functions == typeof(RealLanes) ? (T)(object)InLanes(name, [.. arguments.Cast<double>()])
            : (T)functions.GetMethod(name, [.. arguments.Select(_ => typeof(T))])!.Invoke(null, [.. arguments.Cast<object>()])!;

    // Kernels compute four lanes at a time, each as if it were alone.
    private static double InLanes(string name, double[] arguments) => ((Vector256<double>)typeof(RealLanes)
        .GetMethod(name, [.. arguments.Select(_ => typeof(Vector256<double>))])!
        .Invoke(null, [.. arguments.Select(a => (object)Vector256.Create(a))])!)[0];

    private sealed record Arithmetic<T>(
        Func<double, T> Number, Func<T, T, T> Add, Func<T, T, T> Multiply, Func<T, T, T> Divide, Func<T, T, bool> Less,
        Func<T, T, bool> Equal, Type Functions);
}
