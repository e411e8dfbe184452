using System.Collections.Immutable;

namespace ActGen.Training.Export.C;

/// <summary>The kind of the result of a traced operation in C.</summary>
internal enum TraceKind
{
    /// <summary>A float.</summary>
    Float,

    /// <summary>A <c>uint32_t</c>: the bits of a float, or an integer.</summary>
    Bits,

    /// <summary>An <c>int</c>, 0 or 1: what is a mask of all bits in lanes.</summary>
    Mask,
}

/// <summary>
/// An operation that a primitive was seen to do: how it is written in C, on the results of others. Compared by identity: what a primitive
/// computes once is one node.
/// </summary>
/// <param name="Kind">What it gives.</param>
/// <param name="Text">
/// The expression; <c>{0}</c>, <c>{1}</c> are the operands. It binds as tightly as a call unless it is <see cref="IsOpen"/>.
/// </param>
/// <param name="Operands">The operands and the kinds as which they are taken.</param>
internal sealed record TraceNode(TraceKind Kind, string Text, params ImmutableArray<(TraceNode Node, TraceKind As)> Operands)
{
    /// <summary>Whether it needs parentheses inside another expression.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The bits of a constant; null for what is computed.</summary>
    public int? Constant { get; init; }

    /// <summary>The function of the header that it calls; null if none.</summary>
    public string? Callee { get; init; }

    /// <summary>The table that it looks up; null if none.</summary>
    public float[]? Table { get; init; }

    /// <inheritdoc />
    public bool Equals(TraceNode? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
