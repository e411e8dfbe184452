using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Expressions;

/// <summary>Operators, with the precedence that C# gives them.</summary>
internal sealed partial class FormulaParser
{
    private Expr Unary(PrefixUnaryExpressionSyntax unary) => unary.Kind() switch
    {
        SyntaxKind.UnaryMinusExpression => -Number(unary.Operand),
        SyntaxKind.UnaryPlusExpression => Number(unary.Operand),
        SyntaxKind.LogicalNotExpression => pool.Not(Condition(unary.Operand)),
        SyntaxKind.BitwiseNotExpression when IsCondition(unary.Operand) => WrongSign(unary.OperatorToken, "!", $"!{unary.Operand}"),
        _ => Error(FormulaErrorKind.Unsupported, unary.OperatorToken.Span.Start, unary.OperatorToken.Span.Length, unary.OperatorToken.Text),
    };

    private Expr Binary(BinaryExpressionSyntax binary)
    {
        if (IsRelational(binary) && binary.Left is BinaryExpressionSyntax left && IsRelational(left))
        {
            return Chained(binary);
        }

        return binary.Kind() switch
        {
            SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => Chain(binary, SyntaxKind.SubtractExpression),
            SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression => Chain(binary, SyntaxKind.DivideExpression),
            SyntaxKind.LessThanExpression => Compare(binary, Relation.Less),
            SyntaxKind.LessThanOrEqualExpression => Compare(binary, Relation.LessOrEqual),
            SyntaxKind.GreaterThanExpression => Compare(binary, Relation.Greater),
            SyntaxKind.GreaterThanOrEqualExpression => Compare(binary, Relation.GreaterOrEqual),
            SyntaxKind.EqualsExpression => Compare(binary, Relation.Equal),
            SyntaxKind.NotEqualsExpression => Compare(binary, Relation.NotEqual),
            SyntaxKind.LogicalAndExpression => pool.And(Condition(binary.Left), Condition(binary.Right)),
            SyntaxKind.LogicalOrExpression => pool.Or(Condition(binary.Left), Condition(binary.Right)),
            SyntaxKind.ExclusiveOrExpression => PowerOperatorError(binary),
            SyntaxKind.ModuloExpression => Remainder(binary),
            SyntaxKind.BitwiseAndExpression when IsCondition(binary.Left) && IsCondition(binary.Right) => DoubledSign(binary),
            SyntaxKind.BitwiseOrExpression when IsCondition(binary.Left) && IsCondition(binary.Right) => DoubledSign(binary),
            _ => Error(FormulaErrorKind.Unsupported, binary.OperatorToken.Span.Start, binary.OperatorToken.Span.Length,
                binary.OperatorToken.Text),
        };
    }

    private Expr Compare(BinaryExpressionSyntax binary, Relation relation)
    {
        var (left, right) = (Number(binary.Left), Number(binary.Right));
        Note(new(SourceKind.Comparison, binary.SpanStart, binary.Span.Length, "", left, right));
        return pool.Compare(relation, left, right);
    }

    /// <summary>
    /// <c>a + b - c</c>, or <c>a * b / c</c>, as one node: Roslyn nests it as deep as it is long.
    /// </summary>
    private Expr Chain(BinaryExpressionSyntax last, SyntaxKind inverse)
    {
        var (operands, first) = (new Stack<BinaryExpressionSyntax>(), (ExpressionSyntax)last);
        while (first is BinaryExpressionSyntax binary && IsLinkOf(binary, inverse))
        {
            operands.Push(binary);
            first = binary.Left;
        }

        var parts = new List<Expr> { Number(first) };
        while (operands.Count > 0 && !HasStopped)
        {
            var binary = operands.Pop();
            if (binary.Right is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression } star)
            {
                return PowerError(binary, star.Operand);
            }

            var right = Number(binary.Right);
            if (!binary.IsKind(inverse))
            {
                parts.Add(right);
            }
            else if (inverse == SyntaxKind.SubtractExpression)
            {
                parts.Add(-right);
            }
            else
            {
                Note(new(SourceKind.Divisor, binary.Right.SpanStart, binary.Right.Span.Length, "", right));
                parts.Add(right is Number { Value: 0 } && _errors.Count == 0
                    ? Error(FormulaErrorKind.Unsupported, binary.OperatorToken.Span.Start, binary.OperatorToken.Span.Length,
                        $"/ {binary.Right}", "division by constant zero")
                    : pool.Power(right, -1));
            }
        }

