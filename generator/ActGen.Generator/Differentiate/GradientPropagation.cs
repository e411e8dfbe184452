using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Differentiate;

/// <summary>
/// The gradients of an activation with reductions, as formulas in the gradients <c>dy</c> of its outputs. Reverse accumulation over
/// the reductions: each carries what all columns pass to it back to every column; between them derivatives are taken forward.
/// </summary>
internal sealed class GradientPropagation
{
    private readonly ExprPool _pool;
    private readonly Func<Expr, Variable, Expr> _derivative;
    private readonly Func<Expr, bool> _isSame;
    private readonly ReductionForm _form;
    private readonly IReadOnlyList<Expr> _outputs;
    private readonly Dictionary<Variable, Expr> _spread = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="form">The outputs, with symbols for reductions.</param>
    /// <param name="outputs">The outputs over symbols.</param>
    /// <param name="derivative">The partial derivative of an expression without reductions.</param>
    /// <param name="isSame">Whether a variable has one value for a whole row.</param>
    public GradientPropagation(ExprPool pool, ReductionForm form, IReadOnlyList<Expr> outputs, Func<Expr, Variable, Expr> derivative,
        Func<Variable, bool> isSame)
    {
        _pool = pool;
        _form = form;
        _outputs = outputs;
        _derivative = derivative;
        _isSame = node => Dependence.IsSameInRow(node, isSame);
        OutputGradients = outputs.Select((_, i) => pool.Variable(outputs.Count == 1 ? "dy" : $"dy[{i + 1}]", VariableKind.Input)).ToList();
        for (var i = form.Symbols.Count - 1; i >= 0; i--)
        {
            _spread.Add(form.Symbols[i].Symbol, form.Symbols[i].IsMaxShift ? pool.Zero : Spread(form.Symbols[i]));
        }
    }

    /// <summary>The gradients of the outputs.</summary>
    public IReadOnlyList<Variable> OutputGradients { get; }

    /// <summary>The gradient in an input, or the term that a column adds to the gradient of a parameter; over symbols.</summary>
    public Expr Of(Variable variable) => _pool.Sum(
        Direct(variable).Concat(_form.Symbols.Select(s => Passed(_spread[s.Symbol], _derivative(s.Argument, variable)))).ToList());

    /// <summary>The reduction of an expression over symbols; what is the same for a whole row is taken out.</summary>
    public Expr Reduce(string function, Expr node)
    {
        var factors = node is Product product ? product.Children.ToList() : new List<Expr> { node };
        var outside = factors.Where(_isSame).ToList();
        var inside = _pool.Product(factors.Where(f => !_isSame(f)).ToList());
        return node is Number { Value: 0 } ? _pool.Zero : _pool.Product(outside.Append(_pool.Call(function, inside)).ToList());
    }

    // What dL/dx gets from a reduction, for each unit of the derivative of its argument.
    private Expr Spread(ReductionSymbol symbol)
    {
        var function = symbol.Function.Reduction == Reduction.Mean ? "rowmean" : "rowsum";
        var arriving = _pool.Sum(Direct(symbol.Symbol)
            .Concat(_form.Symbols.Where(s => _spread.ContainsKey(s.Symbol))
                .Select(s => Passed(_spread[s.Symbol], _derivative(s.Argument, symbol.Symbol))))
            .Select(term => Reduce(function, term)).ToList());
        if (symbol.Function.Reduction != Reduction.Max || arriving is Number { Value: 0 })
        {
            return arriving;
        }

        // Ties share the gradient.
        var isLargest = _pool.Compare(Relation.Equal, symbol.Argument, symbol.Symbol);
        return _pool.Select(isLargest, arriving / _pool.Call("rowsum", _pool.Select(isLargest, _pool.One, _pool.Zero)), _pool.Zero);
    }

    // Nothing reaches an element that is not the largest, whatever its derivative is.
    private Expr Passed(Expr spread, Expr derivative) => spread is Select { IfFalse: Number { Value: 0 } } ofLargest
        ? _pool.Select(ofLargest.Condition, ofLargest.IfTrue * derivative, _pool.Zero) : spread * derivative;

    private IEnumerable<Expr> Direct(Variable variable) =>
        _outputs.Select((output, i) => OutputGradients[i] * _derivative(output, variable));
}
