using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Schedule;

/// <summary>Walks over the steps that a result needs. All are of one graph.</summary>
internal static class OperationOrder
{
    /// <summary>All steps that the roots need, each after its operands.</summary>
    public static IReadOnlyList<Operation> Of(IEnumerable<Operation> roots) => Of(roots, operation => operation.Operands);

    /// <summary>All steps that the roots need, each after its operands.</summary>
    /// <param name="roots">The results.</param>
    /// <param name="needs">Which of its operands a step needs.</param>
    public static IReadOnlyList<Operation> Of(IEnumerable<Operation> roots, Func<Operation, ImmutableArray<Operation>> needs)
    {
        var stack = new Stack<Operation>(roots);
        // The number of a step is larger than those of its operands.
        var byNumber = new Operation?[stack.Count == 0 ? 0 : stack.Max(o => o.Id) + 1];
        var count = 0;
        while (stack.Count > 0)
        {
            var operation = stack.Pop();
            if (byNumber[operation.Id] is null)
            {
                byNumber[operation.Id] = operation;
                count++;
                foreach (var operand in needs(operation))
                {
                    stack.Push(operand);
                }
            }
        }

        var order = new List<Operation>(count);
        foreach (var operation in byNumber)
        {
            if (operation is not null)
            {
                order.Add(operation);
            }
        }

        return order;
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
            Operation[]? changed = null;
            for (var i = 0; i < operation.Operands.Length; i++)
            {
                var operand = Visit(operation.Operands[i]);
                if (!ReferenceEquals(operand, operation.Operands[i]))
                {
                    changed ??= operation.Operands.ToArray();
                    changed[i] = operand;
                }
            }

            return done[operation] = changed is null ? operation : graph.With(operation, changed);
        }
    }
}
