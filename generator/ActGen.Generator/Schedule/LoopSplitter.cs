using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Cuts a loop over rows into parts, each small enough for one method of the JIT. Each cut is made where the fewest values are alive;
/// values that are read from memory anyway are read again.
/// </summary>
internal static class LoopSplitter
{
    // What a part may hold of the JIT's 512 local variables: the estimate is rough, and the narrowest width takes more.
    private const int Largest = 330;

    // A cut is looked for in the last part of what fits.
    private const int Smallest = 200;

    /// <summary>The parts of a loop; one if it fits into one method.</summary>
    public static IReadOnlyList<LoopPass> Split(RowLoop loop)
    {
        var terms = loop.Sums.SelectMany((s, i) => s.Terms.Select(t => (Sum: i, t.Gradient, t.Derivative))).ToList();
        if (loop.Body.Sum(PrimitiveSize.Of) <= Largest)
        {
            return new[]
            {
                new LoopPass(loop.Before, new List<(Operation, int)>(), loop.Body, new List<(Operation, int)>(), terms, loop.Results),
            };
        }

        var order = Ordered(loop, terms.Select(t => t.Derivative).ToList());
        return Parts(loop, terms, Cut(order, LastUse(order, loop.Results, terms)));
    }

    // Each result with all that it needs before the next one: what belongs together stays together.
    private static IReadOnlyList<Operation> Ordered(RowLoop loop, IReadOnlyList<Operation> derivatives)
    {
        var (order, done) = (new List<Operation>(), new HashSet<Operation>());
        var depth = Depths(loop.Body);
        var second = loop.Body.Where(o => o.Code == OpCode.PairSecond).ToDictionary(o => o.Operands[0]);
        var stack = new Stack<(Operation Step, bool IsReady)>();
        foreach (var root in derivatives.Reverse().Concat(loop.Results).Reverse())
        {
            stack.Push((root, false));
            while (stack.Count > 0)
            {
                var (step, isReady) = stack.Pop();
                if (step.IsHoisted || (!isReady && done.Contains(step)))
                {
                    continue;
                }

                if (isReady)
                {
                    if (done.Add(step))
                    {
                        order.Add(step);
                    }

                    // The two results of one call come together.
                    if (second.TryGetValue(step, out var other) && done.Add(other))
                    {
                        order.Add(other);
                    }

                    continue;
                }

                // The deepest operand first: a chain of additions then takes each term when it is there, and none waits in memory.
                stack.Push((step, true));
                foreach (var operand in step.Operands.OrderBy(o => depth.TryGetValue(o, out var own) ? own : 0))
                {
                    stack.Push((operand, false));
                }
            }
        }

        return order;
    }

    private static Dictionary<Operation, int> Depths(IReadOnlyList<Operation> body)
    {
        var depth = new Dictionary<Operation, int>();
        foreach (var step in body.OrderBy(o => o.Id))
        {
            depth[step] = 1 + step.Operands.Select(o => depth.TryGetValue(o, out var own) ? own : 0).DefaultIfEmpty(0).Max();
        }

        return depth;
    }

    // Where each step is needed for the last time. A derivative is added to its sum as soon as it is there; results are stored at the end.
    private static Dictionary<Operation, int> LastUse(
        IReadOnlyList<Operation> order, IReadOnlyList<Operation> results,
        IReadOnlyList<(int Sum, Operation Gradient, Operation Derivative)> terms)
    {
        var last = new Dictionary<Operation, int>();
        for (var i = 0; i < order.Count; i++)
        {
            last[order[i]] = i;
            foreach (var operand in order[i].Operands)
            {
                last[operand] = i;
            }
        }

        foreach (var result in results)
        {
            last[result] = order.Count;
        }

        return last;
    }

