using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>The variables of an expression.</summary>
internal static class Dependence
{
    /// <summary>Whether it is different for each element.</summary>
    public static bool OnInput(Expr node) => (node.Kinds & VariableKinds.Input) != 0;

    /// <summary>Whether it is a number written with operators and functions.</summary>
    public static bool IsConstant(Expr node) => node.Kinds == VariableKinds.None;

    /// <summary>Whether it is made of variables, sums, products and positive powers alone. A variable may be clamped to bounds.</summary>
    public static bool IsPolynomial(Expr node) => node.IsPolynomial;

    /// <summary>Whether it has one value for a whole row, as reductions have.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="isSame">Whether a variable has one.</param>
    public static bool IsSameInRow(Expr node, Func<Variable, bool> isSame) => ExprTraversal
        .Reached(node, n => n is Call { Function.Reduction: not null } ? Enumerable.Empty<Expr>() : n.Children)
        .OfType<Variable>().All(isSame);

    public static IEnumerable<Variable> Variables(Expr node) => ExprTraversal.Unique(node).OfType<Variable>();
}
