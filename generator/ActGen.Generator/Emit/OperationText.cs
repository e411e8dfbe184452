using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Each step as C#: {0}, {1}, {2} are the operands, {n} the name.</summary>
internal static class OperationText
{
    private static readonly Dictionary<OpCode, string> Rows = new()
    {
        [OpCode.Add] = "{0} + {1}",
        [OpCode.Subtract] = "{0} - {1}",
        [OpCode.Multiply] = "{0} * {1}",
        [OpCode.Divide] = "{0} / {1}",
        [OpCode.Negate] = "-{0}",
        [OpCode.FusedMultiplyAdd] = "TLanes.FusedMultiplyAdd({0}, {1}, {2})",
        [OpCode.Less] = "TLanes.LessThan({0}, {1})",
        [OpCode.LessOrEqual] = "TLanes.LessThanOrEqual({0}, {1})",
        [OpCode.Equal] = "TLanes.Equal({0}, {1})",
        [OpCode.And] = "{0} & {1}",
        [OpCode.Or] = "{0} | {1}",
        [OpCode.Not] = "~{0}",
        [OpCode.Select] = "TLanes.Select({0}, {1}, {2})",
        [OpCode.Call] = "Primitives.{n}({*})",
        [OpCode.PairFirst] = "Primitives.{n}({0}, out var {pair})",
        [OpCode.Wide] = "WideLanes<TLanes>.Of({0})",
        [OpCode.WideAdd] = "{0} + {1}",
        [OpCode.WideMultiply] = "{0} * {1}",
        [OpCode.WideHead] = "{0}.Head",
        [OpCode.WideTail] = "{0}.Tail",
    };

    public static string Of(Operation operation, IReadOnlyList<string> operands, string pair)
    {
        var text = Rows[operation.Code]
            .Replace("{*}", string.Join(", ", operands))
            .Replace("{n}", operation.Name)
            .Replace("{pair}", pair);
        return operands.Select((o, i) => (o, i)).Aggregate(text, (t, o) => t.Replace("{" + o.i + "}", o.o));
    }
}
