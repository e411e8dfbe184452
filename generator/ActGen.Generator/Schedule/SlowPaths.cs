using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Instructions with a slow path: a method that they call for rare arguments. No vector register outlives a call, so what is in one when
/// such an instruction begins is stored in every iteration, whether it calls or not: primitives that do, and what they need, come first,
/// and results in double precision last.
/// </summary>
internal static class SlowPaths
{
    private static readonly HashSet<string> Primitives =
        new(FunctionTable.All.Where(f => f.HasSlowPath).Select(f => f.Primitive!), StringComparer.Ordinal);

    /// <summary>The steps of a loop, each after its operands.</summary>
    public static IReadOnlyList<Operation> Ordered(IReadOnlyList<Operation> body)
    {
        var last = new HashSet<Operation>();
        foreach (var step in body.Where(o => o.Code == OpCode.InDouble || o.Operands.Any(last.Contains)))
        {
            last.Add(step);
        }

        var own = new HashSet<Operation>(body);
        var first = new HashSet<Operation>(OperationOrder.Of(
            body.Where(IsSlowPathCall), o => o.Operands.Where(own.Contains).ToImmutableArray()));
        return first.Count + last.Count == 0
            ? body : body.OrderBy(o => last.Contains(o) ? 2 : first.Contains(o) ? 0 : 1).ToList();
    }

    /// <summary>Whether a step may call a method.</summary>
    public static bool IsSlowPathCall(Operation operation) => operation.Code switch
    {
        OpCode.Call => Primitives.Contains(operation.Name),
        OpCode.PairFirst => Primitives.Contains(PairFusion.PartsOf(operation.Name).First),
        _ => false,
    };
}
