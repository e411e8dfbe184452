using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>Steps of a loop that make the same thing: what several results share, and what one result alone needs.</summary>
/// <param name="Title">What they make, for the reader of the kernel.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Sums">What is added up when they are done.</param>
internal sealed record StepGroup(
    string Title, IReadOnlyList<Operation> Steps, IReadOnlyList<(Operation Total, Operation Gradient, Operation Derivative)> Sums)
{
    // The gradients of a long vector are not worth a title each.
    private const int MostGroups = 10;

    /// <summary>The steps of a loop in groups: what is shared first, then what belongs to each result.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="direction">The kernel it belongs to.</param>
    public static IReadOnlyList<StepGroup> Of(RowLoop loop, Direction direction)
    {
        var terms = loop.Sums.SelectMany(s => s.Terms.Select(t => (s.Total, t.Gradient, t.Derivative))).ToList();
        var result = Directions.Result(direction);
        var goals = terms.GroupBy(t => t.Total)
            .Select(g => (Title: "d" + g.Key.Name, Total: (Operation?)g.Key, Roots: g.Select(t => t.Derivative).ToList()))
            .Concat(loop.Results.Select((r, i) => (
                Title: loop.Results.Count == 1 ? result : $"{result}{i + 1}", Total: (Operation?)null, Roots: new List<Operation> { r })))
            .ToList();
        if (goals.Count is 1 or > MostGroups)
        {
            return new[] { new StepGroup("", loop.Body, terms) };
        }

        // For each step the only goal that needs it; -1 where several do, as for what is read and what must come first.
        var goalOf = new Dictionary<Operation, int>();
        for (var goal = 0; goal < goals.Count; goal++)
        {
            foreach (var step in OperationOrder.Of(goals[goal].Roots))
            {
                goalOf[step] = goalOf.ContainsKey(step) ? -1 : goal;
            }
        }

        foreach (var step in OperationOrder.Of(loop.Body.Where(o => o.Operands.IsEmpty || SlowPaths.IsSlowPathCall(o))))
        {
            goalOf[step] = -1;
        }

        // The two results of one call are one step.
        foreach (var second in loop.Body.Where(o => o.Code == OpCode.PairSecond))
        {
            goalOf[second.Operands[0]] = goalOf[second] = goalOf[second] == goalOf[second.Operands[0]] ? goalOf[second] : -1;
        }

        foreach (var step in OperationOrder.Of(loop.Body.Where(o => goalOf[o] == -1)))
        {
            goalOf[step] = -1;
        }

        var groups = new List<StepGroup>
        {
            new("", loop.Body.Where(o => goalOf[o] == -1).ToList(), Array.Empty<(Operation, Operation, Operation)>()),
        };
        groups.AddRange(goals.Select((goal, i) => new StepGroup(
            goal.Title, loop.Body.Where(o => goalOf[o] == i).ToList(), terms.Where(t => ReferenceEquals(t.Total, goal.Total)).ToList())));
        return groups.Where(g => g.Steps.Count + g.Sums.Count > 0).ToList();
    }
}
