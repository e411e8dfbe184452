
namespace ActGen.Generator.Expressions;

/// <summary>Walks over expressions without recursion, for those that nobody has checked the depth of.</summary>
internal static class ExprOrder
{
    /// <summary>The different nodes of an expression, children before their parents.</summary>
    public static IEnumerable<Expr> ChildrenFirst(Expr node)
    {
        var seen = new HashSet<Expr> { node };
        var stack = new Stack<Expr>(seen);
        while (stack.Count > 0)
        {
            foreach (var child in stack.Pop().Children)
            {
                if (seen.Add(child))
                {
                    stack.Push(child);
                }
            }
        }

        // A parent is made after its children.
        return seen.OrderBy(n => n.Id);
    }
}
