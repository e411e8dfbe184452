using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Primitives that call a method for rare arguments. No vector register outlives a call, so what is in one when such a primitive begins is
/// stored in every round, whether it calls or not: they and what they need come first.
/// </summary>
internal static class RareCalls
{
    private static readonly HashSet<string> Primitives = new(StringComparer.Ordinal) { "Sin", "Cos", "SinCos", "Tan", "SincDerivative" };

    /// <summary>The steps of a loop, each after its operands.</summary>
    public static IReadOnlyList<Operation> First(IReadOnlyList<Operation> body)
    {
        var first = new HashSet<Operation>(OperationOrder.Of(body.Where(o => o.Code is OpCode.Call or OpCode.PairFirst && Primitives.Contains(o.Name))));
        return first.Count == 0 ? body : body.OrderBy(o => first.Contains(o) ? 0 : 1).ToList();
    }
}
