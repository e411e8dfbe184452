using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>What the kernels of an activation compute, ready to be scheduled.</summary>
/// <param name="Value">The output.</param>
/// <param name="InputDerivative">The derivative in the input.</param>
/// <param name="Parameters">The elements of all learnables, in order.</param>
/// <param name="Symbols">The derived parameters with their values.</param>
/// <param name="ParameterDerivatives">The derivative in each learnable element and each symbol that has one.</param>
/// <param name="Jacobian">The derivative of each symbol in each learnable element.</param>
internal sealed record KernelInputs(
    Expr Value,
    Expr InputDerivative,
    IReadOnlyList<Variable> Parameters,
    IReadOnlyDictionary<Variable, Expr> Symbols,
    IReadOnlyDictionary<Variable, Expr> ParameterDerivatives,
    IReadOnlyDictionary<(Variable Symbol, Variable Parameter), Expr> Jacobian);

/// <summary>Decides in which order, and how often, the steps of the kernels are done.</summary>
internal sealed class Scheduler(KernelInputs inputs)
{
    public KernelSchedule Forward()
    {
        var graph = new OperationGraph();
        var lowering = new Lowering(graph, Roots(inputs.Value), Symbols(graph));
        return Finish(graph, new[] { lowering.Lower(inputs.Value) }, new List<RowSum>(), _ => null);
    }

    /// <summary>The backward kernel that recomputes what it needs from x.</summary>
    public KernelSchedule Backward() => Backward(readOutput: false);

    /// <summary>The backward kernel that reads y where that saves computing it again; null if it would save nothing.</summary>
    public KernelSchedule? BackwardFromOutput()
    {
        if (inputs.Value is Variable or Number || !BackwardRoots().Any(r => Contains(r, inputs.Value)))
        {
            return null;
        }

        var schedule = Backward(readOutput: true);
        return schedule.ReadsOutput ? schedule : null;
    }

    private IEnumerable<Expr> BackwardRoots() => inputs.ParameterDerivatives.Values.Prepend(inputs.InputDerivative);

    private KernelSchedule Backward(bool readOutput)
    {
        var graph = new OperationGraph();
        var known = Symbols(graph);
        if (readOutput)
        {
            known.Add(inputs.Value, graph.Leaf(OpCode.Output, "y"));
        }

        var lowering = new Lowering(graph, Roots(BackwardRoots().ToArray()), known);
        var dy = graph.Leaf(OpCode.OutputGradient, "dy");
        var dx = graph.Op(OpCode.Multiply, dy, lowering.Lower(inputs.InputDerivative));
        var sums = inputs.ParameterDerivatives.Where(d => d.Value is not Number { Value: 0 }).ToDictionary(
            d => d.Key, d => new RowSum(graph.Leaf(OpCode.Parameter, "sum of " + d.Key.Name), lowering.Lower(d.Value)));
        return Finish(graph, new[] { dx }, sums.Values.ToList(), parameter => Gradient(graph, lowering, sums, parameter));
    }

    // The sum of a parameter itself, and those of the symbols it goes into, times their derivatives.
    private Operation? Gradient(OperationGraph graph, Lowering lowering, Dictionary<Variable, RowSum> sums, Variable parameter)
    {
        var total = sums.TryGetValue(parameter, out var own) ? own.Total : null;
        foreach (var symbol in inputs.Symbols.Keys)
        {
            if (sums.TryGetValue(symbol, out var sum) && inputs.Jacobian.TryGetValue((symbol, parameter), out var slope) && slope is not Number { Value: 0 })
            {
                var factor = lowering.Lower(slope);
                total = total is null ? graph.Op(OpCode.Multiply, factor, sum.Total) : graph.Op(OpCode.FusedMultiplyAdd, factor, sum.Total, total);
            }
        }

        return total;
    }

    private KernelSchedule Finish(
        OperationGraph graph, IReadOnlyList<Operation> results, IReadOnlyList<RowSum> sums, Func<Variable, Operation?> gradient)
    {
        var gradients = inputs.Parameters.Select(gradient).ToList();
        var roots = PairFusion.Fuse(graph, results.Concat(sums.Select(s => s.Derivative)).ToList());
        results = roots.Take(results.Count).ToList();
        sums = sums.Select((s, i) => s with { Derivative = roots[results.Count + i] }).ToList();

        var condition = UniformBranch.Find(roots);
        var loops = condition is null
            ? new[] { Loop(LoopCase.Always, results, sums, gradients) }
            : new[] { LoopCase.WhereTrue, LoopCase.WhereFalse, LoopCase.Mixed }.Select(c =>
            {
                var decided = UniformBranch.Decide(graph, roots, condition, c);
                return Loop(c, decided.Take(results.Count).ToList(), sums.Select((s, i) => s with { Derivative = decided[results.Count + i] }).ToList(), gradients);
            }).ToArray();
        var body = OperationOrder.Of(roots);
        return new KernelSchedule(loops, condition, body.Any(o => o.Code == OpCode.Input), body.Any(o => o.Code == OpCode.Output));
    }

    private static RowLoop Loop(LoopCase which, IReadOnlyList<Operation> results, IReadOnlyList<RowSum> sums, IReadOnlyList<Operation?> gradients)
    {
        var needed = OperationOrder.Of(results.Concat(sums.Select(s => s.Derivative)));
        var totals = new HashSet<Operation>(sums.Select(s => s.Total));
        var before = needed.Where(o => o.IsHoisted).ToList();
        var after = OperationOrder.Of(gradients.OfType<Operation>()).Where(o => !totals.Contains(o) && !before.Contains(o)).ToList();
        return new RowLoop(which, before, needed.Where(o => !o.IsHoisted).ToList(), results, sums, after, gradients);
    }

    // The symbols are computed before the loop, so they are known to the lowering as what they stand for.
    private Dictionary<Expr, Operation> Symbols(OperationGraph graph)
    {
        var known = new Dictionary<Expr, Operation>();
        var lowering = new Lowering(graph, inputs.Symbols.Values.ToList());
        foreach (var symbol in inputs.Symbols)
        {
            known.Add(symbol.Key, lowering.Lower(symbol.Value));
        }

        return known;
    }

    private IReadOnlyList<Expr> Roots(params Expr[] roots) => roots.Concat(inputs.Jacobian.Values).ToList();

    private static bool Contains(Expr root, Expr part)
    {
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>();
        stack.Push(root);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (ReferenceEquals(node, part))
            {
                return true;
            }

            if (seen.Add(node))
            {
                foreach (var child in node.Children)
                {
                    stack.Push(child);
                }
            }
        }

        return false;
    }
}
