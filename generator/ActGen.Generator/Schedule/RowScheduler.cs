using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Splits the work on a row into the fewest passes: a reduction is taken in the first pass in which all that its argument needs is
/// known. What an early pass computed at some cost is left in memory for the later ones.
/// </summary>
/// <param name="inputs">What is computed.</param>
/// <param name="leaves">What is read from memory for each variable.</param>
internal sealed class RowScheduler(ReductionInputs inputs, IReadOnlyDictionary<Variable, RowLeaf> leaves)
{
    private readonly OperationGraph _graph = new();

    public RowSchedule Schedule()
    {
        var symbols = inputs.Form.Symbols;
        var prepared = inputs.Arguments.Concat(inputs.Results).Concat(inputs.LayerGradients).Concat(inputs.ColumnGradients).ToList();
        var levels = Levels(symbols, prepared);

        // Reductions are numbered in the order in which passes make them.
        var order = Enumerable.Range(0, symbols.Count).OrderBy(i => levels[i]).ThenBy(i => i).ToList();
        var known = leaves.ToDictionary(l => (Expr)l.Key, l => _graph.Leaf(l.Value.Code, l.Value.Name, l.Value.Index));
        for (var place = 0; place < order.Count; place++)
        {
            known.Add(symbols[order[place]].Symbol, _graph.Leaf(OpCode.Reduction, symbols[order[place]].Function.Name, place));
        }

        var lowering = new Lowering(_graph, prepared, known);
        var roots = PairFusion.Fuse(_graph, prepared.Select(lowering.Lower).ToList());
        var last = order.Count == 0 ? 0 : levels.Max() + 1;
        var reducing = Enumerable.Range(0, last).Select(level => order.Where(i => levels[i] == level).ToList()).ToList();
        var ends = roots.Skip(symbols.Count)
            .Select((root, i) => IsZero(prepared[symbols.Count + i]) && i >= inputs.Results.Count ? null : root).ToList();
        var spilled = new SpilledValues(_graph, reducing.Select(r => (IReadOnlyList<Operation>)r.Select(i => roots[i]).ToList())
            .Append(ends.OfType<Operation>().ToList()).ToList());

        RowTerm Term(int symbol, Operation value) =>
            new(symbols[symbol].Function.Reduction!.Value, value, inputs.Form.Restored(symbols[symbol].Symbol).ToString());
        var passes = reducing.Select((level, pass) => Pass(
            spilled, pass, level.Select((i, n) => Term(i, spilled.Roots[pass][n])).ToList(), new List<Operation?>())).ToList();
        var final = new Queue<Operation>(spilled.Roots[last]);
        passes.Add(Pass(spilled, last, new List<RowTerm>(), ends.Select(e => e is null ? null : final.Dequeue()).ToList()));
        var all = passes.SelectMany(p => p.Body).ToList();
        return new RowSchedule(
            passes, spilled.Count, all.Any(o => o.Code == OpCode.Input), all.Any(o => o.Code == OpCode.Output),
            inputs.InDouble is { } written ? RealRowSchedule.Of(written, leaves) : null);
    }

    private RowPass Pass(SpilledValues spilled, int pass, IReadOnlyList<RowTerm> reductions, IReadOnlyList<Operation?> ends)
    {
        var needed = OperationOrder.Of(spilled.Roots[pass].Concat(spilled.Saves(pass).Select(k => k.Value)));
        return new RowPass(
            needed.Where(o => o.IsHoisted).ToList(), SlowPaths.Ordered(needed.Where(o => !o.IsHoisted).ToList()), reductions,
            spilled.Saves(pass),
            ends.Take(inputs.Results.Count).OfType<Operation>().ToList(),
            ends.Skip(inputs.Results.Count).Take(inputs.LayerGradients.Count).ToList(),
            ends.Skip(inputs.Results.Count + inputs.LayerGradients.Count).ToList());
    }

    private static bool IsZero(Expr node) => node is Number { Value: 0 };

    // The pass in which each reduction is taken: the one after the last that its argument needs.
    private static IReadOnlyList<int> Levels(IReadOnlyList<ReductionSymbol> symbols, IReadOnlyList<Expr> arguments)
    {
        var levels = new List<int>();
        var bySymbol = new Dictionary<Variable, int>();
        for (var i = 0; i < symbols.Count; i++)
        {
            var level = Dependence.Variables(arguments[i]).Where(bySymbol.ContainsKey).Select(v => bySymbol[v] + 1).DefaultIfEmpty(0).Max();
            levels.Add(level);
            bySymbol.Add(symbols[i].Symbol, level);
        }

        return levels;
    }
}
