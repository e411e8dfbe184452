using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Writes an expression in the formula language, the way a person would.</summary>
internal static class FormulaPrinter
{
    private enum Precedence
    {
        Conditional,
        Or,
        And,
        Relation,
        Sum,
        Product,
        Unary,
        Atom,
    }

    /// <summary>Parts longer than this, in nodes, are shown as dots: nobody would read them.</summary>
    public const int LongestShown = 4000;

    public static string Print(Expr node) => Print(node, Precedence.Conditional);

    /// <summary>A number as the language writes it; pi and e by name.</summary>
    public static string Print(double value) =>
        FunctionTable.Constants.FirstOrDefault(c => c.Value == value).Key
        ?? (value == Math.Round(value) && Math.Abs(value) < 1e15 ? value.ToString("F0", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture));

    private static string Print(Expr node, Precedence context)
    {
        if (node.WrittenLength > LongestShown)
        {
            return "...";
        }

        var (text, precedence) = node switch
        {
            Number number => (Print(number.Value), number.Value < 0 ? Precedence.Unary : Precedence.Atom),
            Variable variable => (variable.Name, Precedence.Atom),
            Sum sum => (PrintSum(sum), Precedence.Sum),
            Product product => PrintProduct(product),
            Power { Exponent: < 0 } power => ("1 / " + Print(power.Pool.Power(power.Base, -power.Exponent), Precedence.Unary), Precedence.Product),
            Power { Exponent: 2 } power => ("sq(" + Print(power.Base) + ")", Precedence.Atom),
            Power power => ("pow(" + Print(power.Base) + ", " + power.Exponent + ")", Precedence.Atom),
            Call call => PrintCall(call),
            Select select => (
                $"{Print(select.Condition, Precedence.Or)} ? {Print(select.IfTrue, Precedence.Or)} : {Print(select.IfFalse, Precedence.Conditional)}",
                Precedence.Conditional),
            Comparison c => (
                $"{Print(c.Left, Precedence.Sum)} {Relations.Text(c.Relation)} {Print(c.Right, Precedence.Sum)}", Precedence.Relation),
            Logic logic => PrintLogic(logic),
            _ => throw new InvalidOperationException($"unprintable node {node.GetType().Name}"),
        };
        return precedence < context ? "(" + text + ")" : text;
    }

    private static string PrintSum(Sum sum)
    {
        // A positive term leads, so that 1 - x is not shown as -x + 1.
        var terms = sum.Children.ToList();
        var lead = terms.FindIndex(t => !IsNegative(t));
        if (lead > 0)
        {
            var term = terms[lead];
            terms.RemoveAt(lead);
            terms.Insert(0, term);
        }

        var text = Print(terms[0], Precedence.Sum);
        foreach (var term in terms.Skip(1))
        {
            text += IsNegative(term) ? " - " + Print(-term, Precedence.Product) : " + " + Print(term, Precedence.Sum);
        }

        return text;
    }

    private static bool IsNegative(Expr term) => term is Number { Value: < 0 } or Product { Coefficient: < 0 };

    private static (string Text, Precedence Precedence) PrintProduct(Product product)
    {
        if (product.Coefficient < 0)
        {
            return ("-" + Print(-product, Precedence.Product), Precedence.Unary);
        }

        var (numerator, denominator) = Fraction(product);
        var above = numerator.Count == 0 ? "1" : string.Join(" * ", numerator.Select(f => Print(f, Precedence.Product)));
        return denominator.Count switch
        {
            0 => (above, Precedence.Product),
            1 => (above + " / " + Print(denominator[0], Precedence.Unary), Precedence.Product),
            _ => (above + " / (" + string.Join(" * ", denominator.Select(f => Print(f, Precedence.Product))) + ")", Precedence.Product),
        };
    }

    /// <summary>The factors above and below the line.</summary>
    internal static (List<Expr> Numerator, List<Expr> Denominator) Fraction(Product product)
    {
        var numerator = new List<Expr>();
        var denominator = new List<Expr>();
        foreach (var factor in product.Children)
        {
            if (factor is Power { Exponent: < 0 } power)
            {
                denominator.Add(power.Pool.Power(power.Base, -power.Exponent));
            }
            else
            {
                numerator.Add(factor);
            }
        }

        return (numerator, denominator);
    }

    private static (string Text, Precedence Precedence) PrintCall(Call call)
    {
        if (call.Function.Notation is { } notation)
        {
            return (Substitute(notation, call.Children), notation.EndsWith(")", StringComparison.Ordinal) ? Precedence.Atom : Precedence.Product);
        }

        return (call.Function.Name + "(" + string.Join(", ", call.Children.Select(Print)) + ")", Precedence.Atom);
    }

    // An argument that stands alone between parentheses needs none of its own.
    private static string Substitute(string notation, IReadOnlyList<Expr> arguments) =>
        System.Text.RegularExpressions.Regex.Replace(notation, @"(?<alone>(?<=\()[uvw](?=\)))|\b[uvw]\b", m =>
            Print(arguments[m.Value[0] - 'u'], m.Groups["alone"].Success ? Precedence.Conditional : Precedence.Atom));

    private static (string Text, Precedence Precedence) PrintLogic(Logic logic) => logic.Connective switch
    {
        Connective.True => ("true", Precedence.Atom),
        Connective.False => ("false", Precedence.Atom),
        Connective.Not => ("!" + Print(logic.Children[0], Precedence.Unary), Precedence.Unary),
        Connective.And => (Print(logic.Children[0], Precedence.And) + " && " + Print(logic.Children[1], Precedence.And), Precedence.And),
        _ => (Print(logic.Children[0], Precedence.Or) + " || " + Print(logic.Children[1], Precedence.Or), Precedence.Or),
    };
}
