using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>Rules in the order in which they are tried, found by what is outermost in the node they rewrite.</summary>
internal sealed class RuleTable(IEnumerable<Rule> rules)
{
    private readonly ILookup<object, Rule> _byRoot = rules.ToLookup(rule => Root(rule.PatternTree));

    /// <summary>Those that a look at the outermost operation of a node does not rule out.</summary>
    public IEnumerable<Rule> For(Expr node) => _byRoot[Root(node)];

    private static object Root(Expr node) => node is Call call ? call.Function : node.GetType();
}
