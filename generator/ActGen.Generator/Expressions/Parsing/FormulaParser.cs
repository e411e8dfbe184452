using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Reads a formula: Roslyn's own parser makes the syntax tree, this class gives it meaning. Every mistake is recorded with its
/// place; the first one decides, so that one slip is one message.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="scope">The meaning of names.</param>
/// <param name="source">Takes the parts that diagnostics may be about, with their places; null where nobody asks for them.</param>
internal sealed partial class FormulaParser(ExprPool pool, FormulaScope scope, List<SourcePart>? source = null)
{
    /// <summary>The longest formula that is read.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxNesting = 250;

    private const int MaxComparisons = 400;

    private const string WaysOut = "name parts with [Let], or split it into several activations";

    // More than anybody corrects at once.
    private const int MaxPowerOperators = 50;

    /// <summary>The most parts that are read, sums written out.</summary>
    public const int MaxParts = 200_000;

    private readonly List<FormulaError> _errors = new();
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private int _parts;

    public IReadOnlyList<FormulaError> Errors => _errors;

    /// <summary>Reads a formula whose value is a number. Null if there was a mistake.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="index">A name that stands for a whole number, as in a sum.</param>
    public Expr? ParseNumber(string text, (string Name, int Value)? index = null) => Parse(text, Number, index);

    /// <summary>Reads a condition. Null if there was a mistake.</summary>
    public Expr? ParseCondition(string text) => Parse(text, Condition);

    /// <summary>Gives meaning to a text that is known to parse: a row of a table.</summary>
    public Expr ReadRow(ExpressionSyntax syntax, bool condition) => condition ? Condition(syntax) : Number(syntax);

