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
        var prepared = Prepared(parts.SelectMany(p => p).ToList());
        IReadOnlyList<Expr> Part(int index) => prepared.Skip(parts.Take(index).Sum(p => p.Count)).Take(parts[index].Count).ToList();
        return new(form, Part(0), Part(1), Part(2), Part(3));
    }

    // What reductions, outputs and their gradients come to is not known: they stand still at a number like any other.
    private IReadOnlyList<Expr> Prepared(IReadOnlyList<Expr> nodes)
    {
        var still = ParameterSamples.Of(_activation)[0].ToDictionary(v => v.Key, v => v.Value);
        foreach (var variable in nodes.SelectMany(Dependence.Variables).Where(v => !still.ContainsKey(v.Name)))
        {
            still[variable.Name] = Still;
        }

        var forms = new PreciseForms(
            _activation.Pool, new(ParameterSamples.Swept(_activation), still), stabilizer.Prepare, stabilizer.Fresh().Repair);
        var prepared = forms.Of(nodes);
        _repairs.AddRange(forms.Repairs.Except(_repairs).ToList());
        return prepared;
    }
}