    private static IReadOnlyList<IReadOnlyList<Operation>> Cut(IReadOnlyList<Operation> order, Dictionary<Operation, int> lastUse)
    {
        var parts = new List<IReadOnlyList<Operation>>();
        var alive = Alive(order, lastUse);
        for (var start = 0; start < order.Count;)
        {
            var (size, end, best, fewest) = (0, start, -1, int.MaxValue);
            for (; end < order.Count && (end == start || size + PrimitiveSize.Of(order[end]) <= Largest); end++)
            {
                size += PrimitiveSize.Of(order[end]);
                if (size >= Smallest && IsCut(order, end) && alive[end] <= fewest)
                {
                    (best, fewest) = (end + 1, alive[end]);
                }
            }

            var next = end == order.Count ? end : best > start ? best : IsCut(order, end - 1) ? end : end + 1;
            parts.Add(order.Skip(start).Take(next - start).ToList());
            start = next;
        }

        return parts;
    }

    // How many values a cut behind each step leaves to later ones.
    private static int[] Alive(IReadOnlyList<Operation> order, Dictionary<Operation, int> lastUse)
    {
        var alive = new int[order.Count + 1];
        for (var i = 0; i < order.Count; i++)
        {
            if (IsKept(order[i]) && lastUse[order[i]] > i)
            {
                alive[i]++;
                alive[lastUse[order[i]]]--;
            }
        }

        for (var i = 1; i < alive.Length; i++)
        {
            alive[i] += alive[i - 1];
        }

        return alive;
    }

    // The two results of one call are not torn apart.
    private static bool IsCut(IReadOnlyList<Operation> order, int end) =>
        end + 1 == order.Count || order[end + 1].Code != OpCode.PairSecond;

    private static bool IsKept(Operation operation) =>
        operation.Code is not (OpCode.Input or OpCode.Output or OpCode.OutputGradient or OpCode.Constant) && !operation.IsHoisted;

    private static IReadOnlyList<LoopPass> Parts(
        RowLoop loop, IReadOnlyList<(int Sum, Operation Gradient, Operation Derivative)> terms,
        IReadOnlyList<IReadOnlyList<Operation>> cuts)
    {
        var places = new Dictionary<Operation, int>();
        var partOf = cuts.SelectMany((part, i) => part.Select(o => (o, i))).ToDictionary(p => p.o, p => p.i);
        var needs = cuts.Select((part, i) => part.SelectMany(o => o.Operands)
            .Concat(terms.Where(t => PartOf(t.Derivative) == i).SelectMany(t => new[] { t.Gradient, t.Derivative }))
            .Concat(i == cuts.Count - 1 ? loop.Results : new List<Operation>()).Distinct().ToList()).ToList();
        var lastRead = new Dictionary<Operation, int>();
        for (var i = 0; i < cuts.Count; i++)
        {
            foreach (var value in needs[i].Where(o => IsKept(o) && PartOf(o) < i))
            {
                lastRead[value] = i;
            }
        }

        // A place is free again in the part that reads it last: each row is read before anything of it is stored.
        var keeps = cuts.Select(_ => new List<(Operation, int)>()).ToList();
        var reads = cuts.Select(_ => new List<(Operation, int)>()).ToList();
        var (free, used) = (new Stack<int>(), 0);
        for (var i = 0; i < cuts.Count; i++)
        {
            foreach (var value in needs[i].Where(places.ContainsKey))
            {
                reads[i].Add((value, places[value]));
                if (lastRead[value] == i)
                {
                    free.Push(places[value]);
                }
            }

            foreach (var value in cuts[i].Where(lastRead.ContainsKey))
            {
                places.Add(value, free.Count > 0 ? free.Pop() : used++);
                keeps[i].Add((value, places[value]));
            }
        }

        var hoisted = new HashSet<Operation>(loop.Before);
        return cuts.Select((part, i) =>
        {
            var own = new HashSet<Operation>(part);
            var again = needs[i].Where(o => !o.IsHoisted && !IsKept(o) && o.Code != OpCode.Constant && !own.Contains(o));
            var before = OperationOrder.Of(needs[i].Where(o => o.IsHoisted)).Where(hoisted.Contains).ToList();
            return new LoopPass(
                before, reads[i], SlowPaths.Ordered(again.Concat(part).ToList()), keeps[i],
                terms.Where(t => PartOf(t.Derivative) == i).ToList(), i == cuts.Count - 1 ? loop.Results : new List<Operation>());
        }).ToList();

        // What is the same for all rows belongs to the first part.
        int PartOf(Operation operation) => partOf.TryGetValue(operation, out var part) ? part : 0;
    }
}
