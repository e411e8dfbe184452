using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Expressions;

/// <summary>Calls: functions of the table, activations by name, <c>sum</c>, elements of vectors.</summary>
internal sealed partial class FormulaParser
{
    /// <summary>The largest whole exponent that makes a power a product.</summary>
    public const int LargestIntegerPower = 64;

    private Expr Call(InvocationExpressionSyntax call, string name)
    {
        if (AsForeign(call, name) is { } foreign)
        {
            return foreign;
        }

        if (name == "sum" && scope.Resolve(name) is null)
        {
            return Unroll(call);
        }

        if (FunctionTable.TryGet(name, out var function) && (!function.IsInternal || scope.AllowsInternalFunctions))
        {
            var count = call.ArgumentList.Arguments.Count;
            return count == function.Arity
                ? Apply(function, Arguments(call), call)
                : Familiar(FormulaErrorKind.WrongArity, call, name, function.Arity.ToString(), count.ToString())
                    ?? Error(FormulaErrorKind.WrongArity, call, name, function.Arity.ToString(), count.ToString());
        }

        var activation = scope.Activations.FirstOrDefault(a => Spelling.IsSameWord(a, name));
        // An activation that is only spelled like it has one argument.
        if ((activation is null || (activation != name && call.ArgumentList.Arguments.Count > 1))
            && Familiar(FormulaErrorKind.UnknownFunction, call, name, "") is not null)
        {
            return UnknownsIn(call);
        }

        // Types have capital letters, and their own faults.
        if (activation is null && char.IsLower(name[0]) && FamiliarNames.Lacking(name) is not null)
        {
            Error(FormulaErrorKind.UnknownFunction, call.Expression, name, "");
            return UnknownsIn(call);
        }

        var inlined = scope.Inline(name, Arguments(call), out var error);
        if (inlined is not null)
        {
            return inlined;
        }

        var nearest = activation ?? FamiliarNames.Of(name) ?? Nearest(name);
        return error is null
            ? Error(FormulaErrorKind.UnknownFunction, call.Expression, name, nearest ?? "")
            : Error(FormulaErrorKind.Inlining, call.Expression, name, error);
    }

    private string? Nearest(string name) =>
        Spelling.Nearest(name, FunctionTable.Public.Select(f => f.Name).Concat(scope.Activations).Concat(new[] { "sum" }));

    // A function that is known from elsewhere is told with what to write instead; null for any other.
    private Expr? Familiar(FormulaErrorKind kind, InvocationExpressionSyntax call, string name, params string[] arguments)
    {
        var written = ForeignCalls.WithDecimals(name, call)
            ?? FamiliarCalls.Written(name, call.ArgumentList.Arguments.Select(a => a.ToString()).ToList(), IsPart(call));
        if (written is null)
        {
            return null;
        }

        Fail(new FormulaError(kind, call.Span.Start, call.Span.Length, new[] { name }.Concat(arguments).Append(written).ToArray())
        {
            Edits = [new(call.Span.Start, call.Span.Length, written)],
        });
        return pool.Zero;
    }

    // What else does not exist stands in the arguments; other mistakes there are those of what is to be written instead.
    private Expr UnknownsIn(InvocationExpressionSyntax call)
    {
        var told = _errors.Count;
        foreach (var argument in call.ArgumentList.Arguments.Where(a => !ForeignCalls.IsMissing(a)))
        {
            Bind(argument.Expression);
        }

        var unknown = _errors.Skip(told).Where(e => e.Kind is FormulaErrorKind.UnknownName or FormulaErrorKind.UnknownFunction).ToList();
        _errors.RemoveRange(told, _errors.Count - told);
        _errors.AddRange(unknown);
        return pool.Zero;
    }

    private static bool IsPart(ExpressionSyntax syntax) => syntax.Ancestors().OfType<ExpressionSyntax>().Any();

    // Arguments have a place here, and no names.
    private Expr? AsForeign(InvocationExpressionSyntax call, string name)
    {
        var named = ForeignCalls.Named(call) ?? ForeignCalls.Missing(call);
        if (named is null && !ForeignCalls.HasList(call))
        {
            return null;
        }

        var written = ForeignCalls.Written(name, call, receiver: null, IsPart(call));
        return Foreign((SyntaxNode?)named ?? call.ArgumentList.Arguments[0], call, written, written is null
            ? "arguments are positional; write them without names and brackets" : "write " + written);
    }