    private Expr? Parse(string text, Func<ExpressionSyntax, Expr> bind, (string Name, int Value)? index = null)
    {
        _errors.Clear();
        _indices.Clear();
        if (index is var (name, value))
        {
            _indices.Add(name, value);
        }

        _parts = 0;
        if (text.Length > MaxLength)
        {
            return Fail(new FormulaError(FormulaErrorKind.TooLarge, 0, text.Length,
                $"{text.Length} characters (the limit is {MaxLength}): {WaysOut}"));
        }

        if (DeepestNesting(text) is var depth && depth > MaxNesting)
        {
            return Fail(new FormulaError(FormulaErrorKind.TooLarge, 0, text.Length,
                $"{depth} nested parentheses (the limit is {MaxNesting}): {WaysOut}"));
        }

        // Roslyn tries a < b < c as a generic type first, and goes one level deeper for each without a look at the stack.
        if (text.Count(c => c == '<') is var comparisons && comparisons > MaxComparisons)
        {
            return Fail(new FormulaError(FormulaErrorKind.TooLarge, 0, text.Length,
                $"{comparisons} occurrences of '<' (the limit is {MaxComparisons}): write cases as [Piece], or {WaysOut}"));
        }

        try
        {
            var syntax = SyntaxFactory.ParseExpression(text, options: CSharpParseOptions.Default, consumeFullText: true);
            if (syntax.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } diagnostic)
            {
                return Fail(Meant(text) ?? SyntaxMistake(text, syntax, diagnostic));
            }

            if (FloorDivision(text, syntax) is { } division)
            {
                return Fail(division);
            }

            var result = bind(syntax);
            return _errors.Count == 0 ? result : null;
        }
        catch (Exception e) when (e is InsufficientExecutionStackException or FormulaTooLargeException)
        {
            return Fail(new FormulaError(FormulaErrorKind.TooLarge, 0, text.Length,
                $"more than {MaxParts} parts, or more than {MaxNesting} levels of nesting: {WaysOut}"));
        }
    }

    private Expr Number(ExpressionSyntax syntax)
    {
        var value = Bind(syntax);
        return value.IsCondition ? Error(FormulaErrorKind.NumberExpected, syntax, syntax.ToString()) : value;
    }

    private Expr Condition(ExpressionSyntax syntax)
    {
        var value = Bind(syntax);
        return value.IsCondition || _errors.Count > 0 ? value : Error(FormulaErrorKind.ConditionExpected, syntax, syntax.ToString());
    }

    private Expr Bind(ExpressionSyntax syntax)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_parts > MaxParts)
        {
            throw new FormulaTooLargeException();
        }

        return syntax switch
        {
            ParenthesizedExpressionSyntax inner => Bind(inner.Expression),
            LiteralExpressionSyntax literal => Literal(literal),
            IdentifierNameSyntax name => Name(name),
            PrefixUnaryExpressionSyntax unary => Unary(unary),
            BinaryExpressionSyntax binary => Binary(binary),
            ConditionalExpressionSyntax choice =>
                pool.Select(Condition(choice.Condition), Number(choice.WhenTrue), Number(choice.WhenFalse)),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } call =>
                Noted(call, name.Identifier.ValueText, Call(call, name.Identifier.ValueText)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Qualified(call, access),
            InvocationExpressionSyntax { Expression: InvocationExpressionSyntax module } call
                when ForeignCalls.OfModule(module, call) is { } meant => Foreign(module, call, meant, "write " + meant),
            MemberAccessExpressionSyntax access => Qualified(access, access),
            ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax name } element => Element(element, name.Identifier.ValueText),
            _ => Error(FormulaErrorKind.Unsupported, syntax, syntax.ToString()),
        };
    }

    private Expr Literal(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        bool value => value ? pool.True : pool.False,
        // A float literal means the decimal number that is written, not its rounding.
        float => double.TryParse(literal.Token.Text.TrimEnd('f', 'F'), System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? Finite(literal, parsed) : Unsupported(literal),
        string or char or null => Unsupported(literal),
        IConvertible number => Finite(literal, number.ToDouble(System.Globalization.CultureInfo.InvariantCulture)),
        _ => Unsupported(literal),
    };

    private Expr Finite(ExpressionSyntax syntax, double value) =>
        double.IsInfinity(value) ? Unsupported(syntax) : pool.Number(value);

    private Expr Unsupported(ExpressionSyntax syntax) => Error(FormulaErrorKind.Unsupported, syntax, syntax.ToString());

    private Expr Name(IdentifierNameSyntax syntax, bool isVector = false)
    {
        var name = syntax.Identifier.ValueText;
        if (_indices.TryGetValue(name, out var index))
        {
            return pool.Number(index);
        }

        if (scope.Resolve(name) is { } value)
        {
            return value;
        }

        if (FunctionTable.Constants.TryGetValue(name, out var constant))
        {
            return pool.Number(constant);
        }

        // The rest is read on, so that all unknown names are told at once.
        var known = scope.Names.Concat(FunctionTable.Constants.Keys).Concat(_indices.Keys).ToList();
        var suggestion = FamiliarNames.OfLetter(name) is { } letter && known.Contains(letter) ? letter
            : Spelling.Product(name, known, syntax.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient
                && quotient.Right == syntax) ?? Spelling.Nearest(name, known);
        Error(FormulaErrorKind.UnknownName, syntax, isVector ? [name, suggestion ?? "", "[]"] : [name, suggestion ?? ""]);
        return pool.Variable(name, VariableKind.Symbol);
    }

    // np.exp(x), Math.PI, x.relu(): the name alone is what is meant.
    private Expr Qualified(ExpressionSyntax whole, MemberAccessExpressionSyntax access)
    {
        // A name that ends with _ changes its value in place.
        var name = access.Name.Identifier.ValueText.TrimEnd('_');
        var root = access.DescendantNodes().OfType<IdentifierNameSyntax>().First().Identifier.ValueText;
        var isOfValue = access.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || scope.Resolve(root) is not null;
        if (access.IsKind(SyntaxKind.PointerMemberAccessExpression))
        {
            return Unsupported(whole);
        }

        if (whole is not InvocationExpressionSyntax call)
        {
            var own = name.ToLowerInvariant();
            var isConstant = FunctionTable.Constants.ContainsKey(own);
            return Foreign(whole, whole, isConstant ? own : null,
                isConstant ? "write " + own : "names cannot contain a '.'; to multiply write *", isUnknown: true);
        }

        var written = ForeignCalls.Written(name, call, isOfValue ? access.Expression.ToString() : null, IsPart(whole));
        Foreign(whole, whole, written, written is not null ? "write " + written
            : FamiliarNames.Lacking(name) ?? "call the function by its own name, as in exp(x)", isUnknown: true);
        return UnknownsIn(call);
    }

    // The body of a sum is read several times, and is a part of none of them alone.
    private void Note(SourcePart part)
    {
        if (source is not null && _indices.Count == 0)
        {
            source.Add(part);
        }
    }

    private Expr Noted(InvocationExpressionSyntax call, string name, Expr meaning)
    {
        Note(new(SourceKind.Call, call.SpanStart, call.Span.Length, name, meaning));
        return meaning;
    }

    private bool HasStopped => _errors.Any(e => !e.IsUnknown);

    private Expr Error(FormulaErrorKind kind, ExpressionSyntax syntax, params string[] arguments) =>
        Error(kind, syntax.Span.Start, syntax.Span.Length, arguments);

    private Expr Error(FormulaErrorKind kind, int start, int length, params string[] arguments)
    {
        Fail(new FormulaError(kind, start, length, arguments));
        return pool.Zero;
    }

    private Expr? Fail(FormulaError error)
    {
        _errors.Add(error);
        return null;
    }
}
