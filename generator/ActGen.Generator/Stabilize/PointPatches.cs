using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Pieces that hold on one point of a parameter only, such as <c>alpha == 0</c>, patch a removable singularity. Where the repaired
/// neighbors are regular there and agree with the patch, it has done its work and is dropped: value and derivatives at the
/// point are then those of the neighbors. A patch that says something else stays.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
/// <param name="patches">The patches.</param>
/// <param name="output">The output that is patched.</param>
internal sealed class PointPatches(ExprPool pool, IReadOnlyList<PointPatch> patches, int output)
{
    private static readonly double[] Samples = { -1.75, -0.5, 0.25, 1.5 };

    /// <summary>The patches that a repaired value does not make superfluous.</summary>
    public IReadOnlyList<PointPatch> Remaining(Expr value) => patches.Where(p => !IsRegular(value, p)).ToList();

    /// <summary>The value with the remaining patches put back.</summary>
    public Expr Apply(Expr value) => Remaining(value).Aggregate(
        value, (v, p) => pool.Select(pool.Compare(Relation.Equal, p.Variable, pool.Number(p.Point)), p.Formulas[output], v));

    private bool IsRegular(Expr value, PointPatch patch)
    {
        var others = Dependence.Variables(value).Concat(Dependence.Variables(patch.Formulas[output])).Where(v => v != patch.Variable)
            .Distinct().ToList();
        return Samples.All(sample =>
        {
            var values = others.ToDictionary(v => v.Name, _ => sample, StringComparer.Ordinal);
            values[patch.Variable.Name] = patch.Point;
            var (own, patched) = (new Interpreter(values).Evaluate(value), new Interpreter(values).Evaluate(patch.Formulas[output]));
            return double.IsNaN(patched) || Math.Abs(own - patched) <= 1e-12 * Math.Max(1, Math.Abs(patched));
        });
    }
}
