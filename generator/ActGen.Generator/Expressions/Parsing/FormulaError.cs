using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>The kinds of errors in a formula.</summary>
internal enum FormulaErrorKind
{
    Syntax,
    UnknownName,
    UnknownFunction,
    WrongArity,
    NumberExpected,
    ConditionExpected,
    ChainedComparison,
    PowerOperator,
    Unsupported,
    IntegerExpected,
    NotAVector,
    IndexOutOfRange,
    TooLarge,
    Inlining,
    EmptyRange,
}

/// <summary>A mistake in a formula, with the place in its text.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Start">The first character of the offending part.</param>
/// <param name="Length">Its length.</param>
/// <param name="Arguments">The names and numbers that the message mentions.</param>
internal sealed record FormulaError(FormulaErrorKind Kind, int Start, int Length, params string[] Arguments)
{
    /// <summary>The edits that put the text right, from left to right; empty where only its writer knows.</summary>
    public IReadOnlyList<TextEdit> Edits { get; init; } = Array.Empty<TextEdit>();

    /// <summary>Whether the rest is read all the same, so that everything that does not exist is told at once.</summary>
    public bool IsUnknown { get; init; } = Kind is FormulaErrorKind.UnknownName or FormulaErrorKind.UnknownFunction;

    public override string ToString() => $"{Kind}@{Start}+{Length}({string.Join(", ", (IEnumerable<string>)Arguments)})";
}

/// <summary>Characters of a text and what to write in their place.</summary>
internal sealed record TextEdit(int Start, int Length, string Text)
{
    /// <summary>Whether both write the same characters again.</summary>
    public bool Overlaps(TextEdit other) => Start < other.Start + other.Length && other.Start < Start + Length;
}
