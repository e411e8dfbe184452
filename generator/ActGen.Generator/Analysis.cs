using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Generator.Bind;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator;

/// <summary>The stages between a bound activation and the text of its kernels.</summary>
internal static class Analysis
{
    public static ActivationModel Run(BoundActivation bound, CancellationToken cancellation)
    {
        var pool = bound.Pool;
        var input = bound.Inputs[0];
        var stabiliser = new Stabiliser(pool, cancellation);
        var differentiator = new Differentiator(pool, bound.Declaration.Kinks);

        // Stabilise the value before it is differentiated: what is repaired there is repaired in every derivative.
        var value = new PointPatches(pool, bound.Patches).Apply(stabiliser.Repair(bound.Outputs[0]));
        cancellation.ThrowIfCancellationRequested();

        // Differentiate.
        var parameters = bound.Learnables.SelectMany(l => l.Elements).ToList();
        var symbols = bound.Derived.ToDictionary(d => d.Symbol, d => d.Value);
        Expr Derivative(Variable variable) => bound.Overrides.TryGetValue(variable.Name, out var given)
            ? given
            : stabiliser.Repair(differentiator.Differentiate(value, variable));
        var inInput = Derivative(input);
        var inParameters = parameters.Concat(symbols.Keys).ToDictionary(v => v, Derivative);
        cancellation.ThrowIfCancellationRequested();

        // Stabilise what is computed.
        var all = new[] { value, inInput }.Concat(inParameters.Values).ToList();
        var infinite = new InfiniteInputs(pool, input, ParameterSamples.Of(bound));
        var prepared = stabiliser.Prepare(all);
        prepared = infinite.Hold(prepared.Take(1).ToList()).Concat(infinite.Hold(prepared.Skip(1).ToList())).ToList();
        cancellation.ThrowIfCancellationRequested();

        // Schedule.
        var jacobian = bound.Derived.SelectMany(d => d.Derivatives.Select(p => (Key: (d.Symbol, p.Key), p.Value))).ToDictionary(p => p.Key, p => p.Value);
        var scheduler = new Scheduler(new KernelInputs(
            prepared[0], prepared[1], parameters, symbols,
            inParameters.Keys.Select((v, i) => (v, prepared[i + 2])).ToDictionary(p => p.v, p => p.Item2), jacobian));
        var forward = scheduler.Forward();
        var backward = scheduler.Backward();

        return new ActivationModel
        {
            Bound = bound,
            Value = value,
            Derivatives = new[] { (input.Name, inInput) }.Concat(parameters.Select(p => (p.Name, Total(pool, p, inParameters, bound)))).ToList(),
            Kinks = new KinkFinder(pool, input, ParameterSamples.Of(bound)[0], stabiliser.Repair).Find(value, inInput),
            Repairs = stabiliser.Repairs.Concat(infinite.Repairs).ToList(),
            Forward = forward,
            Backward = backward,
            BackwardFromOutput = scheduler.BackwardFromOutput(),
            ConditionText = ConditionText(prepared),
        };
    }

    // The derivative in a learnable, through the derived parameters it goes into.
    private static Expr Total(ExprPool pool, Variable parameter, IReadOnlyDictionary<Variable, Expr> derivatives, BoundActivation bound) => pool.Sum(
        bound.Derived.Where(d => d.Derivatives.ContainsKey(parameter)).Select(d => derivatives[d.Symbol] * d.Derivatives[parameter])
            .Prepend(derivatives[parameter]).ToList());

    // Conditions on parameters alone, the one that is decided for whole blocks first.
    private static string? ConditionText(IReadOnlyList<Expr> prepared)
    {
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>(prepared.Reverse());
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (node is Select select && !Dependence.OnInput(select.Condition))
            {
                return select.Condition.ToString();
            }

            if (seen.Add(node))
            {
                foreach (var child in node.Children)
                {
                    stack.Push(child);
                }
            }
        }

        return null;
    }
}
