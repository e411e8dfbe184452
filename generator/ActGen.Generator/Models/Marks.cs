using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>
/// A formula whose declaration says what happens outside of the domains of the functions in it. The mark's second part is the condition
/// under which the formula is used. Marks inside it are of other declarations, or of named parts that have been dealt with by themselves.
/// </summary>
/// <param name="Policy">The policy; <see cref="DomainPolicy.Propagate"/> keeps the policy around it out.</param>
/// <param name="Margin">How far inside the boundary it begins.</param>
/// <param name="Activation">The activation that says so.</param>
internal sealed record DomainMark(DomainPolicy Policy, double Margin, string Activation) : Mark;

/// <summary>
/// Pieces of which one, the mark's second part, holds on one point of a learnable, <c>alpha == 0</c>: the marked expression is what its
/// neighbors make of the point without it.
/// </summary>
/// <param name="Prefix">The prefix of the names of its activation's learnables; empty for the activation itself.</param>
/// <param name="Piece">The index of the piece.</param>
/// <param name="Variable">The learnable.</param>
/// <param name="Point">The point.</param>
internal sealed record PatchMark(string Prefix, int Piece, Variable Variable, double Point) : Mark;
