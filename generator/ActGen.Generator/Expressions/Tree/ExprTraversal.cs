namespace ActGen.Generator.Expressions;

/// <summary>Walks over expressions without recursion, for those that nobody has checked the depth of, and over each node once.</summary>
internal static class ExprTraversal
{
    /// <summary>The different nodes of an expression, parents before their children unless they share them.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="enter">Whether the children of a node are looked at; null for all.</param>
    public static IEnumerable<Expr> Unique(Expr root, Func<Expr, bool>? enter = null) => Unique([root], enter);

    /// <summary>The different nodes of several expressions, the last expression first.</summary>
    public static IEnumerable<Expr> Unique(IEnumerable<Expr> roots, Func<Expr, bool>? enter = null)
    {
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>(roots);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            if (enter is null || enter(node))
            {
                foreach (var child in node.Children)
                {
                    stack.Push(child);
                }
            }
        }
    }

    /// <summary>The different nodes that are reached from an expression.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="next">The nodes that a node leads to.</param>
    public static IEnumerable<Expr> Reached(Expr root, Func<Expr, IEnumerable<Expr>> next)
    {
        var seen = new HashSet<Expr> { root };
        var stack = new Stack<Expr>(seen);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            yield return node;
            foreach (var following in next(node).Where(seen.Add))
            {
                stack.Push(following);
            }
        }
    }

    /// <summary>The different nodes of an expression, children before their parents.</summary>
    // A parent is made after its children.
    public static IEnumerable<Expr> ChildrenFirst(Expr root) => Unique(root).OrderBy(n => n.Id);
}
