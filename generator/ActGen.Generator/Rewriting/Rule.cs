using System;
using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>
/// A row of a rule table: a named identity, written as two formulas in which every name is a wildcard. A pattern that is a sum
/// or a product also matches within a longer one; the rest stays.
/// </summary>
/// <param name="Name">The name, shown in the docs of an activation that the rule repaired.</param>
/// <param name="Pattern">The left side.</param>
/// <param name="Replacement">The right side.</param>
/// <param name="Guard">A condition on what the wildcards are bound to.</param>
/// <param name="Shown">The right side for a person, where it is long or uses functions that are not in the language.</param>
internal sealed record Rule(
    string Name, string Pattern, string Replacement, Func<IReadOnlyDictionary<string, Expr>, bool>? Guard = null, string? Shown = null)
{
    // Patterns live in a pool of their own; matching compares structure, so any pool will do.
    private readonly Lazy<Expr> _pattern = new(() => RuleText.Pattern(new ExprPool(), Pattern));

    public Expr PatternTree => _pattern.Value;

    /// <summary>The rule as one line.</summary>
    public override string ToString() => $"{Pattern} -> {Shown ?? Replacement}";
}
