using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Prepare;

/// <summary>Prepares an activation with reductions, each direction by itself.</summary>
internal sealed class ReductionPreparation(Derivatives derivatives, ReductionGradients gradients, Stabilizer stabilizer)
{
    private const double Still = 0.625;

    private readonly StableActivation _activation = derivatives.Activation;
    private readonly List<string> _repairs = new();

    public (KernelWork Work, IEnumerable<string> Repairs) Run() => (
        new ReductionWork(
            Direction(derivatives.Outputs, []), Direction(gradients.Of), gradients.FromOutput is null
                ? null : Direction(gradients.FromOutput)),
        _repairs);

    private ReductionInputs Direction(IReadOnlyDictionary<Variable, Expr> of) => Direction(
        _activation.Inputs.Select(i => of[i]).ToList(),
        _activation.Learnables.SelectMany(l => l.Elements.Select(e => (Gradient: of[e], l.Declaration.Per))).ToList());

    private ReductionInputs Direction(IReadOnlyList<Expr> results, IReadOnlyList<(Expr Gradient, Per Per)> learnables)
    {
        var form = new ReductionForm(_activation.Pool, results.Concat(learnables.Select(l => l.Gradient)));
        var parts = new[]
        {
            form.Symbols.Select(s => s.Argument),
            results.Select(form.Symbolic),
            learnables.Where(l => l.Per == Per.Layer).Select(l => form.Symbolic(l.Gradient)),
            learnables.Where(l => l.Per != Per.Layer).Select(l => form.Symbolic(l.Gradient)),
        }.Select(p => p.ToList()).ToList();
        var prepared = Prepared(form, parts.SelectMany(p => p).ToList());
        IReadOnlyList<Expr> Part(int index) => prepared.Skip(parts.Take(index).Sum(p => p.Count)).Take(parts[index].Count).ToList();
        return new(form, Part(0), Part(1), Part(2), Part(3));
    }

    // What reductions, outputs and their gradients come to is not known: they stand still at a number like any other. But no element is
    // more than the largest of its row, and one of them is it.
    private IReadOnlyList<Expr> Prepared(ReductionForm form, IReadOnlyList<Expr> nodes)
    {
        var still = ParameterSamples.Of(_activation)[0].ToDictionary(v => v.Key, v => v.Value);
        foreach (var variable in nodes.SelectMany(Dependence.Variables).Where(v => !still.ContainsKey(v.Name)))
        {
            still[variable.Name] = Still;
        }

        var extremes = form.Symbols.Where(s => s.Function.Reduction is Reduction.Max or Reduction.MaxShift).ToList();
        var sweep = new PrecisionSweep(ParameterSamples.Swept(_activation), still, extremes.Count == 0 ? null : InRow);
        var forms = new PreciseForms(_activation.Pool, sweep, stabilizer.Prepare, stabilizer.Fresh().Repair);
        var prepared = forms.Of(nodes);
        _repairs.AddRange(forms.Repairs.Except(_repairs).ToList());
        return prepared;

        IEnumerable<IReadOnlyDictionary<string, double>> InRow(IReadOnlyDictionary<string, double> element)
        {
            yield return With(element, Math.Max);
            yield return With(element, (_, value) => value);
        }

        IReadOnlyDictionary<string, double> With(IReadOnlyDictionary<string, double> element, Func<double, double, double> largest)
        {
            var values = element.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
            foreach (var extreme in extremes)
            {
                var value = (float)new Interpreter(values).Evaluate(extreme.Argument);
                values[extreme.Symbol.Name] = largest(values[extreme.Symbol.Name], value);
            }

            return values;
        }
    }
}
