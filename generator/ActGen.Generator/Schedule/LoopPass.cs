using System.Collections.Generic;

namespace ActGen.Generator.Schedule;

/// <summary>
/// A part of a loop over rows whose steps are too many for one method. It goes over a block of rows that stays in the first-level cache,
/// and leaves what later parts need in memory.
/// </summary>
/// <param name="Before">The steps before its loop.</param>
/// <param name="Reads">What earlier parts left, and where.</param>
/// <param name="Body">The steps of a row.</param>
/// <param name="Saves">The values saved for later parts, and where.</param>
/// <param name="Sums">What is added up here: the index of the sum among those of the loop, and the term.</param>
/// <param name="Results">What is stored, by the last part alone: the results may lie where the inputs are.</param>
internal sealed record LoopPass(
    IReadOnlyList<Operation> Before,
    IReadOnlyList<(Operation Value, int Place)> Reads,
    IReadOnlyList<Operation> Body,
    IReadOnlyList<(Operation Value, int Place)> Saves,
    IReadOnlyList<(int Sum, Operation Gradient, Operation Derivative)> Sums,
    IReadOnlyList<Operation> Results);
