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
    private const double Still = 0.625;

    private readonly List<string> _repairs = new();
    private readonly BoundActivation _bound;
    private readonly ExprPool _pool;
    private readonly Stabiliser _stabiliser;
    private readonly RowDerivatives _derivatives;
    private readonly IReadOnlyList<Variable> _parameters;
    private readonly Dictionary<Variable, Read.Per> _scopes;

    private RowAnalysis(BoundActivation bound, IReadOnlyList<Expr> values)
    {
        _bound = bound;
        _pool = bound.Pool;
        _stabiliser = bound.Stabiliser;
        _derivatives = new RowDerivatives(bound, values);
        _parameters = bound.Learnables.SelectMany(l => l.Elements).ToList();
        _scopes = bound.Learnables.SelectMany(l => l.Elements.Select(e => (e, l.Declaration.Per))).ToDictionary(p => p.e, p => p.Per);
    }

    /// <param name="bound">The activation.</param>
    /// <param name="values">Its outputs, repaired.</param>
    /// <param name="cancellation">Stops the stages.</param>
    public static ActivationModel Run(BoundActivation bound, IReadOnlyList<Expr> values, CancellationToken cancellation) =>
        new RowAnalysis(bound, values).Run(cancellation);

    private ActivationModel Run(CancellationToken cancellation)
    {
        // Differentiate.
        var gradients = _derivatives.Gradients;
        var variables = _bound.Inputs.Concat(_parameters).ToList();
        var fromInput = variables.Select(v => _derivatives.Gradient(v)).ToList();
        cancellation.ThrowIfCancellationRequested();

        // Stabilise what is computed, and schedule.
        var y = _pool.Variable("y", VariableKind.Input);
        var fromOutput = FromOutput(variables, y, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var forward = Schedule(_derivatives.Outputs, new List<Expr>(), Leaves());
        var backward = Schedule(fromInput.Take(_bound.Inputs.Length).ToList(), fromInput.Skip(_bound.Inputs.Length).ToList(), Leaves(gradients));
        var backwardFromOutput = fromOutput is null ? null : Schedule(
            fromOutput.Take(_bound.Inputs.Length).ToList(), fromOutput.Skip(_bound.Inputs.Length).ToList(), Leaves(gradients, y));
        return new ActivationModel
        {
            Bound = _bound,
            Values = _derivatives.Outputs,
            Derivatives = variables.Zip(fromInput, (v, g) => new FoundDerivative(v.Name, new[] { g })).ToList(),
            Kinks = Kinks().ToList(),
            Repairs = _stabiliser.Repairs.Concat(_repairs).ToList(),
            Kernels = new RowKernels(forward, backward, backwardFromOutput),
        };
    }

    // The gradients with the output read back, where that leaves nothing to read of x; null where it does not.
    private IReadOnlyList<Expr>? FromOutput(IReadOnlyList<Variable> variables, Variable y, CancellationToken cancellation)
    {
        var symbolic = _derivatives.Symbolic;
        if (symbolic.Count != 1 || OutputInversion.Of(_pool, symbolic[0], y, _derivatives.IsSame) is not { } inversion)
        {
            return null;
        }

        var rewriter = new Rewriter(_pool, OutputInversion.Rules, cancellation);
        var replacement = new Dictionary<Expr, Expr> { [inversion.Part] = inversion.Value };
        var gradients = new RowGradients(
            _pool, _derivatives.Form, symbolic,
            (node, variable) => rewriter.Rewrite(Substitution.Replace(_pool, _derivatives.Derivative(node, variable), replacement)), _derivatives.IsSame);
        var found = variables.Select(v => _derivatives.Gradient(gradients, v)).ToList();
        return found.SelectMany(Dependence.Variables).Any(v => _bound.Inputs.Contains(v)) ? null : found;
    }

    private RowSchedule Schedule(IReadOnlyList<Expr> results, IReadOnlyList<Expr> gradients, IReadOnlyDictionary<Variable, RowLeaf> leaves)
    {
        var form = new RowForm(_pool, results.Concat(gradients));
        IReadOnlyList<Expr> Of(Func<Read.Per, bool> scope) =>
            gradients.Zip(_parameters, (g, p) => (g, p)).Where(t => scope(_scopes[t.p])).Select(t => form.Symbolic(t.g)).ToList();
        var inputs = new RowInputs(
            form, leaves, results.Select(form.Symbolic).ToList(), Of(s => s == Read.Per.Layer), Of(s => s != Read.Per.Layer));
        return new RowScheduler(inputs, Prepare).Schedule();
    }

    // What row functions, outputs and their gradients come to is not known: they stand still at a number like any other.
    private IReadOnlyList<Expr> Prepare(IReadOnlyList<Expr> nodes)
    {
        var still = ParameterSamples.Of(_bound)[0].ToDictionary(v => v.Key, v => v.Value);
        foreach (var variable in nodes.SelectMany(Dependence.Variables).Where(v => !still.ContainsKey(v.Name)))
        {
            still[variable.Name] = Still;
        }

        var forms = new PreciseForms(_pool, ParameterSamples.Swept(_bound), still, _stabiliser.Prepare);
        var prepared = forms.Of(nodes);
        _repairs.AddRange(forms.Repairs.Except(_repairs).ToList());
        return prepared;
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

    private IEnumerable<FoundKink> Kinks()
    {
        var form = _derivatives.Form;
        var samples = ParameterSamples.Generic(_bound);
        foreach (var (sample, i) in samples.Select((s, i) => (s, i)))
        {
            form.Symbols.ForEach(s => sample[s.Symbol.Name] = 1 + i);
        }

        var ties = form.Symbols.Where(s => s.Function.Row == RowFunction.Max && !s.IsAnchor)
            .Select(s => new FoundKink($"ties of {form.Restored(s.Symbol)}", "shared equally"));
        return _bound.Inputs.SelectMany(input => _derivatives.Symbolic.Concat(form.Symbols.Select(s => s.Argument)).SelectMany(
            value => new KinkFinder(_pool, input, samples, _stabiliser.Repair).Find(value, _derivatives.Derivative(value, input)))).Concat(ties).Distinct();
    }
}
