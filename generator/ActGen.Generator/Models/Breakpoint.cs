using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>
/// A place where an activation has no derivative in an input: pieces do not meet, or meet at an angle, or a function has a kink.
/// </summary>
/// <param name="At">Where it is, whatever the parameters are: <c>x == alpha</c>.</param>
/// <param name="Derivative">The derivative that is given there.</param>
/// <param name="Input">The input that crosses it; null for a tie between elements of a row.</param>
/// <param name="Positions">
/// The values of that input with everything else where it starts; none where they depend on other elements of the row, or are not found.
/// </param>
internal sealed record Breakpoint(string At, string Derivative, Variable? Input, IReadOnlyList<double> Positions)
{
    /// <summary>In the place of a derivative that would be too long to read.</summary>
    public const string ByFormula = "what its formula gives";

    /// <summary>In the place of a derivative that its formula does not have there.</summary>
    public const string NotDefined = "not defined";

    /// <summary>In the place of a derivative that several elements of a row have.</summary>
    public const string Shared = "shared equally";

    /// <summary>Whether words stand in the place of the derivative.</summary>
    public bool IsInWords => Derivative is ByFormula or NotDefined or Shared;

    /// <summary>Whether another one reads the same.</summary>
    public bool IsSaidBy(Breakpoint other) => At == other.At && Derivative == other.Derivative;
}
