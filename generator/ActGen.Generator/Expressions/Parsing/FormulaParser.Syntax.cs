using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Expressions;

/// <summary>Texts that are not C#: how deep they nest, and what their writer meant.</summary>
internal sealed partial class FormulaParser
{
    // What is meant is told where it parses; a rest that C# cannot read either would only be the next mistake.
    private static FormulaError? Meant(string text)
    {
        if (PastedMathematics.Meant(text) is not { } meant
            || SyntaxFactory.ParseExpression(meant, options: CSharpParseOptions.Default, consumeFullText: true).GetDiagnostics()
                .Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return null;
        }

        var start = text.Zip(meant, (a, b) => a == b).TakeWhile(same => same).Count();
        return new FormulaError(FormulaErrorKind.Syntax, Math.Min(start, text.Length - 1), 1, $"write {meant}")
        {
            Edits =
            [new(0, text.Length, meant)]
        };
    }

    // To C# x // 2 is x with a remark. A remark in words does not parse; a divisor does.
    private static FormulaError? FloorDivision(string text, ExpressionSyntax syntax)
    {
        var remark = syntax.DescendantTrivia(descendIntoTrivia: true).FirstOrDefault(t =>
            t.IsKind(SyntaxKind.SingleLineCommentTrivia) && t.ToString().TrimStart('/') is { Length: > 0 } rest
            && !SyntaxFactory.ParseExpression(rest, options: CSharpParseOptions.Default, consumeFullText: true).ContainsDiagnostics);
        return remark == default ? null
            : new FormulaError(FormulaErrorKind.Unsupported, remark.SpanStart, Math.Min(2, text.Length - remark.SpanStart), "//",
                "write floor(u / v) to round a quotient down, and a comment between /* and */");
    }

    private static FormulaError SyntaxMistake(string text, ExpressionSyntax syntax, Diagnostic diagnostic)
    {
        // What follows a complete formula is reported where it stands; a mistake inside a token has the place of the token.
        var span = diagnostic.Location.SourceSpan;
        var stray = syntax.DescendantTrivia(descendIntoTrivia: true).FirstOrDefault(t => t.IsKind(SyntaxKind.SkippedTokensTrivia));
        span = stray != default && stray.SpanStart >= span.End ? stray.Span
            : span.IsEmpty && syntax.FullSpan.Contains(span.Start) ? syntax.FindToken(span.Start).Span
            : span;
        var start = Math.Min(span.Start, Math.Max(0, text.Length - 1));
        var length = Math.Max(1, Math.Min(span.Length, text.Length - start));
        var token = text.Substring(Math.Min(start, text.Length), text.Length == 0 ? 0 : length);
        var message = text.Trim().Length == 0 ? "the formula is empty"
            : text.Contains('\\')
                ? "LaTeX is not supported; write \\frac{a}{b} as a / b, \\cdot as *, e^{x} as exp(x), \\sqrt{x} as sqrt(x)"
            : SyntaxMistakes.Known(text) is { } known ? known
            : OddSign(token) is { } sign ? $"Unexpected character '{sign}'"
            : SyntaxMistakes.Message(token.Trim(), diagnostic) + (IsMeantAsProduct(text, start) ? "; to multiply write *" : "");
        return new FormulaError(FormulaErrorKind.Syntax, start, text.Length == 0 ? 0 : length, message);
    }

    private static string? OddSign(string token)
    {
        var index = token.TakeWhile(c => c < 128 || char.IsLetter(c)).Count();
        return index == token.Length ? null
            : token.Substring(index, index + 1 < token.Length && char.IsSurrogatePair(token, index) ? 2 : 1);
    }

    // 2x, (x + 1) y, and the signs for a product that are none of C#.
    private static bool IsMeantAsProduct(string text, int start)
    {
        var before = text.Substring(0, start).TrimEnd();
        return start < text.Length && before.Length > 0
            && ("·⋅×∙".IndexOf(text[start]) >= 0
                || (char.IsLetter(text[start]) && (char.IsDigit(before.Last()) || before.Last() == ')')));
    }

    private static int DeepestNesting(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var (c, next) in text.Zip(text.Skip(1).Append(' '), (c, next) => (c, next)))
        {
            // Roslyn goes down for each, and never up.
            depth += c == '?' && next is '.' or '[' ? 1 : 0;
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
