using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Bind;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator;

/// <summary>The outputs of an activation with row functions and their gradients, repaired.</summary>
internal sealed class RowDerivatives
{
    private readonly BoundActivation _bound;
    private readonly ExprPool _pool;
    private readonly Stabiliser _stabiliser;
    private readonly Differentiator _differentiator;
    private readonly Dictionary<Variable, Read.Per> _scopes;

    /// <param name="bound">The activation.</param>
    /// <param name="values">Its outputs, repaired.</param>
    public RowDerivatives(BoundActivation bound, IReadOnlyList<Expr> values)
    {
        _bound = bound;
        _pool = bound.Pool;
        _stabiliser = bound.Stabiliser;
        _differentiator = new Differentiator(_pool, bound.Declaration.Kinks);
        _scopes = bound.Learnables.SelectMany(l => l.Elements.Select(e => (e, l.Declaration.Per))).ToDictionary(p => p.e, p => p.Per);
        // Derived parameters are computed in place: along the columns there is no loop to compute them before.
        var derived = bound.Derived.ToDictionary(d => (Expr)d.Symbol, d => d.Value);
        Outputs = values.Select(v => _stabiliser.Repair(Substitution.Replace(_pool, v, derived))).ToList();
        Form = new RowForm(_pool, Outputs.Concat(bound.Overrides.Formulas));
        Symbolic = Outputs.Select(Form.Symbolic).ToList();
        Gradients = new RowGradients(_pool, Form, Symbolic, Derivative, IsSame);
    }

    /// <summary>The outputs.</summary>
    public IReadOnlyList<Expr> Outputs { get; }

    /// <summary>The symbols of their row functions.</summary>
    public RowForm Form { get; }

    /// <summary>The outputs over symbols.</summary>
    public IReadOnlyList<Expr> Symbolic { get; }

    /// <summary>The gradients of the outputs carried back.</summary>
    public RowGradients Gradients { get; }

    /// <summary>The partial derivative of an expression over symbols.</summary>
    public Expr Derivative(Expr node, Variable variable) => _stabiliser.Repair(_differentiator.Differentiate(node, variable));

    /// <summary>The gradient in an input, or what a column adds to the gradient of a parameter, as a formula in <c>dy</c>.</summary>
    public Expr Gradient(Variable variable) => Gradient(Gradients, variable);

    /// <summary>The same, with derivatives in a form of the caller's.</summary>
    public Expr Gradient(RowGradients gradients, Variable variable) => _stabiliser.Repair(Form.Restored(WithGiven(gradients, variable)));

    /// <summary>Whether a variable has one value for a whole row: all but inputs and the parameters that lie along the columns.</summary>
    public bool IsSame(Variable variable) =>
        variable.Kind != VariableKind.Input && (!_scopes.TryGetValue(variable, out var scope) || scope == Read.Per.Layer);

    // What the activation gives takes the place of what reaches a variable through one output, whether directly or through a row function.
    private Expr WithGiven(RowGradients gradients, Variable variable)
    {
        var given = Symbolic.Select((_, output) => _bound.Overrides.Of(variable, output)).ToList();
        if (given.All(g => g is null))
        {
            return gradients.Of(variable);
        }

        var others = Symbolic.Select((output, i) => given[i] is null ? output : _pool.Zero).ToList();
        var computed = given.Contains(null) ? new RowGradients(_pool, Form, others, Derivative, IsSame).Of(variable) : _pool.Zero;
        return _pool.Sum(given.Select((g, i) => g is null ? _pool.Zero : gradients.OutputGradients[i] * Form.Symbolic(g)).Append(computed).ToList());
    }
}
