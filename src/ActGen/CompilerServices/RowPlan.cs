using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>The passes that one direction of an activation with reductions over the last axis takes over each row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowPlan
{
    /// <summary>The passes of one direction.</summary>
    /// <param name="scratch">How many values of each column one pass saves for the next.</param>
    /// <param name="readsInput">Whether any pass reads the inputs.</param>
    /// <param name="passes">The reductions of each pass; the last pass has none.</param>
    public RowPlan(int scratch, bool readsInput, params RowReduction[][] passes)
    {
        ArgumentNullException.ThrowIfNull(passes);
        Scratch = scratch;
        ReadsInput = readsInput;
        Passes = passes;
        foreach (var pass in passes)
        {
            Reductions += pass.Length;
            MostReductions = Math.Max(MostReductions, pass.Length);
        }
    }

    /// <summary>
    /// The reductions of a row that is computed in double precision, in the order of its passes; null where none is, because no reduction
    /// was found to overflow.
    /// </summary>
    public RowReduction[]? InDouble { get; init; }

    internal int Scratch { get; }

    internal bool ReadsInput { get; }

    internal RowReduction[][] Passes { get; }

    internal int Reductions { get; }

    internal int MostReductions { get; }
}
