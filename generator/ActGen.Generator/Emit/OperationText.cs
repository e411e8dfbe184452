using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Each step as C#.</summary>
internal static class OperationText
{
    // {0}, {1}, {2} are the operands.
    private static readonly Dictionary<OpCode, string> Rows = new()
    {
        [OpCode.Add] = "{0} + {1}",
        [OpCode.Subtract] = "{0} - {1}",
        [OpCode.Multiply] = "{0} * {1}",
        [OpCode.Divide] = "{0} / {1}",
        [OpCode.Negate] = "-{0}",
        [OpCode.FusedMultiplyAdd] = "Vector.FusedMultiplyAdd({0}, {1}, {2})",
        [OpCode.Less] = "Vector.LessThan({0}, {1})",
        [OpCode.LessOrEqual] = "Vector.LessThanOrEqual({0}, {1})",
        [OpCode.Equal] = "Vector.Equal({0}, {1})",
        [OpCode.And] = "{0} & {1}",
        [OpCode.Or] = "{0} | {1}",
        [OpCode.Not] = "~{0}",
        [OpCode.Select] = "Vector.Select({0}, {1}, {2})",
        [OpCode.Wide] = "Vector.DoubleFloat.Of({0})",
        [OpCode.WideAdd] = "{0} + {1}",
        [OpCode.WideMultiply] = "{0} * {1}",
        [OpCode.WideHead] = "{0}.Head",
        [OpCode.WideTail] = "{0}.Tail",
    };

    public static string Of(Operation operation, IReadOnlyList<string> operands, string pair) => operation.Code switch
    {
        OpCode.Call => $"Vector.{operation.Name}({string.Join(", ", operands)})",
        OpCode.PairFirst => $"Vector.{operation.Name}({operands[0]}, out var {pair})",
        var code => string.Format(CultureInfo.InvariantCulture, Rows[code], operands.ToArray<object>()),
    };
}
