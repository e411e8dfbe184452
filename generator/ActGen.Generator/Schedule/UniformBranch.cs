using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>
/// A choice whose condition depends on parameters alone, such as <c>alpha &lt; 0</c>, is the same for all rows. When all lanes
/// of a block agree, the block runs a loop with only the branch that is taken.
/// </summary>
internal static class UniformBranch
{
    // What one exponential in one of the branches saves. Below, a select per lane is as fast as another loop.
    private const int WorthALoop = 7;

    /// <summary>The condition whose decision saves most, or null.</summary>
    public static Operation? Find(IReadOnlyList<Operation> roots)
    {
        var all = OperationOrder.Of(roots);
        return all.Where(o => o.Code == OpCode.Select && !o.IsHoisted && o.Operands[0].IsHoisted)
            .Select(o => o.Operands[0]).Distinct()
            .Select(c => (Condition: c, Saving: OperationCost.OfRow(all) - Mean(Pruned(roots, c, 1), Pruned(roots, c, 2))))
            .Where(c => c.Saving >= WorthALoop)
            .OrderByDescending(c => c.Saving)
            .Select(c => c.Condition)
            .FirstOrDefault();
    }

    /// <summary>The roots of one case of the condition.</summary>
    public static IReadOnlyList<Operation> Decide(OperationGraph graph, IReadOnlyList<Operation> roots, Operation condition, LoopCase which)
    {
        if (which == LoopCase.Mixed)
        {
            return roots;
        }

        var branch = which == LoopCase.WhereTrue ? 1 : 2;
        var replacements = OperationOrder.Of(roots).Where(o => IsDecided(o, condition)).ToDictionary(o => o, o => o.Operands[branch]);
        return OperationOrder.Replace(graph, roots, replacements);
    }

    private static int Mean(IReadOnlyList<Operation> first, IReadOnlyList<Operation> second) =>
        (OperationCost.OfRow(first) + OperationCost.OfRow(second)) / 2;

    // The steps that are left of the roots in one case of the condition.
    private static IReadOnlyList<Operation> Pruned(IReadOnlyList<Operation> roots, Operation condition, int branch) => OperationOrder
        .Of(roots, o => IsDecided(o, condition) ? ImmutableArray.Create(o.Operands[branch]) : o.Operands)
        .Where(o => !IsDecided(o, condition)).ToList();

    private static bool IsDecided(Operation operation, Operation condition) =>
        operation.Code == OpCode.Select && ReferenceEquals(operation.Operands[0], condition);
}
