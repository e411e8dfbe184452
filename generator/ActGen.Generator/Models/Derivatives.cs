using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The result of Differentiate: the Jacobian of a function of single elements, or the gradients through reductions.</summary>
internal sealed record Derivatives
{
    public required StableActivation Activation { get; init; }

    /// <summary>The repairs of outputs and derivatives, each as one line for a person.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>The inputs, then the elements of the learnables.</summary>
    public required IReadOnlyList<Variable> Variables { get; init; }

    /// <summary>The values that are stored; with reductions, derived parameters are put in.</summary>
    public required IReadOnlyList<Expr> Outputs { get; init; }

    /// <summary>The reductions in them, none where every element stands for itself.</summary>
    public required ReductionForm Form { get; init; }

    /// <summary>For each output, the partial derivative in each variable and derived parameter; empty where there are reductions.</summary>
    public IReadOnlyList<IReadOnlyDictionary<Variable, Expr>> Jacobian { get; init; } = [];

    /// <summary>The gradients where there are reductions; null where every element stands for itself.</summary>
    public ReductionGradients? Gradients { get; init; }

    /// <summary>For each variable, what a person reads: its derivative of each output, or the gradient in it.</summary>
    public required IReadOnlyList<FoundDerivative> Totals { get; init; }

    /// <summary>The expressions that change with an input, with their derivatives in it: where they have none is a kink.</summary>
    public required IReadOnlyList<Slope> Slopes { get; init; }

    /// <summary>The gradients of the outputs, as variables in the gradients; none where every element stands for itself.</summary>
    public IReadOnlyList<Variable> OutputGradients => Gradients?.OutputGradients ?? [];

    /// <summary>The partial derivative of each output in a variable, or with reductions the gradient in it.</summary>
    public IReadOnlyList<Expr> Of(Variable variable) => Gradients is { } gradients
        ? [gradients.Of[variable]]
        : Jacobian.Select(output => output[variable]).ToList();
}

/// <summary>Gradients carried back through reductions, as formulas in the gradients of the outputs.</summary>
/// <param name="OutputGradients">The gradients of the outputs: <c>dy</c>.</param>
/// <param name="Of">The gradient in each input, or the term that a column adds to the gradient of a learnable.</param>
/// <param name="FromOutput">The same read from the output, by the name it has there; null where the output does not tell all.</param>
/// <param name="Output">The output as it is read.</param>
internal sealed record ReductionGradients(
    IReadOnlyList<Variable> OutputGradients,
    IReadOnlyDictionary<Variable, Expr> Of,
    IReadOnlyDictionary<Variable, Expr>? FromOutput,
    Variable Output);

/// <summary>An expression and its derivative in an input.</summary>
internal sealed record Slope(Variable Input, Expr Value, Expr Derivative);

/// <summary>The derivative in one input or learnable element.</summary>
/// <param name="Of">The input or learnable element.</param>
/// <param name="Formulas">
/// One for each output; with reductions one formula for the gradient, made of the gradients <c>dy</c> of the outputs.
/// </param>
internal sealed record FoundDerivative(string Of, IReadOnlyList<Expr> Formulas)
{
    public string Text => string.Join(", ", Formulas.Select(f => f.ToString()));
}
