namespace ActGen.Generator.Expressions;

/// <summary>Reductions over the last axis. As functions of one value they are what they are for a row of one.</summary>
internal static partial class FunctionTable
{
    private static Function[] Reductions => new Function[]
    {
        new("rowsum", u => u) { Reduction = Reduction.Sum },
        new("rowmean", u => u) { Reduction = Reduction.Mean },
        new("rowmax", u => u) { Reduction = Reduction.Max },
        new("rowmin", u => u) { Abbreviates = "-rowmax(-u)" },

        // The stop-gradient max shift: it keeps exponentials small in formulas whose value does not depend on it.
        new("maxshift", u => u) { Reduction = Reduction.MaxShift, Notation = "rowmax(u)", IsInternal = true },
    };
}
