using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Lays an expression out as a person would write it by hand: fractions, powers, roots, pieces, and parentheses where they are needed.
/// </summary>
internal static partial class Typesetter
{
    /// <summary>The layout of a number or a condition.</summary>
    public static MathLayout Typeset(Expr node) => Place(node, Precedence.Conditional, null);

    private static MathLayout Place(Expr node, Precedence context, Bindings? bindings)
    {
        if (node.WrittenLength > FormulaPrinter.LongestShown)
        {
            return new MathName("…");
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        (node, bindings) = Bindings.Resolve(node, bindings);
        if (node is Call { Function: var function } call && TemplateText(function) is { } template)
        {
            return Place(Template.Of(template), context, new Bindings(call.Children, bindings));
        }

        var (layout, precedence) = Build(node, bindings);
        return precedence < context ? MathFence.Parentheses(layout) : layout;
    }

    private static string? TemplateText(Function function) =>
        function.Typeset is FormulaTypeset formula ? formula.Text : function.Typeset is null ? function.Notation : null;

    private static (MathLayout Layout, Precedence Precedence) Build(Expr node, Bindings? bindings)
    {
        MathLayout Part(Expr part, Precedence context) => Place(part, context, bindings);
        return node switch
        {
            Number { Value: < 0 } number => (MathRow.Of(MathOperator.Negative, Digits(-number.Value).Layout), Precedence.Sum),
            Number number => Digits(number.Value),
            Variable variable => (MathNames.Typeset(variable.Name), Precedence.Atom),
            Sum sum => (Terms(sum, bindings), Precedence.Sum),
            Product { Coefficient: < 0 } product => (MathRow.Of(MathOperator.Negative, Unsigned(product, bindings)), Precedence.Sum),
            Product product => (Unsigned(product, bindings), Precedence.Product),
            Power { Exponent: < 0 } power => (
                new MathFraction(new MathNumber("1"), Raise(new(power.Base, -power.Exponent), Precedence.Conditional, bindings)),
                Precedence.Product),
            Power power => (Raise(new(power.Base, power.Exponent), Precedence.Conditional, bindings), Precedence.Power),
            Call call => Apply(call, bindings),
            Select select => (Pieces(select, bindings), Precedence.Conditional),
            Comparison c => (
                Join(Relations.Sign(c.Relation), Part(c.Left, Precedence.Sum), Part(c.Right, Precedence.Sum)), Precedence.Relation),
            Logic { Operator: LogicalOperator.True } => (new MathText("true"), Precedence.Atom),
            Logic { Operator: LogicalOperator.False } => (new MathText("false"), Precedence.Atom),
            Logic { Operator: LogicalOperator.Not } not => (
                MathRow.Of(new MathOperator("¬", OperatorPlace.Prefix), Part(not.Children[0], Precedence.Unary)), Precedence.Unary),
            // Both chain on the left: what is nested on the right keeps its parentheses.
            Logic { Operator: LogicalOperator.And } and =>
                (Join("∧", Part(and.Children[0], Precedence.And), Part(and.Children[1], Precedence.Relation)), Precedence.And),
            Logic or => (Join("∨", Part(or.Children[0], Precedence.Or), Part(or.Children[1], Precedence.And)), Precedence.Or),
            _ => throw new InvalidOperationException($"unprintable node {node.GetType().Name}"),
        };
    }

    private static MathLayout Join(string sign, MathLayout left, MathLayout right) =>
        MathRow.Of(left, new MathOperator(sign, OperatorPlace.Infix), right);

    private static MathLayout Terms(Sum sum, Bindings? bindings)
    {
        var terms = WrittenForm.Terms(sum).Select(term => Bindings.Resolve(term, bindings)).ToList();
        var parts = new List<MathLayout> { Place(terms[0].Node, Precedence.Sum, terms[0].Bindings) };
        foreach (var (term, inner) in terms.Skip(1))
        {
            parts.Add(WrittenForm.IsNegative(term) ? MathOperator.Minus : MathOperator.Plus);
            parts.Add(Unsigned(term, inner));
        }

        return new MathRow(parts.ToImmutableArray());
    }

    // A term or a product without the sign in front.
    private static MathLayout Unsigned(Expr term, Bindings? bindings)
    {
        if (term is not Product product)
        {
            return term is Number number ? Digits(Math.Abs(number.Value)).Layout : Place(term, Precedence.Product, bindings);
        }

        var (coefficient, above, below) = WrittenForm.Fraction(product);
        var magnitude = Math.Abs(coefficient);
        return below.Count == 0
            ? Factors(magnitude, above, Precedence.Product, bindings)
            : new MathFraction(Factors(magnitude, above, Precedence.Conditional, bindings),
                Factors(1, below, Precedence.Conditional, bindings));
    }

    // A factor on its own needs no more than its place asks for: none above or below a line.
    private static MathLayout Factors(double magnitude, List<Factor> factors, Precedence alone, Bindings? bindings)
    {
        var hasNumber = magnitude != 1 || factors.Count == 0;
        var context = factors.Count == 1 && !hasNumber ? alone : Precedence.Product;
        var parts = factors.Select(f => Raise(f, context, bindings));
        return Multiply((hasNumber ? parts.Prepend(Digits(magnitude).Layout) : parts).ToList());
    }

    private static MathLayout Multiply(List<MathLayout> factors)
    {
        var row = new List<MathLayout> { factors[0] };
        foreach (var (left, right) in factors.Zip(factors.Skip(1), (a, b) => (a, b)))
        {
            // Two numbers side by side would be one, and a name before a parenthesis a function.
            var needsSign = First(right) is MathNumber or MathFraction { Above: MathNumber }
                || (First(right) is MathFence { Open: "(" } && Last(left) is MathName);
            row.Add(needsSign ? MathOperator.Dot : MathOperator.Times);
            row.Add(right);
        }

        return row.Count == 1 ? row[0] : new MathRow(row.ToImmutableArray());
    }

    private static MathLayout First(MathLayout layout) => layout switch
    {
        MathRow { Parts: var parts } => First(parts[0]),
        MathScript script => First(script.Base),
        _ => layout,
    };

    private static MathLayout Last(MathLayout layout) => layout switch
    {
        MathRow { Parts: var parts } => Last(parts[parts.Length - 1]),
        MathScript { Raised: null } script => Last(script.Base),
        _ => layout,
    };

    private static (MathLayout Layout, Precedence Precedence) Digits(double value)
    {
        if (KnownNumbers.Formula(value) is { } formula)
        {
            return Build(formula, null);
        }

        // Twice pi is one number to the parser.
        if (value == 2 * Math.PI)
        {
            return (MathRow.Of(new MathNumber("2"), MathOperator.Times, MathNames.Typeset("pi")), Precedence.Product);
        }

        var text = FormulaPrinter.Print(value);
        if (FunctionTable.Constants.ContainsKey(text))
        {
            return (MathNames.Typeset(text), Precedence.Atom);
        }

        var exponent = text.IndexOf('E');
        if (exponent < 0)
        {
            return (new MathNumber(text), Precedence.Atom);
        }

        var power = int.Parse(text.Substring(exponent + 1), CultureInfo.InvariantCulture);
        var digits = new MathNumber(Math.Abs(power).ToString(CultureInfo.InvariantCulture));
        return (MathRow.Of(
            new MathNumber(text.Substring(0, exponent)), MathOperator.Dot,
            new MathScript(new MathNumber("10"), null, power < 0 ? MathRow.Of(MathOperator.Negative, digits) : digits)),
                Precedence.Product);
    }
}
