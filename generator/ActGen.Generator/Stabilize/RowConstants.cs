using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The mean and the largest of what is the same for all elements of a row: the thing itself. Then the rules see through it, and no sum of
/// it overflows on the way.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="columns">The parameters along the columns, which are not the same.</param>
internal sealed class RowConstants(ExprPool pool, IReadOnlyCollection<Variable> columns)
{
    public Expr Simplify(Expr node) => new ExprTransform(pool, n => n switch
    {
        Call { Function.Reduction: Reduction.Mean or Reduction.Max } call when Dependence.IsSameInRow(call.Children[0], IsSame) =>
            call.Children[0],
        _ => n,
    }).Of(node);

    private bool IsSame(Variable variable) => variable.Kind != VariableKind.Input && !columns.Contains(variable);
}
