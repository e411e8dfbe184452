namespace ActGen.Generator.Expressions;

/// <summary>An expression as text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Precedence">That of its outermost operator, which tells where it needs parentheses.</param>
internal sealed record WrittenText(string Text, Precedence Precedence);
