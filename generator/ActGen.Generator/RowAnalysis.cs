using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActGen.Generator.Bind;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator;

/// <summary>The stages of an activation with row functions.</summary>
internal sealed class RowAnalysis
{
    private readonly BoundActivation _bound;
    private readonly ExprPool _pool;
    private readonly Stabiliser _stabiliser;
    private readonly Differentiator _differentiator;
    private readonly IReadOnlyList<Variable> _parameters;
    private readonly Dictionary<Variable, Read.Per> _scopes;
    private readonly IReadOnlyList<Expr> _outputs;
    private readonly RowForm _form;

    private RowAnalysis(BoundActivation bound, IReadOnlyList<Expr> values, Stabiliser stabiliser)
    {
        _bound = bound;
        _pool = bound.Pool;
        _stabiliser = stabiliser;
        _differentiator = new Differentiator(_pool, bound.Declaration.Kinks);
        _parameters = bound.Learnables.SelectMany(l => l.Elements).ToList();
        _scopes = bound.Learnables.SelectMany(l => l.Elements.Select(e => (e, l.Declaration.Per))).ToDictionary(p => p.e, p => p.Per);
        // Derived parameters are computed in place: along the columns there is no loop to compute them before.
        var derived = bound.Derived.ToDictionary(d => (Expr)d.Symbol, d => d.Value);
        _outputs = values.Select(v => stabiliser.Repair(Substitution.Replace(_pool, v, derived))).ToList();
        _form = new RowForm(_pool, _outputs.Concat(bound.Overrides.Values));
    }

    /// <param name="bound">The activation.</param>
    /// <param name="values">Its outputs, repaired.</param>
    /// <param name="stabiliser">What repaired them.</param>
    /// <param name="cancellation">Stops the stages.</param>
    public static ActivationModel Run(BoundActivation bound, IReadOnlyList<Expr> values, Stabiliser stabiliser, CancellationToken cancellation) =>
        new RowAnalysis(bound, values, stabiliser).Run(cancellation);

