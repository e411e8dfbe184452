using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The result of Prepare: the expressions in the form in which kernels compute them.</summary>
/// <param name="Derivatives">The derivatives.</param>
/// <param name="Work">The work of the kernels.</param>
/// <param name="Repairs">The repairs, of Stabilize and Prepare, each as one line for a person.</param>
internal sealed record PreparedActivation(Derivatives Derivatives, KernelWork Work, IReadOnlyList<string> Repairs);

/// <summary>The work of an activation's kernels, ready to be scheduled.</summary>
internal abstract record KernelWork;

/// <summary>The work on elements that stand for themselves.</summary>
/// <param name="Inputs">The inputs, in order.</param>
/// <param name="Values">The outputs.</param>
/// <param name="Parameters">The elements of all learnables, in order.</param>
/// <param name="Symbols">The derived parameters with their values.</param>
/// <param name="Derivatives">For each output, the derivative in each input, learnable element and symbol.</param>
/// <param name="Jacobian">The derivative of each symbol in each learnable element that it is made of.</param>
internal sealed record ElementWork(
    IReadOnlyList<Variable> Inputs,
    IReadOnlyList<Expr> Values,
    IReadOnlyList<Variable> Parameters,
    IReadOnlyDictionary<Variable, Expr> Symbols,
    IReadOnlyList<IReadOnlyDictionary<Variable, Expr>> Derivatives,
    IReadOnlyDictionary<(Variable Symbol, Variable Parameter), Expr> Jacobian) : KernelWork;

/// <summary>The work on rows, with reductions over the last axis, by direction.</summary>
/// <param name="Forward">The outputs.</param>
/// <param name="Backward">The gradients.</param>
/// <param name="BackwardFromOutput">The gradients read from the output; null where the output does not tell all.</param>
internal sealed record ReductionWork(ReductionInputs Forward, ReductionInputs Backward, ReductionInputs? BackwardFromOutput) : KernelWork;

/// <summary>One direction of the work on rows.</summary>
/// <param name="Form">All expressions, with symbols for reductions.</param>
/// <param name="Arguments">The argument of the reduction of each symbol, over symbols.</param>
/// <param name="Results">The stored values of a column, over symbols.</param>
/// <param name="LayerGradients">The terms that a column adds to the gradients of parameters with one value, over symbols.</param>
/// <param name="ColumnGradients">
/// The terms that a column adds to the gradients of its own values of the parameters along the columns.
/// </param>
internal sealed record ReductionInputs(
    ReductionForm Form, IReadOnlyList<Expr> Arguments, IReadOnlyList<Expr> Results, IReadOnlyList<Expr> LayerGradients,
    IReadOnlyList<Expr> ColumnGradients)
{
    /// <summary>
    /// The same as they are written, for rows that are computed in double precision as a whole; null where no reduction overflows but with
    /// the results.
    /// </summary>
    public ReductionInputs? InDouble { get; init; }
}
