using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Schedule;

/// <summary>Walks over the steps that a result needs.</summary>
internal static class OperationOrder
{
    /// <summary>All steps that the roots need, each after its operands.</summary>
    public static IReadOnlyList<Operation> Of(IEnumerable<Operation> roots)
    {
        var seen = new HashSet<Operation>();
        var stack = new Stack<Operation>(roots);
        while (stack.Count > 0)
        {
            var operation = stack.Pop();
            if (seen.Add(operation))
            {
                foreach (var operand in operation.Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return seen.OrderBy(o => o.Id).ToList();
    }

    /// <summary>The roots over replaced steps.</summary>
    public static IReadOnlyList<Operation> Replace(
        OperationGraph graph, IReadOnlyList<Operation> roots, IReadOnlyDictionary<Operation, Operation> replacements)
    {
        var done = new Dictionary<Operation, Operation>();
        return roots.Select(Visit).ToList();

        Operation Visit(Operation operation)
        {
            if (replacements.TryGetValue(operation, out var replacement) && !ReferenceEquals(replacement, operation))
            {
                return Visit(replacement);
            }

            if (done.TryGetValue(operation, out var known))
            {
                return known;
            }

            RuntimeHelpers.EnsureSufficientExecutionStack();
            var operands = operation.Operands.Select(Visit).ToList();
            return done[operation] = operands.SequenceEqual(operation.Operands) ? operation : graph.With(operation, operands);
        }
    }
}
