using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Instructions that clamp a value to bounds.</summary>
internal static class Bounds
{
    /// <summary>The value that an instruction clamps to bounds, without any; null for other steps.</summary>
    public static Operation? Clamped(Operation operation) =>
        IsBound(operation) ? Clamped(operation.Operands[0]) ?? operation.Operands[0] : null;

    /// <summary>The first of two bounds of one value, where nothing else needs it: both are one quantity, and written as one.</summary>
    /// <param name="steps">The steps of a method.</param>
    /// <param name="read">What else it reads of their results.</param>
    public static HashSet<Operation> Inner(IEnumerable<Operation> steps, IEnumerable<Operation> read)
    {
        var all = new HashSet<Operation>(steps);
        var (bounds, others) = (all.Where(IsBound).ToList(), all.Where(o => !IsBound(o)));
        var inner = new HashSet<Operation>(bounds.GroupBy(o => o.Operands[0]).Where(g => g.Count() == 1).Select(g => g.Key)
            .Where(o => IsBound(o) && all.Contains(o)));
        inner.ExceptWith(others.SelectMany(o => o.Operands).Concat(read));
        return inner;
    }

    private static bool IsBound(Operation operation) => operation is { Code: OpCode.Call, Name: "AtLeast" or "AtMost" };
}
