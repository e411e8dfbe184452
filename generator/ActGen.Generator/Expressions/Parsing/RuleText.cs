using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Expressions;

/// <summary>
/// The formulas inside tables: derivative rows, expansions, rewrite rules. They are written in the formula language itself, over
/// single-letter names, and read by the same parser.
/// </summary>
internal static class RuleText
{
    // As many entries as the tables have texts.
    private static readonly ConcurrentDictionary<string, ExpressionSyntax> Syntax = new(StringComparer.Ordinal);

    /// <summary>A row's text over <c>u</c>, <c>v</c>, <c>w</c> (and <c>r</c>) with expressions in their place.</summary>
    public static Expr Expand(ExprPool pool, string text, IReadOnlyList<Expr> arguments, Expr? result = null)
    {
        var names = new Dictionary<string, Expr>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            names.Add(Function.ArgumentNames[i], arguments[i]);
        }

        if (result is not null)
        {
            names.Add("r", result);
        }

        return Parse(pool, text, name => names.TryGetValue(name, out var value) ? value : null, condition: false);
    }

    /// <summary>A row's condition over the arguments.</summary>
    public static Expr ExpandCondition(ExprPool pool, string text, IReadOnlyList<Expr> arguments) =>
        Parse(pool, text, name => Function.ArgumentNames.ToList().IndexOf(name) is var i and >= 0 && i < arguments.Count
            ? arguments[i] : null, condition: true);

    /// <summary>A pattern: every name is a wildcard.</summary>
    public static Expr Pattern(ExprPool pool, string text, bool condition = false) =>
        Parse(pool, text, name => pool.Variable(name, VariableKind.Symbol), condition);

    /// <summary>A text with every name replaced by what it is bound to.</summary>
    public static Expr Instantiate(ExprPool pool, string text, IReadOnlyDictionary<string, Expr> bindings) =>
        Parse(pool, text, name => bindings.TryGetValue(name, out var value) ? value : null, condition: false);

    private static Expr Parse(ExprPool pool, string text, Func<string, Expr?> resolve, bool condition)
    {
        var parser = new FormulaParser(pool, new TableScope(resolve));
        var result = parser.ReadRow(Syntax.GetOrAdd(text, t => SyntaxFactory.ParseExpression(t)), condition);
        return parser.Errors.Count == 0 ? result : throw new FormatException($"table text '{text}': {string.Join("; ", parser.Errors)}");
    }

    private sealed class TableScope(Func<string, Expr?> resolve) : FormulaScope
    {
        public override IEnumerable<string> Names => Function.ArgumentNames;

        public override bool AllowsInternalFunctions => true;

        public override Expr? Resolve(string name) => FunctionTable.Constants.ContainsKey(name) ? null : resolve(name);
    }
}
