namespace ActGen.Generator.Expressions;

/// <summary>The parts of a formula whose places are remembered: those that a diagnostic can be about.</summary>
internal enum SourceKind
{
    Call,
    Divisor,
    Comparison,
}

/// <summary>A part of a formula: where it stands, and what it was read as.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">The number of its characters.</param>
/// <param name="Name">The function that is called; empty for other parts.</param>
/// <param name="Node">The call, the divisor, or the left side of the comparison.</param>
/// <param name="Right">The right side of a comparison; null for other parts.</param>
internal sealed record SourcePart(SourceKind Kind, int Start, int Length, string Name, Expr Node, Expr? Right = null);
