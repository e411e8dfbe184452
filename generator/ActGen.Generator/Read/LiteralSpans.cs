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
        var pieces = new List<ExpressionSyntax>();
        Flatten(expression, pieces);
        // Offsets count from the front up to the first part that is no literal: the length of a constant is not known here.
        var offset = 0;
        foreach (var literal in pieces.TakeWhile(p => p is LiteralExpressionSyntax).Cast<LiteralExpressionSyntax>())
        {
            var size = literal.Token.ValueText.Length;
            if (start < offset + size || (start == offset + size && ReferenceEquals(literal, pieces[pieces.Count - 1])))
            {
                return Within(literal, start - offset, Math.Min(length, offset + size - start)) ?? expression.Span;
            }

            offset += size;
        }

        return expression.Span;
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

        // An empty part, such as the end of the text, is shown by its neighbour.
        if (length <= 0)
        {
            return positions.Count == 1 ? null : TextSpan.FromBounds(positions[Math.Max(0, start - 1)], positions[Math.Max(1, start)]);
        }

        return TextSpan.FromBounds(positions[start], positions[start + length]);
    }
}