    // What is written elsewhere, and how it is here.
    private Expr Foreign(SyntaxNode what, ExpressionSyntax whole, string? written, string advice, bool isUnknown = false)
    {
        Fail(new FormulaError(FormulaErrorKind.Unsupported, whole.Span.Start, whole.Span.Length, what.ToString(), advice)
        {
            Edits = written is null ? [] : [new(whole.Span.Start, whole.Span.Length, written)],
            IsUnknown = isUnknown,
        });
        return pool.Zero;
    }

    private List<Expr> Arguments(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(a => Number(a.Expression)).ToList();

    private Expr Apply(Function function, List<Expr> arguments, InvocationExpressionSyntax call)
    {
        if (function.Name == "clamp" && arguments[1] is Number { Value: var lower } && arguments[2] is Number { Value: var upper }
            && lower > upper)
        {
            Fail(EmptyRange(call, 0));
            return pool.Zero;
        }

        if (function.Abbreviates is { } text)
        {
            return RuleText.Expand(pool, text, arguments);
        }

        // A small integer power is a product.
        return function.Name == "pow" && arguments[1] is Number { Value: var n } && n == (int)n && n >= -LargestIntegerPower
            && n <= LargestIntegerPower
            ? pool.Power(arguments[0], (int)n)
            : pool.Call(function, arguments.ToArray());
    }

    /// <summary>The mistake in a call of <c>clamp</c> whose bounds are the wrong way round.</summary>
    /// <param name="call">The call.</param>
    /// <param name="offset">Where the text begins that the call was parsed from.</param>
    public static FormulaError EmptyRange(InvocationExpressionSyntax call, int offset)
    {
        var (low, high) = (call.ArgumentList.Arguments[1], call.ArgumentList.Arguments[2]);
        return new(
            FormulaErrorKind.EmptyRange, offset + call.Span.Start, call.Span.Length, call.ToString(), low.ToString(), high.ToString())
        {
            Edits =
            [
                new(offset + low.Span.Start, low.Span.Length, high.ToString()),
                new(offset + high.Span.Start, high.Span.Length, low.ToString()),
            ],
        };
    }

    /// <summary><c>sum(i, first, last, body)</c>: the body for each i, added.</summary>
    private Expr Unroll(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count != 4 || arguments[0].Expression is not IdentifierNameSyntax index)
        {
            return Familiar(FormulaErrorKind.WrongArity, call, "sum", "4", arguments.Count.ToString())
                ?? Error(FormulaErrorKind.WrongArity, call, "sum", "4", arguments.Count.ToString());
        }

        if (Integer(arguments[1].Expression) is not { } first || Integer(arguments[2].Expression) is not { } last)
        {
            return pool.Zero;
        }

        if (last - (long)first >= MaxLength)
        {
            return Error(FormulaErrorKind.TooLarge, call, $"a sum of {last - (long)first + 1} terms (the limit is {MaxLength}): "
                + "take fewer, or write the sum in closed form");
        }

        var name = index.Identifier.ValueText;
        var outer = _indices.TryGetValue(name, out var value) ? value : (int?)null;
        var terms = new List<Expr>();
        for (var i = first; i <= last && _errors.Count == 0; i++)
        {
            _indices[name] = i;
            terms.Add(Number(arguments[3].Expression));
        }

        _indices.Remove(name);
        if (outer is { } restored)
        {
            _indices[name] = restored;
        }

        return pool.Sum(terms);
    }

    private Expr Element(ElementAccessExpressionSyntax element, string name)
    {
        if (scope.CountOf(name) is not { } count)
        {
            return scope.Resolve(name) is null
                ? Name((IdentifierNameSyntax)element.Expression, isVector: true)
                : Error(FormulaErrorKind.NotAVector, element, name);
        }

        if (element.ArgumentList.Arguments.Count != 1 || Integer(element.ArgumentList.Arguments[0].Expression) is not { } index)
        {
            return _errors.Count > 0 ? pool.Zero : Error(FormulaErrorKind.IntegerExpected, element, element.ArgumentList.ToString());
        }

        return scope.ResolveElement(name, index)
            ?? Error(FormulaErrorKind.IndexOutOfRange, element, name, index.ToString(), count.ToString());
    }

    private int? Integer(ExpressionSyntax syntax)
    {
        var value = Number(syntax);
        if (value is Number { Value: var n } && n == (int)n)
        {
            return (int)n;
        }

        if (_errors.Count == 0)
        {
            Error(FormulaErrorKind.IntegerExpected, syntax, syntax.ToString());
        }

        return null;
    }
}
