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

/// <summary>The stages of an activation that treats each element by itself.</summary>
internal static class ElementAnalysis
{
    /// <param name="bound">The activation.</param>
    /// <param name="values">Its outputs, repaired.</param>
    /// <param name="stabiliser">What repaired them.</param>
    /// <param name="cancellation">Stops the stages.</param>
    public static ActivationModel Run(BoundActivation bound, IReadOnlyList<Expr> values, Stabiliser stabiliser, CancellationToken cancellation)
    {
        var pool = bound.Pool;

        // Differentiate.
        var differentiator = new Differentiator(pool, bound.Declaration.Kinks);
        var parameters = bound.Learnables.SelectMany(l => l.Elements).ToList();
        var symbols = bound.Derived.ToDictionary(d => d.Symbol, d => d.Value);
        var variables = bound.Inputs.Concat(parameters).Concat(symbols.Keys).ToList();
        var derivatives = values.Select((value, output) => variables.Select(v =>
            bound.Overrides.Of(v, output) ?? stabiliser.Repair(differentiator.Differentiate(value, v))).ToList()).ToList();
        cancellation.ThrowIfCancellationRequested();

        // Stabilise what is computed.
        var samples = ParameterSamples.Of(bound);
        var infinite = bound.Inputs.Select(input => new InfiniteInputs(pool, input, samples)).ToList();
        var forms = new PreciseForms(pool, ParameterSamples.Swept(bound), samples[0], stabiliser.Prepare);
        var prepared = forms.Of(values.Concat(derivatives.SelectMany(d => d)).ToList());
        var preparedValues = infinite.Aggregate((IReadOnlyList<Expr>)prepared.Take(values.Count).ToList(), (held, i) => i.Hold(held));
        var preparedDerivatives = infinite.Aggregate((IReadOnlyList<Expr>)prepared.Skip(values.Count).ToList(), (held, i) => i.Hold(held));
        cancellation.ThrowIfCancellationRequested();

        // Schedule.
        var jacobian = bound.Derived.SelectMany(d => d.Derivatives.Select(p => (Key: (d.Symbol, p.Key), p.Value))).ToDictionary(p => p.Key, p => p.Value);
        var scheduler = new Scheduler(new KernelInputs(
            bound.Inputs, preparedValues, parameters, symbols,
            values.Select((_, output) => (IReadOnlyDictionary<Variable, Expr>)variables
                .Select((v, i) => (v, preparedDerivatives[(output * variables.Count) + i])).ToDictionary(p => p.v, p => p.Item2)).ToList(),
            jacobian));

        var generic = ParameterSamples.Generic(bound);
        var all = preparedValues.Concat(preparedDerivatives).ToList();
        return new ActivationModel
        {
            Bound = bound,
            Values = values,
            Derivatives = bound.Inputs.Concat(parameters).Select(v => new FoundDerivative(
                v.Name, derivatives.Select(d => Total(pool, v, variables.Zip(d, (of, e) => (of, e)).ToDictionary(p => p.of, p => p.e), bound)).ToList())).ToList(),
            Kinks = bound.Inputs.SelectMany((input, i) => values.SelectMany((value, output) => new KinkFinder(
                pool, input, generic, stabiliser.Repair).Find(value, derivatives[output][i]))).Distinct().ToList(),
            Repairs = stabiliser.Repairs.Concat(forms.Repairs).Concat(infinite.SelectMany(i => i.Repairs)).ToList(),
            Kernels = new ElementKernels(scheduler.Forward(), scheduler.Backward(), scheduler.BackwardFromOutput(), ConditionText(all)),
        };
    }

    // The derivative in a learnable, through the derived parameters it goes into.
    private static Expr Total(ExprPool pool, Variable variable, IReadOnlyDictionary<Variable, Expr> derivatives, BoundActivation bound) => pool.Sum(
        bound.Derived.Where(d => d.Derivatives.ContainsKey(variable)).Select(d => derivatives[d.Symbol] * d.Derivatives[variable])
            .Prepend(derivatives[variable]).ToList());

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
