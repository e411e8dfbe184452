using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator.Read;

/// <summary>Finds the characters of a constant string in the source that makes it.</summary>
internal static class LiteralSpans
{
    /// <summary>The source of a part of the value of an expression; the whole expression where it cannot be told.</summary>
    public static TextSpan Locate(ExpressionSyntax expression, int start, int length)
    {
        foreach (var (literal, offset, isLast) in Literals(expression))
        {
            var end = offset + literal.Token.ValueText.Length;
            if (start < end || (start == end && isLast))
            {
                return Within(literal, start - offset, Math.Min(length, end - start)) ?? expression.Span;
            }
        }

        return expression.Span;
    }

    /// <summary>The source of exactly these characters; null where it cannot be told or they stand in several literals.</summary>
    public static TextSpan? LocateExactly(ExpressionSyntax expression, int start, int length)
    {
        foreach (var (literal, offset, _) in Literals(expression))
        {
            if (start >= offset && start + length <= offset + literal.Token.ValueText.Length)
            {
                return LiteralCharacters.Positions(literal.Token) is { } positions
                    ? TextSpan.FromBounds(positions[start - offset], positions[start + length - offset])
                    : null;
            }
        }

        return null;
    }

    /// <summary>
    /// The literals that make a constant, with the offset of each, up to the first part that is none: the length of a constant is not known
    /// here.
    /// </summary>
    private static IEnumerable<(LiteralExpressionSyntax Literal, int Offset, bool IsLast)> Literals(ExpressionSyntax expression)
    {
        var pieces = new List<ExpressionSyntax>();
        Flatten(expression, pieces);
        var offset = 0;
        foreach (var literal in pieces.TakeWhile(p => p is LiteralExpressionSyntax).Cast<LiteralExpressionSyntax>())
        {
            yield return (literal, offset, ReferenceEquals(literal, pieces[pieces.Count - 1]));
            offset += literal.Token.ValueText.Length;
        }
    }

    private static void Flatten(ExpressionSyntax expression, List<ExpressionSyntax> pieces)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                Flatten(inner.Expression, pieces);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                Flatten(sum.Left, pieces);
                Flatten(sum.Right, pieces);
                break;
            default:
                pieces.Add(expression);
                break;
        }
    }

    private static TextSpan? Within(LiteralExpressionSyntax literal, int start, int length)
    {
        var positions = LiteralCharacters.Positions(literal.Token);
        if (positions is null || start < 0 || start + length >= positions.Count)
        {
            return null;
        }

        // An empty part, such as the end of the text, is shown by its neighbor.
        if (length <= 0)
        {
            return positions.Count == 1 ? null : TextSpan.FromBounds(positions[Math.Max(0, start - 1)], positions[Math.Max(1, start)]);
        }

        return TextSpan.FromBounds(positions[start], positions[start + length]);
    }
}
