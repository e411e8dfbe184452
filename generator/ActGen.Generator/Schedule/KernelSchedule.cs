using System.Collections.Generic;

namespace ActGen.Generator.Schedule;

/// <summary>The kernel of one direction: its row loops.</summary>
/// <param name="Loops">One loop, or three when a condition on parameters is decided for a whole block of lanes.</param>
/// <param name="Condition">That condition, or null.</param>
/// <param name="ReadsOutput">Whether it reads y.</param>
/// <param name="ReadsInput">Whether it reads x.</param>
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

/// <summary>A sum over rows of the output gradient times a partial derivative.</summary>
/// <param name="Total">What stands for the sum after the loop.</param>
/// <param name="Derivative">The partial derivative in a row.</param>
internal sealed record RowSum(Operation Total, Operation Derivative);
