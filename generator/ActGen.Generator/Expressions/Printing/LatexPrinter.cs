using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>Writes an expression as LaTeX.</summary>
internal static class LatexPrinter
{
    private static readonly HashSet<string> Commands = new(StringComparer.Ordinal)
    {
        "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "ln", "log", "exp", "min", "max",
    };

    // Signs that LaTeX has a command for; the others are written as they are.
    private static readonly Dictionary<string, string> Signs = new (string Drawn, string Command)[]
    {
        ("−", "-"), ("·", @"\cdot"), ("≤", @"\le"), ("≥", @"\ge"), ("≠", @"\ne"), ("∧", @"\land"), ("∨", @"\lor"),
        ("¬", @"\lnot"), ("…", @"\dots"), ("⌊", @"\lfloor"), ("⌋", @"\rfloor"), ("Φ", @"\Phi"),
    }.ToDictionary(s => s.Drawn, s => s.Command, StringComparer.Ordinal);

    public static string Print(Expr node) => Print(Typesetter.Typeset(node));

    private static string Print(MathLayout layout)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return layout switch
        {
            MathRow row => string.Concat(row.Parts.Select(Print)),
            MathNumber number => number.Digits,
            MathName name => Sign(name.Name) ?? (name.Name.Length == 1 ? name.Name : $@"\mathrm{{{name.Name}}}"),
            MathFunction function =>
                Sign(function.Name) ?? (Commands.Contains(function.Name) ? @"\" + function.Name : $@"\operatorname{{{function.Name}}}"),
            MathText text => $@"\text{{{text.Text}}}",
            MathOperator { Place: OperatorPlace.Invisible } => @" \, ",
            MathOperator { Place: OperatorPlace.Separator } separator => separator.Sign + " ",
            MathOperator { Place: OperatorPlace.Infix } infix => $" {Sign(infix.Sign) ?? infix.Sign} ",
            MathOperator prefix => Sign(prefix.Sign) is { } sign && sign.Length > 1 ? sign + " " : Sign(prefix.Sign) ?? prefix.Sign,
            MathFraction fraction => $@"\frac{{{Print(fraction.Above)}}}{{{Print(fraction.Below)}}}",
            MathScript script => Print(script.Base) + Script("_", script.Lowered) + Script("^", script.Raised),
            MathRoot { Degree: 2 } root => $@"\sqrt{{{Print(root.Radicand)}}}",
            MathRoot root => $@"\sqrt[{root.Degree}]{{{Print(root.Radicand)}}}",
            MathFence fence => @"\left" + Delimiter(fence.Open) + Print(fence.Body) + @"\right" + Delimiter(fence.Close),
            MathPieces pieces => $@"\begin{{cases}} {string.Join(@" \\ ", pieces.Rows.Select(Piece))} \end{{cases}}",
            _ => throw new InvalidOperationException($"unprintable layout {layout.GetType().Name}"),
        };
    }

    private static string Script(string mark, MathLayout? script) => script is null ? "" : $"{mark}{{{Print(script)}}}";

    // A command that ends in a letter needs a space before the next one.
    private static string Delimiter(string sign) => Sign(sign) is { } command ? command + " " : sign;

    private static string? Sign(string text) =>
        MathNames.NameOf(text) is { } letter ? @"\" + letter : Signs.TryGetValue(text, out var command) ? command : null;

    private static string Piece((MathLayout Value, MathLayout? Condition) row) =>
        $"{Print(row.Value)} & {(row.Condition is null ? @"\text{otherwise}" : Print(row.Condition))}";
}
