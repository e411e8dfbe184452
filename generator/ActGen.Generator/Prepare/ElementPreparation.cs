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
        var isRepaired = activation.Declaration.IsRepaired;
        var infinite = activation.Inputs.Where(_ => isRepaired)
            .Select(input => new InfiniteInputs(activation.Pool, input, samples)).ToList();
        var sweep = new PrecisionSweep(ParameterSamples.Swept(activation), samples[0]);
        var forms = new PreciseForms(activation.Pool, sweep, stabilizer.Prepare, stabilizer.Fresh().Repair);

        // The values and derivatives of all outputs share their steps.
        var written = values.Concat(derivatives.Jacobian.SelectMany(d => variables.Select(v => d[v]))).ToList();
        var prepared = forms.Of(written);
        var slowPaths = 0;
        var slow = new DoublePrecision(activation.Pool, sweep, () => slowPaths++);
        var preparedValues = Finished(0, values.Count, areValues: true);
        var preparedDerivatives = Finished(values.Count, written.Count - values.Count, areValues: false);
        var work = new ElementWork(
            activation.Inputs,
            preparedValues,
            activation.Learnables.SelectMany(l => l.Elements).ToList(),
            activation.Derived.ToDictionary(d => d.Symbol, d => d.Value),
            values.Select((_, output) => ByVariable(variables, preparedDerivatives.Skip(output * variables.Count))).ToList(),
            activation.Derived.SelectMany(d => d.Derivatives.Select(p => (Key: (d.Symbol, p.Key), p.Value)))
                .ToDictionary(p => p.Key, p => p.Value));
        return (work, forms.Repairs.Concat(infinite.SelectMany(i => i.Repairs)).Concat(slow.Repairs));

        // Held where infinity meets 0, then with a slow path where digits are still lost.
        IReadOnlyList<Expr> Finished(int first, int count, bool areValues)
        {
            var clamped = infinite.Aggregate((IReadOnlyList<Expr>)prepared.Skip(first).Take(count).ToList(), (results, input) =>
                input.Clamp(results));
            return slow.Apply(clamped, clamped.Select((c, i) => (IReadOnlyList<Expr>)new[] { written[first + i], c }).ToList(), areValues);
        }
    }

    private static IReadOnlyDictionary<Variable, Expr> ByVariable(IEnumerable<Variable> variables, IEnumerable<Expr> derivatives) =>
        variables.Zip(derivatives, (variable, derivative) => (variable, derivative)).ToDictionary(p => p.variable, p => p.derivative);
}