    private ActivationModel Run(CancellationToken cancellation)
    {
        // Differentiate.
        var symbolic = _outputs.Select(_form.Symbolic).ToList();
        var gradients = new RowGradients(_pool, _form, symbolic, Derivative, IsSame);
        var variables = _bound.Inputs.Concat(_parameters).ToList();
        var fromInput = variables.Select(v => Gradient(gradients, v)).ToList();
        cancellation.ThrowIfCancellationRequested();

        // Stabilise what is computed, and schedule.
        var y = _pool.Variable("y", VariableKind.Input);
        var fromOutput = FromOutput(symbolic, variables, y, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var forward = Schedule(_outputs, new List<Expr>(), Leaves());
        var backward = Schedule(fromInput.Take(_bound.Inputs.Length).ToList(), fromInput.Skip(_bound.Inputs.Length).ToList(), Leaves(gradients));
        var backwardFromOutput = fromOutput is null ? null : Schedule(
            fromOutput.Take(_bound.Inputs.Length).ToList(), fromOutput.Skip(_bound.Inputs.Length).ToList(), Leaves(gradients, y));
        return new ActivationModel
        {
            Bound = _bound,
            Values = _outputs,
            Derivatives = variables.Zip(fromInput, (v, g) => new FoundDerivative(v.Name, new[] { g })).ToList(),
            Kinks = Kinks(symbolic).ToList(),
            Repairs = _stabiliser.Repairs,
            Kernels = new RowKernels(forward, backward, backwardFromOutput),
        };
    }

    private Expr Derivative(Expr node, Variable variable) => _stabiliser.Repair(_differentiator.Differentiate(node, variable));

    private Expr Gradient(RowGradients gradients, Variable variable) => _stabiliser.Repair(_form.Restored(Symbolic(gradients, variable)));

    private Expr Symbolic(RowGradients gradients, Variable variable) => _bound.Overrides.TryGetValue(variable.Name, out var given)
        ? gradients.OutputGradients[0] * _form.Symbolic(given)
        : gradients.Of(variable);

    // The gradients with the output read back, where that leaves nothing to read of x; null where it does not.
    private IReadOnlyList<Expr>? FromOutput(IReadOnlyList<Expr> symbolic, IReadOnlyList<Variable> variables, Variable y, CancellationToken cancellation)
    {
        if (symbolic.Count != 1 || OutputInversion.Of(_pool, symbolic[0], y, IsSame) is not { } inversion)
        {
            return null;
        }

        var rewriter = new Rewriter(_pool, OutputInversion.Rules, cancellation);
        var replacement = new Dictionary<Expr, Expr> { [inversion.Part] = inversion.Value };
        var gradients = new RowGradients(
            _pool, _form, symbolic, (node, variable) => rewriter.Rewrite(Substitution.Replace(_pool, Derivative(node, variable), replacement)), IsSame);
        var found = variables.Select(v => Gradient(gradients, v)).ToList();
        return found.SelectMany(Dependence.Variables).Any(v => _bound.Inputs.Contains(v)) ? null : found;
    }

    // Whether a variable has one value for a whole row: all but inputs and the parameters that lie along the columns.
    private bool IsSame(Variable variable) =>
        variable.Kind != VariableKind.Input && (!_scopes.TryGetValue(variable, out var scope) || scope == Read.Per.Layer);

    private RowSchedule Schedule(IReadOnlyList<Expr> results, IReadOnlyList<Expr> gradients, IReadOnlyDictionary<Variable, RowLeaf> leaves)
    {
        var form = new RowForm(_pool, results.Concat(gradients));
        IReadOnlyList<Expr> Of(Func<Read.Per, bool> scope) =>
            gradients.Zip(_parameters, (g, p) => (g, p)).Where(t => scope(_scopes[t.p])).Select(t => form.Symbolic(t.g)).ToList();
        var inputs = new RowInputs(
            form, leaves, results.Select(form.Symbolic).ToList(), Of(s => s == Read.Per.Layer), Of(s => s != Read.Per.Layer));
        return new RowScheduler(inputs, _stabiliser.Prepare).Schedule();
    }

    // The names tell several inputs or outputs apart.
    private Dictionary<Variable, RowLeaf> Leaves(RowGradients? gradients = null, Variable? y = null)
    {
        var leaves = _bound.Inputs.Select((v, i) => (v, new RowLeaf(OpCode.Input, _bound.Inputs.Length == 1 ? "" : v.Name, i))).ToDictionary(l => l.v, l => l.Item2);
        var (layer, column) = (0, 0);
        foreach (var parameter in _parameters)
        {
            leaves.Add(parameter, _scopes[parameter] == Read.Per.Layer
                ? new RowLeaf(OpCode.Parameter, parameter.Name, layer++)
                : new RowLeaf(OpCode.ColumnParameter, parameter.Name, column++));
        }

        for (var i = 0; gradients is not null && i < gradients.OutputGradients.Count; i++)
        {
            var ordinal = gradients.OutputGradients.Count == 1 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture);
            leaves.Add(gradients.OutputGradients[i], new RowLeaf(OpCode.OutputGradient, ordinal, i));
        }

        if (y is not null)
        {
            leaves.Add(y, new RowLeaf(OpCode.Output, "", 0));
        }

        return leaves;
    }

    private IEnumerable<FoundKink> Kinks(IReadOnlyList<Expr> symbolic)
    {
        var samples = ParameterSamples.Generic(_bound);
        foreach (var (sample, i) in samples.Select((s, i) => (s, i)))
        {
            _form.Symbols.ForEach(s => sample[s.Symbol.Name] = 1 + i);
        }

        var ties = _form.Symbols.Where(s => s.Function.Row == RowFunction.Max && !s.IsAnchor)
            .Select(s => new FoundKink($"ties of {_form.Restored(s.Symbol)}", "shared equally"));
        return _bound.Inputs.SelectMany(input => symbolic.Concat(_form.Symbols.Select(s => s.Argument)).SelectMany(
            value => new KinkFinder(_pool, input, samples, _stabiliser.Repair).Find(value, Derivative(value, input)))).Concat(ties).Distinct();
    }
}
