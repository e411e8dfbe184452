using ActGen.Generator.Expressions;

namespace ActGen.Generator.Rewriting;

/// <summary>An expression as <c>slope * v + offset</c>, neither of which depends on the variable v.</summary>
internal readonly record struct AffineForm(Expr Slope, Expr Offset)
{
    /// <summary>The form of an expression; null where it is not affine in the variable.</summary>
    public static AffineForm? Of(Expr node, Variable variable)
    {
        var pool = node.Pool;
        if (!Dependence.Variables(node).Contains(variable))
        {
            return new(pool.Zero, node);
        }

        switch (node)
        {
            case Variable:
                return new(pool.One, pool.Zero);
            case Sum:
                var terms = node.Children.Select(t => Of(t, variable)).ToList();
                return terms.All(t => t is not null)
                    ? new(pool.Sum(terms.Select(t => t!.Value.Slope).ToList()), pool.Sum(terms.Select(t => t!.Value.Offset).ToList()))
                    : null;
            case Product:
                var dependent = node.Children.Where(f => Dependence.Variables(f).Contains(variable)).ToList();
                if (dependent.Count != 1 || Of(dependent[0], variable) is not { } inner)
                {
                    return null;
                }

                var rest = node.Children.Where(f => f != dependent[0]).ToList();
                return new(pool.Product(rest.Append(inner.Slope).ToList()), pool.Product(rest.Append(inner.Offset).ToList()));
            default:
                return null;
        }
    }

    /// <summary>The value of the variable where the expression is a number, term by term so that it reads well.</summary>
    public Expr Solve(double value)
    {
        var pool = Slope.Pool;
        var slope = Slope;
        var difference = pool.Number(value) - Offset;
        return difference is Sum ? pool.Sum(difference.Children.Select(t => t / slope).ToList()) : difference / slope;
    }
}
