using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>The passes of one direction over a row.</summary>
/// <param name="Passes">The passes; all but the last reduce.</param>
/// <param name="SavedValues">How many values of each column are saved from one pass for another.</param>
/// <param name="ReadsInput">Whether they read x.</param>
/// <param name="ReadsOutput">Whether they read y.</param>
/// <param name="InDouble">The passes over a row whose reductions overflow; null where none do.</param>
internal sealed record RowSchedule(
    IReadOnlyList<RowPass> Passes, int SavedValues, bool ReadsInput, bool ReadsOutput, RealRowSchedule? InDouble);

/// <summary>One pass over a row.</summary>
/// <param name="Before">The steps before the loop.</param>
/// <param name="Body">The steps of each column.</param>
/// <param name="Reductions">What is reduced.</param>
/// <param name="Saves">The values saved for later passes: the value and its place.</param>
/// <param name="Results">What is stored.</param>
/// <param name="LayerGradients">What is added to the gradients of parameters with one value; null where it is zero.</param>
/// <param name="ColumnGradients">What is added to the gradients along the columns; null where it is zero.</param>
internal sealed record RowPass(
    IReadOnlyList<Operation> Before,
    IReadOnlyList<Operation> Body,
    IReadOnlyList<RowTerm> Reductions,
    IReadOnlyList<(Operation Value, int Place)> Saves,
    IReadOnlyList<Operation> Results,
    IReadOnlyList<Operation?> LayerGradients,
    IReadOnlyList<Operation?> ColumnGradients)
{
    // Below this cost in additions, waiting for a total takes longer than a step.
    private const int ShortStep = 8;

    /// <summary>Whether it only reduces, with so little to compute that the loop waits for its totals.</summary>
    public bool IsShort => Reductions.Count > 0 && Saves.Count == 0 && OperationCost.OfRow(Body) < ShortStep;
}

/// <summary>The reduced value of a reduction.</summary>
internal sealed record RowTerm(Reduction Function, Operation Value, string SourceExpression);

/// <summary>The value that is read from memory for a variable.</summary>
internal sealed record RowLeaf(OpCode Code, string Name, int Index);
