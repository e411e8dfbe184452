using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>The cost of steps, in additions: functions as their rows in the function table say.</summary>
internal static class OperationCost
{
    private const int Division = 8;

    private static readonly Dictionary<string, int> Calls = FunctionTable.All.Where(f => f.Primitive is not null)
        .GroupBy(f => f.Primitive!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(f => f.Cost), StringComparer.Ordinal);

    /// <summary>The cost of one step.</summary>
    public static int Of(Operation operation) => operation.Code switch
    {
        OpCode.Call => Calls[operation.Name],
        OpCode.PairFirst => OfPair(PairFusion.PartsOf(operation.Name)),
        OpCode.Divide => Division,
        _ => 1,
    };

    /// <summary>The cost of the steps of a row.</summary>
    public static int OfRow(IEnumerable<Operation> operations) => operations.Where(o => !o.IsHoisted).Sum(Of);

    // Most of the work is shared.
    private static int OfPair((string First, string Second) pair) => Math.Max(Calls[pair.First], Calls[pair.Second]);
}
