using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>
/// How many local variables of the JIT a step takes: functions as their rows in the function table say. A method may have 512 of them
/// before its calls are no longer inlined, and no vector register outlives a call.
/// </summary>
internal static class PrimitiveSize
{
    private static readonly Dictionary<string, int> Calls = FunctionTable.All.Where(f => f.Primitive is not null)
        .GroupBy(f => f.Primitive!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(f => f.Locals), StringComparer.Ordinal);

    public static int Of(Operation operation) => operation.Code switch
    {
        OpCode.Call => Calls[operation.Name],
        OpCode.PairFirst => PairFusion.LocalsOf(operation.Name),
        _ => 1,
    };
}
