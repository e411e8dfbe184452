using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Each step as C#. Types are written out: with <c>var</c>, a type of that name in somebody's program would be meant.</summary>
internal static class OperationText
{
    /// <summary>The block of lanes, by the alias that stands above the kernels of each width.</summary>
    public const string Vector = "Vector";

    // {0}, {1}, {2} are the operands.
    private static readonly Dictionary<OpCode, string> Rows = new()
    {
        [OpCode.Add] = "{0} + {1}",
        [OpCode.Subtract] = "{0} - {1}",
        [OpCode.Multiply] = "{0} * {1}",
        [OpCode.Divide] = "{0} / {1}",
        [OpCode.Negate] = "-{0}",
        [OpCode.FusedMultiplyAdd] = "FusedMultiplyAdd({0}, {1}, {2})",
        [OpCode.Less] = "LessThan({0}, {1})",
        [OpCode.LessOrEqual] = "LessThanOrEqual({0}, {1})",
        [OpCode.Equal] = "Equal({0}, {1})",
        [OpCode.And] = "{0} & {1}",
        [OpCode.Or] = "{0} | {1}",
        [OpCode.Not] = "~{0}",
        [OpCode.Select] = "Select({0}, {1}, {2})",
        [OpCode.DoubleFloat] = "DoubleFloat.Of({0})",
        [OpCode.DoubleFloatAdd] = "{0} + {1}",
        [OpCode.DoubleFloatMultiply] = "{0} * {1}",
        [OpCode.DoubleFloatHigh] = "{0}.High",
        [OpCode.DoubleFloatLow] = "{0}.Low",
    };

    public static string Of(Operation operation, IReadOnlyList<string> operands, string pair) => operation.Code switch
    {
        OpCode.Call => $"{operation.Name}({string.Join(", ", operands)})",
        OpCode.InDouble => $"Any({operands[0]}) ? {DoubleFormEmitter.NameOf(operation.Form!)}({string.Join(", ", operands)}) : "
            + $"{operands[1]}",
        OpCode.PairFirst => $"{operation.Name}({operands[0]}, out {Vector} {pair})",
        // One instruction at any width, where a choice takes three without masks.
        OpCode.Select when IsZero(operation.Operands[2]) => $"Keep({operands[0]}, {operands[1]})",
        OpCode.Select when IsZero(operation.Operands[1]) => $"Clear({operands[0]}, {operands[2]})",
        var code => string.Format(CultureInfo.InvariantCulture, Rows[code], operands.ToArray<object>()),
    };

    /// <summary>The type of a step's result.</summary>
    public static string TypeOf(Operation operation) =>
        operation.Code is OpCode.DoubleFloat or OpCode.DoubleFloatAdd or OpCode.DoubleFloatMultiply ? "DoubleFloat" : Vector;

    private static bool IsZero(Operation operation) => operation is { Code: OpCode.Constant, Value: 0 };

    /// <summary>The statement that adds a product to a sum.</summary>
    public static string Accumulate(string sum, string gradient, string derivative) =>
        $"{sum} = FusedMultiplyAdd({gradient}, {derivative}, {sum});";
}
