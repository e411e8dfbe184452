using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The mean and the largest of what is the same for all elements of a row: the thing itself. Then the rules see through it, and no sum of
/// it overflows on the way.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="columns">The learnables along the columns, which are not the same.</param>
internal sealed class RowConstants(ExprPool pool, IReadOnlyCollection<Variable> columns)
{
    private readonly Dictionary<Expr, bool> _known = new();

    public Expr Simplify(Expr node) => new ExprTransform(pool, n => n switch
    {
        Call { Function.Reduction: Reduction.Mean or Reduction.Max } call when IsSame(call.Children[0]) => call.Children[0],
        _ => n,
    }).Of(node);

    private bool IsSame(Expr node)
    {
        if (!_known.TryGetValue(node, out var known))
        {
            _known.Add(node, known = node switch
            {
                Variable variable => variable.Kind != VariableKind.Input && !columns.Contains(variable),
                Call { Function.Reduction: not null } => true,
                _ => node.Children.All(IsSame),
            });
        }

        return known;
    }
}
