namespace ActGen.Generator.Expressions;

/// <summary>Functions of the last axis. As functions of one value they are what they are for a row of one.</summary>
internal static partial class FunctionTable
{
    private static Function[] Rows => new Function[]
    {
        new("rowsum", u => u) { Row = RowFunction.Sum },
        new("rowmean", u => u) { Row = RowFunction.Mean },
        new("rowmax", u => u) { Row = RowFunction.Max },
        new("rowmin", u => u) { Abbreviates = "-rowmax(-u)" },

        // The largest of a row, in formulas whose value does not depend on it: it only keeps exponentials small, and has no derivative.
        new("rowanchor", u => u) { Row = RowFunction.Anchor, Notation = "rowmax(u)", IsInternal = true },
    };
}
