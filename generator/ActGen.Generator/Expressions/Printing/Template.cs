using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// The formula that stands for a function in print, over <c>u</c>, <c>v</c>, <c>w</c>. It is read once and printed with the arguments
/// in the place of the letters, so that printing makes no new expression.
/// </summary>
internal static class Template
{
    // As many entries as the function table has texts.
    private static readonly ConcurrentDictionary<string, Expr> Read = new(StringComparer.Ordinal);

    /// <summary>The expression of a template.</summary>
    public static Expr Of(string text) => Read.GetOrAdd(text, t => RuleText.Pattern(new ExprPool(), t));

    /// <summary>
    /// How often an argument of a function is printed: up to three times for expm1(u) / u and its like, so that nesting multiplies.
    /// </summary>
    public static int Occurrences(Function function, int argument) =>
        Math.Max(1, Math.Max(Occurrences(function.Notation, argument), Occurrences(function.Legend, argument)));

    private static int Occurrences(string? text, int argument) => text is null ? 0 : Count(Of(text), Function.ArgumentNames[argument]);

    private static int Count(Expr node, string name) =>
        node is Variable variable ? variable.Name == name ? 1 : 0 : node.Children.Sum(child => Count(child, name));
}

/// <summary>The arguments of a template's letters, and those of the letters in these arguments in turn.</summary>
internal sealed record Bindings(ImmutableArray<Expr> Arguments, Bindings? Outer)
{
    /// <summary>The argument of a template's letter, and the meaning of the letters in it; any other node is itself.</summary>
    public static (Expr Node, Bindings? Bindings) Resolve(Expr node, Bindings? bindings)
    {
        while (bindings is not null && node is Variable { Name.Length: 1 } letter && "uvw".IndexOf(letter.Name[0]) is var index and >= 0)
        {
            (node, bindings) = (bindings.Arguments[index], bindings.Outer);
        }

        return (node, bindings);
    }
}
