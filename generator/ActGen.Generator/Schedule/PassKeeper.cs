using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Decides what a pass leaves in memory for later ones: steps of some cost that a later pass needs again. Reading one back costs
/// less than an exponential, and more than an addition.
/// </summary>
internal sealed class PassKeeper
{
    // What reading a value back costs, in additions.
    private const int ReadBack = 4;

    private readonly OperationGraph _graph;
    private readonly Dictionary<Operation, int> _firstPass = new();
    private readonly Dictionary<Operation, Operation> _leaves = new();
    private readonly List<List<(Operation Value, int Place)>> _keeps;

    /// <param name="graph">The steps.</param>
    /// <param name="passes">What each pass needs.</param>
    public PassKeeper(OperationGraph graph, IReadOnlyList<IReadOnlyList<Operation>> passes)
    {
        _graph = graph;
        _keeps = passes.Select(_ => new List<(Operation, int)>()).ToList();
        var roots = new List<IReadOnlyList<Operation>>();
        for (var pass = 0; pass < passes.Count; pass++)
        {
            var own = OperationOrder.Replace(graph, passes[pass], Known(OperationOrder.Of(passes[pass])));
            roots.Add(own);
            foreach (var operation in OperationOrder.Of(own))
            {
                if (_leaves.FirstOrDefault(l => ReferenceEquals(l.Value, operation)).Key is { } kept
                    && !_keeps[_firstPass[kept]].Any(k => k.Place == operation.Index))
                {
                    _keeps[_firstPass[kept]].Add((kept, operation.Index));
                }
                else if (IsWorthKeeping(operation) && !_firstPass.ContainsKey(operation))
                {
                    _firstPass.Add(operation, pass);
                }
            }
        }

        Roots = roots;
    }

    /// <summary>The roots of each pass, with saved values in the place of those it would compute again.</summary>
    public IReadOnlyList<IReadOnlyList<Operation>> Roots { get; }

    /// <summary>How many places are used.</summary>
    public int Count => _leaves.Count;

    /// <summary>The saved values of a pass, and their places.</summary>
    public IReadOnlyList<(Operation Value, int Place)> Keeps(int pass) => _keeps[pass];

    // Of what earlier passes computed, the outermost that this pass needs: OperationOrder.Replace does not look inside.
    private Dictionary<Operation, Operation> Known(IReadOnlyList<Operation> needed)
    {
        var replacements = new Dictionary<Operation, Operation>();
        foreach (var operation in Outermost(needed))
        {
            if (!_leaves.TryGetValue(operation, out var leaf))
            {
                leaf = _graph.Leaf(OpCode.Kept, "", _leaves.Count);
                leaf.Meaning = operation.Meaning;
                _leaves.Add(operation, leaf);
            }

            replacements.Add(operation, leaf);
        }

        return replacements;
    }

    private IEnumerable<Operation> Outermost(IReadOnlyList<Operation> needed)
    {
        var known = new HashSet<Operation>(needed.Where(_firstPass.ContainsKey));
        var inside = new HashSet<Operation>();
        foreach (var operation in needed.Reverse())
        {
            if (known.Contains(operation) || inside.Contains(operation))
            {
                inside.UnionWith(operation.Operands);
            }
        }

        // What is needed both inside and by itself is read back too.
        var used = new HashSet<Operation>(needed.Where(o => !known.Contains(o) && !inside.Contains(o)).SelectMany(o => o.Operands));
        return needed.Where(o => known.Contains(o) && (!inside.Contains(o) || used.Contains(o)));
    }

    // The two results of one call belong together and are computed again.
    private static bool IsWorthKeeping(Operation operation) =>
        !operation.IsHoisted && operation.Code is OpCode.Call or OpCode.Divide && OperationCost.Of(operation) >= ReadBack;
}
