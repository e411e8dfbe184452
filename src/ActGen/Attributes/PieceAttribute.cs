using System.Diagnostics.CodeAnalysis;

namespace ActGen;

/// <summary>One piece of a piecewise activation. Pieces are tried in the order written; the first whose condition holds wins.</summary>
/// <remarks>
/// A piece that holds only on a point of a parameter, such as <c>"alpha == 0"</c>, patches a removable singularity:
/// value and derivatives there are the limits of the neighboring pieces.
/// </remarks>
/// <param name="when">The condition, or <c>"otherwise"</c>.</param>
/// <param name="formula">The formula where the condition holds.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PieceAttribute(
    [StringSyntax("ActGenFormula")] string when,
    [StringSyntax("ActGenFormula")] string formula) : Attribute
{
    /// <summary>The condition under which the piece applies.</summary>
    public string When { get; } = when;

    /// <summary>The formula of the piece.</summary>
    public string Formula { get; } = formula;
}
