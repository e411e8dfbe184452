using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>A mistake or advice, with its place as a number instead of a location.</summary>
/// <param name="Id">The diagnostic, such as ACT0003.</param>
/// <param name="Site">Which text it is about.</param>
/// <param name="Start">The first character within that text; -1: all of it.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Arguments">The arguments of the message.</param>
internal sealed record Finding(string Id, Site Site, int Start, int Length, EquatableArray<string> Arguments)
{
    /// <summary>The edits that put the text of the site right; empty where only its writer knows.</summary>
    public EquatableArray<TextEdit> Edits { get; init; }

    /// <summary>A name that means nothing yet, and that a learnable may have; null for another mistake.</summary>
    public string? Undeclared { get; init; }
}

/// <summary>A text of the declaration that a finding can be about.</summary>
/// <param name="Kind">The attribute it stands in; the type itself for <see cref="SiteKind.Type"/>.</param>
/// <param name="Index">Which of the attributes of that kind.</param>
/// <param name="Argument">
/// Which argument: 0 and 1 for those of Piece, Let, Learnable and Derivative; the formula for Activation; the part for Mix; -1: the
/// attribute.
/// </param>
/// <param name="Property">The named argument, such as <c>Min</c>, or empty.</param>
internal sealed record Site(SiteKind Kind, int Index = 0, int Argument = 0, string Property = "");

internal enum SiteKind
{
    Type,
    Activation,
    Piece,
    Learnable,
    Let,
    Derivative,
    Mix,
}
