using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Prepare;

/// <summary>Prepares an activation with reductions, each direction by itself.</summary>
internal sealed class ReductionPreparation(Derivatives derivatives, ReductionGradients gradients, Stabilizer stabilizer)
{
    // How many times less than usual may be lost: this is little, for what holds up an element holds up its row.
    private const double MuchLost = 1.0 / 4;

    private readonly StableActivation _activation = derivatives.Activation;
    private readonly List<string> _repairs = new();
    private int _slowPaths;
    private int _parts;

    private const string InDouble =
        "rows in double precision: a row that adds up to more than a float holds is computed in double precision";

    public (KernelWork Work, IEnumerable<string> Repairs) Run()
    {
        var forward = Written(derivatives.Outputs, []);
        var overflow = new RowOverflow(_activation, forward);
        return (
            new ReductionWork(
                Direction(forward, overflow, []), Direction(Written(gradients.Of), overflow, gradients.OutputGradients),
                gradients.FromOutput is null
                    ? null : Direction(Written(gradients.FromOutput), overflow, gradients.OutputGradients, gradients.Output)),
            _repairs);
    }

    private ReductionInputs Written(IReadOnlyDictionary<Variable, Expr> of) => Written(
        _activation.Inputs.Select(i => of[i]).ToList(),
        _activation.Learnables.SelectMany(l => l.Elements.Select(e => (Gradient: of[e], l.Declaration.Per))).ToList());

    private ReductionInputs Written(IReadOnlyList<Expr> results, IReadOnlyList<(Expr Gradient, Per Per)> learnables)
    {
        var form = new ReductionForm(_activation.Pool, results.Concat(learnables.Select(l => l.Gradient)));
        IReadOnlyList<Expr> Gradients(bool areOfLayer) =>
            learnables.Where(l => l.Per == Per.Layer == areOfLayer).Select(l => form.Symbolic(l.Gradient)).ToList();
        return new(
            form, form.Symbols.Select(s => s.Argument).ToList(), results.Select(form.Symbolic).ToList(), Gradients(true), Gradients(false));
    }

    private ReductionInputs Direction(
        ReductionInputs written, RowOverflow overflow, IReadOnlyList<Variable> outputGradients, Variable? output = null)
    {
        var parts = new[] { written.Arguments, written.Results, written.LayerGradients, written.ColumnGradients };
        var prepared = Prepared(written.Form, parts.SelectMany(p => p).ToList());
        IReadOnlyList<Expr> Part(int index) => prepared.Skip(parts.Take(index).Sum(p => p.Count)).Take(parts[index].Count).ToList();
        var isOverflowing = overflow.IsFound(written, outputGradients, output);
        if (isOverflowing && !_repairs.Contains(InDouble))
        {
            _repairs.Add(InDouble);
        }

        return new(written.Form, Part(0), Part(1), Part(2), Part(3)) { InDouble = isOverflowing ? Expanded(written) : null };
    }

    // In the functions that have a primitive.
    private ReductionInputs Expanded(ReductionInputs written)
    {
        var expander = new Expander(_activation.Pool);
        IReadOnlyList<Expr> All(IReadOnlyList<Expr> nodes) => nodes.Select(expander.Expand).ToList();
        return written with
        {
            Arguments = All(written.Arguments),
            Results = All(written.Results),
            LayerGradients = All(written.LayerGradients),
            ColumnGradients = All(written.ColumnGradients),
        };
    }

    // What the element alone decides is prepared first, as in activations without reductions, and what a reduction alone does; then what is
    // made of them.
    private IReadOnlyList<Expr> Prepared(ReductionForm form, IReadOnlyList<Expr> nodes)
    {
        var row = new RowValues(form, ParameterSamples.Of(_activation)[0], nodes);
        var precise = new List<PrecisePart>();
        var bounds = ParameterBounds.Of(_activation.Learnables, _activation.Derived);
        var ranges = new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel());
        foreach (var own in form.Symbols.Where(s => !s.IsMaxShift)
            .Select(s => new[] { new SweptVariable(s.Symbol, ranges.Of(form.Restored(s.Symbol))) })
            .Prepend([.. _activation.Inputs.Select(i => new SweptVariable(i, Interval.All))]))
        {
            var locals = new LocalParts(_activation.Pool, [.. own.Select(o => o.Variable)], _activation.ColumnParameters);
            var found = Precise(own, locals.Of(nodes), row);
            nodes = nodes.Select(locals.Replacing(found.ToDictionary(p => p.Part, p => (Expr)p.Symbol)).Of).ToList();
            precise.AddRange(found);
        }

        var sweep = row.Sweep(ParameterSamples.Swept(_activation), precise.Select(p => (p.Symbol, p.Part)).ToList());
        var computed = precise.ToDictionary(p => (Expr)p.Symbol, p => p.Computed);
        return Precise(nodes, Forms(sweep)).Select(Substitution.Of(_activation.Pool, computed).Of).ToList();
    }

    // The parts that floats would lose, as they are computed. A reduction may come to anything in its range, as an input may.
    private IReadOnlyList<PrecisePart> Precise(IReadOnlyList<SweptVariable> own, IReadOnlyList<Expr> parts, RowValues row)
    {
        if (parts.Count == 0 || !_activation.Declaration.IsRepaired)
        {
            return [];
        }

        var pool = _activation.Pool;
        var moved = own.ToDictionary(o => (Expr)o.Variable, o => (Expr)pool.Variable(o.Variable.Name, VariableKind.Input));
        var written = parts.Select(p => Substitution.Replace(pool, p, moved)).ToList();
        var learnables = ParameterSamples.Swept(_activation).Where(s => s.Variable.Kind == VariableKind.Learnable);
        var inputs = own.Select(o => o with { Variable = (Variable)moved[o.Variable] });
        var sweep = row.Sweep(inputs.Concat(learnables), []);
        var (forms, slow) = (Forms(sweep), new DoublePrecision(pool, sweep, () => _slowPaths++));
        var computed = forms.Of(written);
        var finished = slow.Apply(computed, computed.Select((c, i) => (IReadOnlyList<Expr>)[written[i], c]).ToList(), areValues: false);
        var back = Substitution.Of(pool, moved.ToDictionary(m => m.Value, m => m.Key));
        var taken = parts.Select((part, i) => (part, Written: stabilizer.Prepare([written[i]])[0], Finished: finished[i]))
            .Where(p => !ReferenceEquals(p.Finished, p.Written)
                && sweep.Dense.Any(point => Precision.Loses(p.Written, point, MuchLost, Evidence.Roundings)))
            .Select(p => new PrecisePart(p.part, pool.Variable($"part {++_parts}", own[0].Variable.Kind), back.Of(p.Finished))).ToList();
        _repairs.AddRange(forms.Repairs.Concat(slow.Repairs).Where(_ => taken.Count > 0).Except(_repairs).ToList());
        return taken;
    }

    private PreciseForms Forms(PrecisionSweep sweep) => new(_activation.Pool, sweep, stabilizer.Prepare, stabilizer.Fresh().Repair);

    private IReadOnlyList<Expr> Precise(IReadOnlyList<Expr> nodes, PreciseForms forms)
    {
        var precise = forms.Of(nodes);
        _repairs.AddRange(forms.Repairs.Except(_repairs).ToList());
        return precise;
    }

    /// <summary>A part of what is computed that floats would lose.</summary>
    /// <param name="Part">The part as it is written.</param>
    /// <param name="Symbol">What stands for it in what is made of it.</param>
    /// <param name="Computed">The part as it is computed.</param>
    private sealed record PrecisePart(Expr Part, Variable Symbol, Expr Computed);
}
