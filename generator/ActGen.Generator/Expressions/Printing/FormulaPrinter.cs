using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Writes an expression in the formula language, the way a person would. What is written reads back as the same expression, but for
/// functions that only repairs bring in: they are written as what they stand for.
/// </summary>
internal static class FormulaPrinter
{
    /// <summary>Parts longer than this, in nodes, are shown as dots: nobody would read them.</summary>
    public const int LongestShown = 1000;

    public static string Print(Expr node) => Print(node, Precedence.Conditional, null);

    /// <summary>A number as the language writes it; pi and e by name.</summary>
    public static string Print(double value) =>
        FunctionTable.Constants.FirstOrDefault(c => c.Value == value).Key
        ?? (value == Math.Round(value) && Math.Abs(value) < 1e15
            ? value.ToString("F0", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture));

    private static string Print(Expr node, Precedence context, Bindings? bindings)
    {
        if (node.WrittenLength > LongestShown)
        {
            return "...";
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        (node, bindings) = Bindings.Resolve(node, bindings);
        var written = Written(node, bindings);
        return written.Precedence < context ? "(" + written.Text + ")" : written.Text;
    }

    // What stands for itself is written once: it is shown in the docs, in the comments of the kernels, and within larger parts.
    private static WrittenText Written(Expr node, Bindings? bindings) =>
        bindings is null ? node.Written ??= Write(node, null) : Write(node, bindings);

    private static WrittenText Write(Expr node, Bindings? bindings)
    {
        if (node is Call { Function.Notation: { } notation } templated)
        {
            var (template, inner) = Bindings.Resolve(Template.Of(notation), new(templated.Children, bindings));
            return Written(template, inner);
        }

        string Part(Expr part, Precedence context) => Print(part, context, bindings);
        var (text, precedence) = node switch
        {
            Number number => (Print(number.Value), number.Value < 0 ? Precedence.Unary : Precedence.Atom),
            Variable variable => (variable.Name, Precedence.Atom),
            Sum sum => (PrintSum(sum, bindings), Precedence.Sum),
            Product { Coefficient: < 0 } product => ("-" + PrintFraction(product, bindings), Precedence.Product),
            Product product => (PrintFraction(product, bindings), Precedence.Product),
            Power { Exponent: < -1, Base: Number } power =>
                (PrintPower(new(power.Base, power.Exponent), Precedence.Atom, bindings), Precedence.Atom),
            Power { Exponent: < 0 } power =>
                ("1 / " + PrintPower(new(power.Base, -power.Exponent), Precedence.Unary, bindings), Precedence.Product),
            Power power => (
                PrintPower(new(power.Base, power.Exponent), Precedence.Product, bindings),
                power.Exponent > FormulaParser.LargestIntegerPower ? Precedence.Product : Precedence.Atom),
            Call call => ($"{call.Function.Name}({string.Join(", ", Shown(call).Select(c => Part(c, Precedence.Conditional)))})",
                Precedence.Atom),
            // C# chains on the right; a choice in the middle would read on its own, but not to a person.
            Select select => (
                $"{Part(select.Condition, Precedence.Or)} ? {Part(select.IfTrue, Precedence.Or)} : "
                    + $"{Part(select.IfFalse, Precedence.Conditional)}",
                Precedence.Conditional),
            Comparison c => ($"{Part(c.Left, Precedence.Sum)} {Relations.Text(c.Relation)} {Part(c.Right, Precedence.Sum)}",
                Precedence.Relation),
            Logic { Operator: LogicalOperator.True } => ("true", Precedence.Atom),
            Logic { Operator: LogicalOperator.False } => ("false", Precedence.Atom),
            Logic { Operator: LogicalOperator.Not } logic => ("!" + Part(logic.Children[0], Precedence.Unary), Precedence.Unary),
            // Both chain on the left: what is nested on the right keeps its parentheses.
            Logic { Operator: LogicalOperator.And } logic => (
                $"{Part(logic.Children[0], Precedence.And)} && {Part(logic.Children[1], Precedence.Relation)}", Precedence.And),
            Logic logic => ($"{Part(logic.Children[0], Precedence.Or)} || {Part(logic.Children[1], Precedence.And)}", Precedence.Or),
            Marked marked => ("{" + Part(marked.Body, Precedence.Conditional) + "}", Precedence.Atom),
            _ => throw new InvalidOperationException($"unprintable node {node.GetType().Name}"),
        };
        return new(text, precedence);
    }

    private static string PrintSum(Sum sum, Bindings? bindings)
    {
        var terms = WrittenForm.Terms(sum).Select(term => Bindings.Resolve(term, bindings)).ToList();
        return Print(terms[0].Node, Precedence.Sum, terms[0].Bindings) + string.Concat(terms.Skip(1).Select(
            term => (WrittenForm.IsNegative(term.Node) ? " - " : " + ") + PrintUnsigned(term.Node, term.Bindings)));
    }

    // Without the sign in front.
    private static string PrintUnsigned(Expr term, Bindings? bindings) => term switch
    {
        Number number => Print(Math.Abs(number.Value)),
        Product product => Written(product, bindings).Text.Substring(product.Coefficient < 0 ? 1 : 0),
        _ => Print(term, Precedence.Product, bindings),
    };

    // A product without its sign.
    private static string PrintFraction(Product product, Bindings? bindings)
    {
        var (coefficient, above, below) = WrittenForm.Fraction(product);
        // 1 / pow(10, 2) would read as 1 / 100, which is rounded another way than pow(10, -2).
        above.AddRange(below.Where(IsPowerOfNumber).Select(f => f with { Exponent = -f.Exponent }));
        below.RemoveAll(IsPowerOfNumber);
        IEnumerable<string> leading = Math.Abs(coefficient) == 1 && above.Count > 0 ? [] : [Print(Math.Abs(coefficient))];
        var text = string.Join(" * ", leading.Concat(above.Select(f => PrintPower(f, Precedence.Product, bindings))));
        return below.Count switch
        {
            0 => text,
            1 => text + " / " + PrintPower(below[0], Precedence.Unary, bindings),
            _ => text + " / (" + string.Join(" * ", below.Select(f => PrintPower(f, Precedence.Product, bindings))) + ")",
        };
    }

    private static bool IsPowerOfNumber(Factor factor) => factor is { Base: Number, Exponent: > 1 };

    private static string PrintPower(Factor factor, Precedence context, Bindings? bindings)
    {
        var (@base, exponent) = factor;
        const int Largest = FormulaParser.LargestIntegerPower;
        if (exponent == 1)
        {
            return Print(@base, context, bindings);
        }

        if (exponent > Largest)
        {
            // A larger one would read as the function of two real numbers.
            var text = $"{PrintPower(new(@base, Largest), context, bindings)} * "
                + $"{PrintPower(new(@base, exponent - Largest), Precedence.Product, bindings)}";
            return context > Precedence.Product ? "(" + text + ")" : text;
        }

        // sq(0.1) would read as the product of two numbers.
        var inside = Print(@base, Precedence.Conditional, bindings);
        return exponent == 2 && @base is not Number ? $"sq({inside})" : $"pow({inside}, {exponent})";
    }

    /// <summary>The arguments a person sees. The others of a function that repairs bring in repeat the first one.</summary>
    public static IEnumerable<Expr> Shown(Call call) => call.Function.Legend is null ? call.Children : call.Children.Take(1);
}
