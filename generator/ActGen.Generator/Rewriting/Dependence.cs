using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>What an expression depends on.</summary>
internal static class Dependence
{
    /// <summary>Whether a variable of some kind occurs.</summary>
    public static bool On(Expr node, VariableKind kind) => Variables(node).Any(v => v.Kind == kind);

    /// <summary>Whether it is different for each element.</summary>
    public static bool OnInput(Expr node) => On(node, VariableKind.Input);

    /// <summary>Whether it is a number written with operators and functions.</summary>
    public static bool IsConstant(Expr node) => !Variables(node).Any();

    public static IEnumerable<Variable> Variables(Expr node)
    {
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>();
        stack.Push(node);
        while (stack.Count > 0)
        {
            var next = stack.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            if (next is Variable variable)
            {
                yield return variable;
            }

            foreach (var child in next.Children)
            {
                stack.Push(child);
            }
        }
    }
}
