using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Differentiate;

/// <summary>Differentiates an activation with reductions: the gradients of its outputs are carried back through them.</summary>
internal sealed class ReductionDerivatives
{
    private readonly StableActivation _activation;
    private readonly ExprPool _pool;
    private readonly Func<Expr, Expr> _repair;
    private readonly CancellationToken _cancellation;
    private readonly Differentiator _differentiator;
    private readonly IReadOnlyCollection<Variable> _columns;
    private readonly IReadOnlyList<Expr> _outputs;
    private readonly IReadOnlyList<Expr> _symbolic;
    private readonly ReductionForm _form;

    public ReductionDerivatives(StableActivation activation, Func<Expr, Expr> repair, CancellationToken cancellation)
    {
        (_activation, _pool, _repair, _cancellation) = (activation, activation.Pool, repair, cancellation);
        _differentiator = new Differentiator(_pool, activation.Declaration.Kinks);
        _columns = activation.ColumnParameters;
        // Derived parameters are computed in place: along the columns there is no loop to compute them before.
        var derived = activation.Derived.ToDictionary(d => (Expr)d.Symbol, d => d.Value);
        _outputs = activation.Values.Select(v => repair(Substitution.Replace(_pool, v, derived))).ToList();
        _form = new ReductionForm(_pool, _outputs.Concat(activation.Overrides.Formulas));
        _symbolic = _outputs.Select(_form.Symbolic).ToList();
    }

    public Derivatives Run()
    {
        var variables = DifferentiateStage.Variables(_activation);
        var gradients = new GradientPropagation(_pool, _form, _symbolic, Derivative, IsSame);
        var found = variables.ToDictionary(v => v, v => Gradient(gradients, v));
        _cancellation.ThrowIfCancellationRequested();
        var y = _pool.Variable("y", VariableKind.Input);
        return new Derivatives
        {
            Activation = _activation,
            Variables = variables,
            Outputs = _outputs,
            Form = _form,
            Gradients = new(gradients.OutputGradients, found, FromOutput(variables, y), y),
            Totals = variables.Select(v => new FoundDerivative(v.Name, [found[v]])).ToList(),
            Slopes = _activation.Inputs.SelectMany(input => _symbolic.Concat(_form.Symbols.Select(s => s.Argument))
                .Select(value => new Slope(input, value, Derivative(value, input)))).ToList(),
        };
    }

    // The gradients with the output read back, where that leaves nothing to read of x; null where it does not.
    private IReadOnlyDictionary<Variable, Expr>? FromOutput(IReadOnlyList<Variable> variables, Variable y)
    {
        if (_symbolic.Count != 1 || OutputInversion.Of(_pool, _symbolic[0], y, IsSame) is not { } inversion)
        {
            return null;
        }

        var rewriter = new Rewriter(_pool, OutputInversion.Rules, _cancellation);
        var replacement = new Dictionary<Expr, Expr> { [inversion.Part] = inversion.Value };
        var gradients = new GradientPropagation(
            _pool, _form, _symbolic, (node, variable) =>
                rewriter.Rewrite(Substitution.Replace(_pool, Derivative(node, variable), replacement)), IsSame);
        var found = variables.ToDictionary(v => v, v => Gradient(gradients, v));
        return found.Values.SelectMany(Dependence.Variables).Any(v => _activation.Inputs.Contains(v)) ? null : found;
    }

    // The partial derivative of an expression over symbols.
    private Expr Derivative(Expr node, Variable variable) => _repair(_differentiator.Differentiate(node, variable));

    // The gradient in an input, or the term that a column adds to the gradient of a parameter, as a formula in dy.
    private Expr Gradient(GradientPropagation gradients, Variable variable) => _repair(_form.Restored(WithGiven(gradients, variable)));

    // Whether a variable has one value for a whole row: all but inputs and the parameters that lie along the columns.
    private bool IsSame(Variable variable) =>
        variable.Kind != VariableKind.Input && !_columns.Contains(variable);

    // What the activation gives takes the place of what reaches a variable through one output, whether directly or through a reduction.
    private Expr WithGiven(GradientPropagation gradients, Variable variable)
    {
        var given = _symbolic.Select((_, output) => _activation.Overrides.Of(variable, output)).ToList();
        if (given.All(g => g is null))
        {
            return gradients.Of(variable);
        }

        var others = _symbolic.Select((output, i) => given[i] is null ? output : _pool.Zero).ToList();
        var computed = given.Contains(null) ? new GradientPropagation(_pool, _form, others, Derivative, IsSame).Of(variable) : _pool.Zero;
        return _pool.Sum(given.Select((g, i) => g is null ? _pool.Zero : gradients.OutputGradients[i] * _form.Symbolic(g)).Append(computed)
            .ToList());
    }
}
