using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Prepare;

/// <summary>Prepares an activation whose elements stand for themselves.</summary>
internal static class ElementPreparation
{
    public static (KernelWork Work, IEnumerable<string> Repairs) Run(Derivatives derivatives, Stabilizer stabilizer)
    {
        var (activation, values) = (derivatives.Activation, derivatives.Outputs);
        var variables = derivatives.Variables.Concat(activation.Derived.Select(d => d.Symbol)).ToList();
        var samples = ParameterSamples.Of(activation);
        var infinite = activation.Inputs.Select(input => new InfiniteInputs(activation.Pool, input, samples)).ToList();
        var forms = new PreciseForms(activation.Pool, ParameterSamples.Swept(activation), samples[0], stabilizer.Prepare);

        // The values and derivatives of all outputs share their steps.
        var prepared = forms.Of(values.Concat(derivatives.Jacobian.SelectMany(d => variables.Select(v => d[v]))).ToList());
        var preparedValues = Clamped(prepared.Take(values.Count));
        var preparedDerivatives = Clamped(prepared.Skip(values.Count));
        var work = new ElementWork(
            activation.Inputs,
            preparedValues,
            activation.Learnables.SelectMany(l => l.Elements).ToList(),
            activation.Derived.ToDictionary(d => d.Symbol, d => d.Value),
            values.Select((_, output) => ByVariable(variables, preparedDerivatives.Skip(output * variables.Count))).ToList(),
            activation.Derived.SelectMany(d => d.Derivatives.Select(p => (Key: (d.Symbol, p.Key), p.Value)))
                .ToDictionary(p => p.Key, p => p.Value));
        return (work, forms.Repairs.Concat(infinite.SelectMany(i => i.Repairs)));

        IReadOnlyList<Expr> Clamped(IEnumerable<Expr> results) =>
            infinite.Aggregate((IReadOnlyList<Expr>)results.ToList(), (clamped, input) => input.Clamp(clamped));
    }

    private static IReadOnlyDictionary<Variable, Expr> ByVariable(IEnumerable<Variable> variables, IEnumerable<Expr> derivatives) =>
        variables.Zip(derivatives, (variable, derivative) => (variable, derivative)).ToDictionary(p => p.variable, p => p.derivative);
}
