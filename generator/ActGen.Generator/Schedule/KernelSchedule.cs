using System.Collections.Generic;

namespace ActGen.Generator.Schedule;

/// <summary>The kernel of one direction: its row loops.</summary>
/// <param name="Loops">One loop, or three when a condition on parameters is decided for a whole block of lanes.</param>
/// <param name="Condition">That condition, or null.</param>
/// <param name="ReadsInput">Whether it reads x.</param>
/// <param name="ReadsOutput">Whether it reads y.</param>
internal sealed record KernelSchedule(IReadOnlyList<RowLoop> Loops, Operation? Condition, bool ReadsInput, bool ReadsOutput);

/// <summary>When a row loop is taken.</summary>
internal enum LoopCase
{
    Always,
    WhereTrue,
    WhereFalse,
    Mixed,
}

/// <summary>A loop over rows.</summary>
/// <param name="Case">When it is taken.</param>
/// <param name="Before">The steps before the loop.</param>
/// <param name="Body">The steps of a row.</param>
/// <param name="Results">What is stored in each row: the outputs, or the gradients of the inputs.</param>
/// <param name="Sums">What is added up over the rows: the gradients of parameters and derived parameters.</param>
/// <param name="After">The steps after the loop.</param>
/// <param name="ParameterGradients">The gradient of each parameter element, in order; null where it is zero.</param>
internal sealed record RowLoop(
    LoopCase Case,
    IReadOnlyList<Operation> Before,
    IReadOnlyList<Operation> Body,
    IReadOnlyList<Operation> Results,
    IReadOnlyList<RowSum> Sums,
    IReadOnlyList<Operation> After,
    IReadOnlyList<Operation?> ParameterGradients);

/// <summary>A sum over rows of the gradients of the outputs times partial derivatives.</summary>
/// <param name="Total">What stands for the sum after the loop, by the name of the parameter.</param>
/// <param name="Terms">The gradient of an output and the partial derivative of that output, for each output that has one.</param>
internal sealed record RowSum(Operation Total, IReadOnlyList<(Operation Gradient, Operation Derivative)> Terms);
