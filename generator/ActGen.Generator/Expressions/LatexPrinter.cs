using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Writes an expression as LaTeX.</summary>
internal static class LatexPrinter
{
    private static readonly HashSet<string> Greek = new(StringComparer.Ordinal)
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "psi", "omega",
    };

    public static string Print(Expr node) => node switch
    {
        { WrittenLength: > FormulaPrinter.LongestShown } => @"\dots",
        Number { Value: Math.PI } => @"\pi",
        Number { Value: Math.E } => "e",
        Number number => Number(number.Value),
        Variable variable => Name(variable.Name),
        Sum sum => PrintSum(sum),
        Product { Coefficient: < 0 } product => "-" + Factor(-product),
        Product product => PrintProduct(product),
        Power { Exponent: < 0 } power => $@"\frac{{1}}{{{Print(power.Pool.Power(power.Base, -power.Exponent))}}}",
        Power power => $"{Radix(power.Base)}^{{{power.Exponent}}}",
        Call call => string.Format(CultureInfo.InvariantCulture, call.Function.Latex, call.Children.Select(Print).ToArray<object>()),
        Select => PrintCases(node),
        Comparison c => $"{Print(c.Left)} {Relations.Latex(c.Relation)} {Print(c.Right)}",
        Logic { Connective: Connective.And } logic => $@"{Print(logic.Children[0])} \land {Print(logic.Children[1])}",
        Logic { Connective: Connective.Or } logic => $@"{Print(logic.Children[0])} \lor {Print(logic.Children[1])}",
        Logic { Connective: Connective.Not } logic => $@"\lnot\left({Print(logic.Children[0])}\right)",
        Logic logic => logic.Connective == Connective.True ? @"\text{true}" : @"\text{false}",
        _ => throw new InvalidOperationException($"unprintable node {node.GetType().Name}"),
    };

    private static string Number(double value)
    {
        var text = FormulaPrinter.Print(value);
        var exponent = text.IndexOf('E');
        return exponent < 0 ? text : $@"{text.Substring(0, exponent)} \cdot 10^{{{int.Parse(text.Substring(exponent + 1), CultureInfo.InvariantCulture)}}}";
    }

    // alpha[3] is alpha with an index; Part_alpha, a learnable of a part of a mix, carries the part as one.
    private static string Name(string name)
    {
        var parts = name.TrimEnd(']').Split('[', '_');
        var head = Greek.Contains(parts[0]) ? @"\" + parts[0] : parts[0].Length == 1 ? parts[0] : $@"\mathrm{{{parts[0]}}}";
        return parts.Length == 1 ? head : $"{head}_{{{string.Join(",", parts.Skip(1).Select(p => Greek.Contains(p) ? @"\" + p : p))}}}";
    }

    private static string PrintSum(Sum sum)
    {
        var terms = sum.Children.OrderBy(IsNegative).ToList();
        var text = Print(terms[0]);
        foreach (var term in terms.Skip(1))
        {
            text += IsNegative(term) ? " - " + Factor(-term) : " + " + Print(term);
        }

        return text;
    }

    private static bool IsNegative(Expr term) => term is Number { Value: < 0 } or Product { Coefficient: < 0 };

    private static string PrintProduct(Product product)
    {
        var (numerator, denominator) = FormulaPrinter.Fraction(product);
        if (denominator.Count == 0)
        {
            return Factors(numerator);
        }

        return $@"\frac{{{(numerator.Count == 0 ? "1" : Factors(numerator))}}}{{{Factors(denominator)}}}";
    }

    private static string Factors(List<Expr> factors)
    {
        if (factors.Count == 1)
        {
            return Print(factors[0]);
        }

        // Two numbers side by side need a sign between them.
        var text = Factor(factors[0]);
        for (var i = 1; i < factors.Count; i++)
        {
            var next = Factor(factors[i]);
            text += (char.IsDigit(next[0]) ? @" \cdot " : @" \, ") + next;
        }

        return text;
    }

    private static string Factor(Expr node) => node is Sum or Select ? $@"\left({Print(node)}\right)" : Print(node);

    private static string Radix(Expr node) => node is Variable or Number { Value: >= 0 } ? Print(node) : $@"\left({Print(node)}\right)";

    private static string PrintCases(Expr node)
    {
        var rows = new List<string>();
        while (node is Select select)
        {
            rows.Add($"{Print(select.IfTrue)} & {Print(select.Condition)}");
            node = select.IfFalse;
        }

        rows.Add($@"{Print(node)} & \text{{otherwise}}");
        return $@"\begin{{cases}} {string.Join(@" \\ ", rows)} \end{{cases}}";
    }
}
