using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>What the kernels of an activation compute, ready to be scheduled.</summary>
/// <param name="Inputs">The inputs, in order.</param>
/// <param name="Values">The outputs.</param>
/// <param name="Parameters">The elements of all learnables, in order.</param>
/// <param name="Symbols">The derived parameters with their values.</param>
/// <param name="Derivatives">For each output, the derivative in each input, learnable element and symbol.</param>
/// <param name="Jacobian">The derivative of each symbol in each learnable element that it is made of.</param>
internal sealed record KernelInputs(
    IReadOnlyList<Variable> Inputs,
    IReadOnlyList<Expr> Values,
    IReadOnlyList<Variable> Parameters,
    IReadOnlyDictionary<Variable, Expr> Symbols,
    IReadOnlyList<IReadOnlyDictionary<Variable, Expr>> Derivatives,
    IReadOnlyDictionary<(Variable Symbol, Variable Parameter), Expr> Jacobian);
