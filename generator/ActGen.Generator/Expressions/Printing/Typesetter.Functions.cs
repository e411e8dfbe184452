using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Functions, powers and pieces.</summary>
internal static partial class Typesetter
{
    // A longer exponent, or one in pieces, is too small to read.
    private const int LongestExponent = 20;

    private static (MathLayout Layout, Precedence Precedence) Apply(Call call, Bindings? bindings)
    {
        MathLayout Argument(int index, Precedence context = Precedence.Conditional) => Place(call.Children[index], context, bindings);
        switch (call.Function.Typeset)
        {
            case ExponentialTypeset when IsShort(call.Children[0], bindings):
                return (new MathScript(new MathName("e"), null, Argument(0)), Precedence.Power);
            case RaisedTypeset:
                return (new MathScript(Argument(0, Precedence.Atom), null, Argument(1)), Precedence.Power);
            case RootTypeset root:
                return (new MathRoot(Argument(0), root.Degree), Precedence.Atom);
            case BetweenTypeset between:
                return (new MathFence(between.Open, Argument(0), between.Close), Precedence.Atom);
            default:
                return (MathRow.Of(Head(call.Function, null), ArgumentList(call, bindings)), Precedence.Application);
        }
    }

    private static MathLayout Head(Function function, MathLayout? raised)
    {
        var named = function.Typeset as NamedTypeset;
        var name = new MathFunction(named?.Name ?? function.Name);
        var index = named?.Index is { } text ? new MathNumber(text) : null;
        return raised is null && index is null ? name : new MathScript(name, index, raised);
    }

    private static MathLayout ArgumentList(Call call, Bindings? bindings) => MathFence.Parentheses(new MathRow(
        FormulaPrinter.Shown(call).SelectMany(c => new[] { MathOperator.Comma, Place(c, Precedence.Conditional, bindings) }).Skip(1)
            .ToImmutableArray()));

    // sin(x) squared has its exponent at the name, where nobody takes it for part of the argument.
    private static MathLayout Raise(Factor factor, Precedence context, Bindings? bindings)
    {
        if (factor.Exponent == 1)
        {
            return Place(factor.Base, context, bindings);
        }

        var exponent = new MathNumber(factor.Exponent.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (node, inner) = Bindings.Resolve(factor.Base, bindings);
        return node is Call call && IsNamed(call.Function)
            ? MathRow.Of(Head(call.Function, exponent), ArgumentList(call, inner))
            : new MathScript(Place(node, Precedence.Atom, inner), null, exponent);
    }

    private static bool IsNamed(Function function) =>
        function.Typeset is NamedTypeset || (function.Typeset is null && TemplateText(function) is null);

    private static bool IsShort(Expr exponent, Bindings? bindings)
    {
        var (node, inner) = Bindings.Resolve(exponent, bindings);
        return node is not Select && node.WrittenLength <= LongestExponent && node.Children.All(c => IsShort(c, inner));
    }

    private static MathLayout Pieces(Select select, Bindings? bindings)
    {
        var rows = ImmutableArray.CreateBuilder<(MathLayout, MathLayout?)>();
        Expr node = select;
        while (node is Select piece)
        {
            rows.Add((Place(piece.IfTrue, Precedence.Conditional, bindings), Place(piece.Condition, Precedence.Conditional, bindings)));
            (node, bindings) = Bindings.Resolve(piece.IfFalse, bindings);
        }

        rows.Add((Place(node, Precedence.Conditional, bindings), null));
        return new MathPieces(rows.ToImmutable());
    }
}
