using System.Collections.Immutable;

namespace ActGen.Generator.Expressions;

/// <summary>A typeset formula as boxes: what LaTeX and MathML both know. Signs and Greek letters are Unicode.</summary>
internal abstract record MathLayout;

/// <summary>Parts side by side.</summary>
internal sealed record MathRow(ImmutableArray<MathLayout> Parts) : MathLayout
{
    public static MathRow Of(params MathLayout[] parts) => new(ImmutableArray.Create(parts));
}

/// <summary>Digits.</summary>
internal sealed record MathNumber(string Digits) : MathLayout;

/// <summary>A name: one letter is slanted, a word upright.</summary>
internal sealed record MathName(string Name) : MathLayout;

/// <summary>The name of a function, close to what it is applied to.</summary>
internal sealed record MathFunction(string Name) : MathLayout;

/// <summary>Plain text.</summary>
internal sealed record MathText(string Text) : MathLayout;

/// <summary>Where an operator stands, which decides the space around it.</summary>
internal enum OperatorPlace
{
    /// <summary>Before its operand.</summary>
    Prefix,

    /// <summary>Between its operands.</summary>
    Infix,

    /// <summary>A comma.</summary>
    Separator,

    /// <summary>A product that is shown by a thin space alone.</summary>
    Invisible,
}

internal sealed record MathOperator(string Sign, OperatorPlace Place) : MathLayout
{
    public static readonly MathOperator Plus = new("+", OperatorPlace.Infix);

    public static readonly MathOperator Minus = new("−", OperatorPlace.Infix);

    public static readonly MathOperator Negative = new("−", OperatorPlace.Prefix);

    public static readonly MathOperator Times = new("", OperatorPlace.Invisible);

    public static readonly MathOperator Dot = new("·", OperatorPlace.Infix);

    public static readonly MathOperator Comma = new(",", OperatorPlace.Separator);
}

internal sealed record MathFraction(MathLayout Above, MathLayout Below) : MathLayout;

/// <summary>A base with something raised, something lowered, or both.</summary>
internal sealed record MathScript(MathLayout Base, MathLayout? Lowered, MathLayout? Raised) : MathLayout;

/// <summary>A square root (degree 2) or a root of another degree.</summary>
internal sealed record MathRoot(MathLayout Radicand, int Degree) : MathLayout;

/// <summary>Something between signs that grow with it.</summary>
internal sealed record MathFence(string Open, MathLayout Body, string Close) : MathLayout
{
    public static MathFence Parentheses(MathLayout body) => new("(", body, ")");
}

/// <summary>The pieces of a function behind a left brace; the last one has no condition.</summary>
internal sealed record MathPieces(ImmutableArray<(MathLayout Value, MathLayout? Condition)> Rows) : MathLayout;