        return HasStopped ? pool.Zero : inverse == SyntaxKind.SubtractExpression ? pool.Sum(parts) : pool.Product(parts);
    }

    private static bool IsLinkOf(BinaryExpressionSyntax binary, SyntaxKind inverse) =>
        binary.IsKind(inverse) || binary.IsKind(inverse == SyntaxKind.SubtractExpression
            ? SyntaxKind.AddExpression : SyntaxKind.MultiplyExpression);

    private static bool IsRelational(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.LessThanExpression
        or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

    private static bool IsCondition(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax inner => IsCondition(inner.Expression),
        PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.LogicalNotExpression
            || (unary.IsKind(SyntaxKind.BitwiseNotExpression) && IsCondition(unary.Operand)),
        BinaryExpressionSyntax binary => IsRelational(binary)
            || binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
            || (binary.Kind() is SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression && IsCondition(binary.Left)
                && IsCondition(binary.Right)),
        _ => false,
    };

    private Expr WrongSign(SyntaxToken sign, string meant, string written)
    {
        Fail(new FormulaError(FormulaErrorKind.Unsupported, sign.SpanStart, sign.Span.Length, sign.Text, "write " + written)
        {
            Edits = [new(sign.SpanStart, sign.Span.Length, meant)],
        });
        return pool.Zero;
    }

    // Conditions are joined by two signs.
    private Expr DoubledSign(BinaryExpressionSyntax binary)
    {
        var meant = binary.OperatorToken.Text + binary.OperatorToken.Text;
        return WrongSign(binary.OperatorToken, meant, $"{binary.Left} {meant} {binary.Right}");
    }

    // 0 < x < 1 holds where each of its comparisons does.
    private Expr Chained(BinaryExpressionSyntax last)
    {
        var links = new Stack<string>();
        for (ExpressionSyntax link = last; link is BinaryExpressionSyntax binary && IsRelational(binary); link = binary.Left)
        {
            var left = binary.Left is BinaryExpressionSyntax inner && IsRelational(inner) ? inner.Right : binary.Left;
            links.Push($"{left} {binary.OperatorToken.Text} {binary.Right}");
        }

        var written = string.Join(" && ", links);
        Fail(new FormulaError(FormulaErrorKind.ChainedComparison, last.SpanStart, last.Span.Length, last.ToString(), written)
        {
            Edits = [new(last.SpanStart, last.Span.Length, written)],
        });
        return pool.Zero;
    }

    private Expr Remainder(BinaryExpressionSyntax binary)
    {
        var written = FamiliarCalls.Written("mod", [binary.Left.ToString(), binary.Right.ToString()], IsPart(binary))!;
        Fail(new FormulaError(FormulaErrorKind.Unsupported, binary.OperatorToken.SpanStart, 1, "%")
        {
            Edits = [new(binary.SpanStart, binary.Span.Length, written)],
        });
        return pool.Zero;
    }

    private static TextEdit Opened(ExpressionSyntax operand, string opening) => new(operand.SpanStart, 1, opening + operand.ToString()[0]);

    private static TextEdit Closed(ExpressionSyntax operand) =>
        new(operand.Span.End - 1, 1, operand.ToString()[operand.Span.Length - 1] + ")");

    private Expr PowerOperatorError(BinaryExpressionSyntax binary)
    {
        var (@base, exponent) = Operands(binary);
        // All of a formula are put right together; of a chain, x ^ 2 ^ 3, one after the other.
        var edits = new List<TextEdit>();
        var operators = binary.AncestorsAndSelf().Last().DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
            .Where(b => b.IsKind(SyntaxKind.ExclusiveOrExpression));
        foreach (var further in operators.Prepend(binary).Take(MaxPowerOperators).Select(PowerOperatorEdits))
        {
            if (!further.Any(e => edits.Any(e.Overlaps)))
            {
                edits.AddRange(further);
            }
        }

        var (shown, power) = SquareOfFunction(@base, exponent) ?? (@base.ToString(), exponent.ToString());
        var sign = binary.OperatorToken.Span;
        Fail(new FormulaError(FormulaErrorKind.PowerOperator, sign.Start, sign.Length, shown, power)
        {
            Edits = edits.OrderBy(e => e.Start).ToList(),
        });
        return pool.Zero;
    }

    // x ** 2, where C# reads a product with what a pointer points to.
    private Expr PowerError(BinaryExpressionSyntax binary, ExpressionSyntax exponent)
    {
        var @base = Operands(binary).Base;
        var written = FamiliarCalls.Power(@base.ToString(), exponent.ToString());
        Fail(new FormulaError(FormulaErrorKind.Unsupported, binary.OperatorToken.SpanStart, 2, "**", "write " + written)
        {
            Edits = [new(@base.SpanStart, exponent.Span.End - @base.SpanStart, written)],
        });
        return pool.Zero;
    }

    // No more than the ends of the operands are written again, so that a literal keeps its line breaks and escapes.
    private static IReadOnlyList<TextEdit> PowerOperatorEdits(BinaryExpressionSyntax binary)
    {
        var (@base, exponent) = Operands(binary);
        if (SquareOfFunction(@base, exponent) is var (call, power))
        {
            return [new(@base.SpanStart, exponent.Span.End - @base.SpanStart, FamiliarCalls.Power(call, power))];
        }

        if (@base.ToString() == FamiliarCalls.Euler)
        {
            // A parenthesis that is there already becomes that of the call.
            var isEnclosed = exponent is ParenthesizedExpressionSyntax;
            var opening = new TextEdit(@base.SpanStart, exponent.SpanStart - @base.SpanStart + (isEnclosed ? 1 : 0), "exp(");
            return isEnclosed ? [opening] : [opening, Closed(exponent)];
        }

        return exponent.ToString() == "2"
            ? [Opened(@base, "sq("), new(@base.Span.End, exponent.Span.End - @base.Span.End, ")")]
            : [Opened(@base, "pow("), new(@base.Span.End, exponent.SpanStart - @base.Span.End, ", "), Closed(exponent)];
    }

    // sin^2(x), as it is typeset.
    private static (string Call, string Exponent)? SquareOfFunction(ExpressionSyntax @base, ExpressionSyntax exponent) =>
        @base is IdentifierNameSyntax { Identifier.ValueText: var name }
        && FunctionTable.TryGet(name, out var function) && !function.IsInternal
        && exponent is InvocationExpressionSyntax { Expression: LiteralExpressionSyntax power } call
            ? (name + call.ArgumentList, power.ToString()) : null;

    // '^' binds less than '+' in C#; what is meant are the operands right beside it.
    private static (ExpressionSyntax Base, ExpressionSyntax Exponent) Operands(BinaryExpressionSyntax binary)
    {
        var (@base, exponent) = (binary.Left, binary.Right);
        while (@base is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax)
        {
            @base = @base is BinaryExpressionSyntax left ? left.Right : ((PrefixUnaryExpressionSyntax)@base).Operand;
        }

        while (exponent is BinaryExpressionSyntax right)
        {
            exponent = right.Left;
        }

        return (@base, exponent);
    }
}
