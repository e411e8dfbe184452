using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>
/// The passes of one direction over a row in double precision: one for each reduction, which computes what is reduced, and one for the
/// results. They are rarely taken, so nothing is saved from one for another.
/// </summary>
/// <param name="Work">What is computed.</param>
/// <param name="Passes">The passes; all but the last reduce.</param>
/// <param name="Leaves">What is read for each variable.</param>
internal sealed record RealRowSchedule(
    ReductionInputs Work, IReadOnlyList<RealRowPass> Passes, IReadOnlyDictionary<Variable, RowLeaf> Leaves)
{
    /// <summary>The reductions, in the order of the passes.</summary>
    public IEnumerable<Reduction> Reductions =>
        Passes.Select(p => p.Reduced).OfType<ReductionSymbol>().Select(s => s.Function.Reduction!.Value);

    /// <param name="work">What is computed.</param>
    /// <param name="leaves">What is read for each variable but reductions.</param>
    public static RealRowSchedule Of(ReductionInputs work, IReadOnlyDictionary<Variable, RowLeaf> leaves)
    {
        var symbols = work.Form.Symbols;
        var all = leaves.ToDictionary(l => l.Key, l => l.Value);
        for (var i = 0; i < symbols.Count; i++)
        {
            all.Add(symbols[i].Symbol, new RowLeaf(OpCode.Reduction, symbols[i].Function.Name, i));
        }

        return new(
            work, symbols.Select((s, i) => new RealRowPass(s, [work.Arguments[i]]))
                .Append(new RealRowPass(null, [.. work.Results, .. work.LayerGradients, .. work.ColumnGradients])).ToList(), all);
    }
}

/// <summary>One pass over a row in double precision.</summary>
/// <param name="Reduced">The reduction of its value; null for the last pass.</param>
/// <param name="Values">
/// What it computes: the argument of the reduction, or the results and then the terms of the gradients of parameters with one value and of
/// those along the columns.
/// </param>
internal sealed record RealRowPass(ReductionSymbol? Reduced, IReadOnlyList<Expr> Values);
