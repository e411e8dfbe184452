using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Decides which values a pass spills to memory for later ones: those of some cost that a later pass needs again. Reading one back costs
/// less than an exponential, and more than an addition.
/// </summary>
internal sealed class SpilledValues
{
    // What reading a value back costs, in additions.
    private const int ReadBack = 4;

    private readonly OperationGraph _graph;
    private readonly Dictionary<Operation, int> _firstPass = new();
    private readonly Dictionary<Operation, Operation> _leaves = new();
    private readonly List<List<(Operation Value, int Place)>> _saves;

    /// <param name="graph">The steps.</param>
    /// <param name="passes">What each pass needs.</param>
    public SpilledValues(OperationGraph graph, IReadOnlyList<IReadOnlyList<Operation>> passes)
    {
        _graph = graph;
        _saves = passes.Select(_ => new List<(Operation, int)>()).ToList();
        var roots = new List<IReadOnlyList<Operation>>();
        for (var pass = 0; pass < passes.Count; pass++)
        {
            var own = OperationOrder.Replace(graph, passes[pass], Known(OperationOrder.Of(passes[pass])));
            roots.Add(own);
            foreach (var operation in OperationOrder.Of(own))
            {
                if (_leaves.FirstOrDefault(l => ReferenceEquals(l.Value, operation)).Key is { } saved
                    && !_saves[_firstPass[saved]].Any(s => s.Place == operation.Index))
                {
                    _saves[_firstPass[saved]].Add((saved, operation.Index));
                }
                else if (IsWorthSaving(operation) && !_firstPass.ContainsKey(operation))
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
    public IReadOnlyList<(Operation Value, int Place)> Saves(int pass) => _saves[pass];

    // Of what earlier passes computed, the outermost that this pass needs: OperationOrder.Replace does not look inside.
    private Dictionary<Operation, Operation> Known(IReadOnlyList<Operation> needed)
    {
        var replacements = new Dictionary<Operation, Operation>();
        foreach (var operation in Outermost(needed))
        {
            if (!_leaves.TryGetValue(operation, out var leaf))
            {
                leaf = _graph.Leaf(OpCode.Saved, "", _leaves.Count);
                leaf.SourceExpression = operation.SourceExpression;
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
    private static bool IsWorthSaving(Operation operation) =>
        !operation.IsHoisted && operation.Code is OpCode.Call or OpCode.Divide && OperationCost.Of(operation) >= ReadBack;
}
