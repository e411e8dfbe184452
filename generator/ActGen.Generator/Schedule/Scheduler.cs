using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>Decides in which order, and how often, the steps of the kernels are done.</summary>
internal sealed class Scheduler(ElementWork inputs)
{
    public KernelSchedule Forward()
    {
        var graph = new OperationGraph();
        var lowering = new Lowering(graph, Roots(inputs.Values), Known(graph));
        return Finish(graph, inputs.Values.Select(lowering.Lower).ToList(), new List<RowSum>(), _ => null);
    }

    /// <summary>The backward kernel that recomputes what it needs from x.</summary>
    public KernelSchedule Backward() => Backward(readOutput: false);

    /// <summary>The backward kernel that reads y where that saves computing it again; null if it would save nothing.</summary>
    public KernelSchedule? BackwardFromOutput()
    {
        if (!Readable().Any(v => BackwardRoots().Any(r => Contains(r, v))))
        {
            return null;
        }

        var schedule = Backward(readOutput: true);
        return schedule.ReadsOutput ? schedule : null;
    }

    private IEnumerable<Expr> BackwardRoots() => inputs.Derivatives.SelectMany(d => d.Values);

    // Outputs that cost nothing are not worth reading.
    private IEnumerable<Expr> Readable() => inputs.Values.Where(v => v is not (Variable or Number));

    private KernelSchedule Backward(bool readOutput)
    {
        var graph = new OperationGraph();
        var known = Known(graph);
        foreach (var value in readOutput ? Readable().Distinct() : Enumerable.Empty<Expr>())
        {
            known.Add(value, graph.Leaf(OpCode.Output, Ordinal(inputs.Values, IndexOf(value)), IndexOf(value)));
        }

        var lowering = new Lowering(graph, Roots(BackwardRoots()), known);
        var gradients = inputs.Values.Select((_, o) => graph.Leaf(OpCode.OutputGradient, Ordinal(inputs.Values, o), o)).ToList();
        IReadOnlyList<(Operation, Operation)> Terms(Variable of) => inputs.Derivatives
            .Select((d, o) => (gradients[o], d[of])).Where(t => t.Item2 is not Number { Value: 0 })
            .Select(t => (t.Item1, lowering.Lower(t.Item2))).ToList();
        var results = inputs.Inputs.Select(input => Chained(graph, gradients[0], Terms(input))).ToList();
        var sums = inputs.Parameters.Concat(inputs.Symbols.Keys).Select(p => (Of: p, Terms: Terms(p))).Where(p => p.Terms.Count > 0)
            .ToDictionary(p => p.Of, p => new RowSum(graph.Leaf(OpCode.RowTotal, p.Of.Name), p.Terms));
        return Finish(graph, results, sums.Values.ToList(), parameter => Gradient(graph, lowering, sums, parameter));
    }

    // dy * f', each further output added to it. Without any it is dy * 0, which keeps a NaN.
    private static Operation Chained(
        OperationGraph graph, Operation dy, IReadOnlyList<(Operation Gradient, Operation Derivative)> terms) => terms.Count == 0
        ? graph.Op(OpCode.Multiply, dy, graph.Constant(0))
        : terms.Skip(1).Aggregate(
            graph.Op(OpCode.Multiply, terms[0].Gradient, terms[0].Derivative),
            (total, term) => graph.Op(OpCode.FusedMultiplyAdd, term.Gradient, term.Derivative, total));

    // The sum of a parameter itself, and those of the symbols it goes into, times their derivatives.
    private Operation? Gradient(OperationGraph graph, Lowering lowering, Dictionary<Variable, RowSum> sums, Variable parameter)
    {
        var total = sums.TryGetValue(parameter, out var own) ? own.Total : null;
        foreach (var symbol in inputs.Symbols.Keys)
        {
            if (sums.TryGetValue(symbol, out var sum) && inputs.Jacobian.TryGetValue((symbol, parameter), out var slope)
                && slope is not Number { Value: 0 })
            {
                var factor = lowering.Lower(slope);
                total = total is null
                    ? graph.Op(OpCode.Multiply, factor, sum.Total)
                    : graph.Op(OpCode.FusedMultiplyAdd, factor, sum.Total, total);
            }
        }

        return total;
    }

    private KernelSchedule Finish(
        OperationGraph graph, IReadOnlyList<Operation> results, IReadOnlyList<RowSum> sums, Func<Variable, Operation?> gradient)
    {
        var gradients = inputs.Parameters.Select(gradient).ToList();
        var roots = PairFusion.Fuse(graph, results.Concat(sums.SelectMany(s => s.Terms.Select(t => t.Derivative))).ToList());

        var condition = UniformBranch.Find(roots);
        var cases = condition is null ? new[] { LoopCase.Always } : new[] { LoopCase.WhereTrue, LoopCase.WhereFalse, LoopCase.Mixed };
        var loops = cases.Select(c =>
        {
            var decided = condition is null ? roots : UniformBranch.Decide(graph, roots, condition, c);
            var derivatives = new Queue<Operation>(decided.Skip(results.Count));
            return Loop(
                c, decided.Take(results.Count).ToList(),
                sums.Select(s => s with { Terms = s.Terms.Select(t => (t.Gradient, derivatives.Dequeue())).ToList() }).ToList(), gradients);
        }).ToArray();
        var body = OperationOrder.Of(roots);
        return new KernelSchedule(loops, condition, body.Any(o => o.Code == OpCode.Input), body.Any(o => o.Code == OpCode.Output));
    }

    private static RowLoop Loop(
        LoopCase which, IReadOnlyList<Operation> results, IReadOnlyList<RowSum> sums, IReadOnlyList<Operation?> gradients)
    {
        var needed = OperationOrder.Of(results.Concat(sums.SelectMany(s => s.Terms.SelectMany(t => new[] { t.Gradient, t.Derivative }))));
        var before = needed.Where(o => o.IsHoisted).ToList();
        var isThere = new HashSet<Operation>(sums.Select(s => s.Total).Concat(before));
        var after = OperationOrder.Of(gradients.OfType<Operation>()).Where(o => !isThere.Contains(o)).ToList();
        return new RowLoop(which, before, SlowPaths.Ordered(needed.Where(o => !o.IsHoisted).ToList()), results, sums, after, gradients);
    }

    // The inputs by their place; the symbols, which are computed before the loop, as what they stand for.
    private Dictionary<Expr, Operation> Known(OperationGraph graph)
    {
        var known = inputs.Inputs.Select((input, i) => (input, i)).ToDictionary(
            p => (Expr)p.input, p => graph.Leaf(OpCode.Input, inputs.Inputs.Count == 1 ? "" : p.input.Name, p.i));
        var lowering = new Lowering(graph, inputs.Symbols.Values.ToList());
        foreach (var symbol in inputs.Symbols)
        {
            known.Add(symbol.Key, lowering.Lower(symbol.Value));
        }

        return known;
    }

    private int IndexOf(Expr value) => inputs.Values.ToList().IndexOf(value);

    // What tells several outputs apart in the names of a kernel.
    private static string Ordinal(IReadOnlyList<Expr> all, int index) =>
        all.Count == 1 ? "" : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private IReadOnlyList<Expr> Roots(IEnumerable<Expr> roots) => roots.Concat(inputs.Jacobian.Values).ToList();

    private static bool Contains(Expr root, Expr part) => ExprTraversal.Unique(root).Contains(part);
}
