using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Prepare;

/// <summary>
/// Finds out whether what a row adds up is beyond the floats where its results are not: the square of 1e20 is, and the root of the mean of
/// such squares is not. Some rows of large values are tried.
/// </summary>
/// <param name="activation">The activation.</param>
/// <param name="forward">What gives its outputs.</param>
internal sealed class RowOverflow(StableActivation activation, ReductionInputs forward)
{
    // One value all along a row, one beside ordinary ones, and many.
    private static readonly Func<double, double[]>[] Rows =
    {
        x => new[] { x, x, x, x },
        x => new[] { x, -1.5, 0.3125, 2.25 },
        x => new[] { x, -x / 2, x / 4, x * 0.75 },
    };

    // Where exponentials leave the floats, and where powers do.
    private static readonly double[] Magnitudes = { 87, 90, 120, 250, 1e8, 1e11, 1e14, 1e17, 1e20, 1e25, 1e30, 1e35, 3e38 };
    private static readonly double[] OutputGradients = { 1.25, -0.5, 0.75, 2 };

    private readonly IReadOnlyDictionary<string, double> _start = ParameterSamples.Of(activation)[0];

    /// <summary>Whether there is such a row.</summary>
    /// <param name="work">What is computed of it, as it is written.</param>
    /// <param name="gradients">The gradients of the outputs.</param>
    /// <param name="output">The output, where it may be read.</param>
    public bool IsFound(ReductionInputs work, IReadOnlyList<Variable> gradients, Variable? output) =>
        activation.Declaration.IsRepaired && work.Form.Symbols.Count > 0
        && Magnitudes.SelectMany(m => new[] { m, -m }).SelectMany(x => Rows.Select(row => row(x)))
            .Any(row => IsLost(work, Columns(row, gradients, output)));

    private IReadOnlyList<Dictionary<string, double>> Columns(double[] row, IReadOnlyList<Variable> gradients, Variable? output)
    {
        var columns = row.Select((x, i) =>
        {
            var values = _start.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
            values[activation.Inputs[0].Name] = x;
            foreach (var gradient in gradients)
            {
                values[gradient.Name] = OutputGradients[i];
            }

            return values;
        }).ToList();
        if (output is not null)
        {
            // Of the columns by themselves: the reductions of one direction are not those of another.
            var own = columns.Select(c => c.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)).ToList();
            Reduce(forward, own);
            for (var i = 0; i < own.Count; i++)
            {
                columns[i][output.Name] = new Interpreter(own[i]).Evaluate(forward.Results[0]);
            }
        }

        return columns;
    }

    // A mean of terms that grow beyond the floats is a float where their sum no longer is.
    private static bool IsLost(ReductionInputs work, IReadOnlyList<Dictionary<string, double>> columns) => Reduce(work, columns) switch
    {
        { Mean: true } => true,
        { Any: true } => columns.Select(c => new Interpreter(c))
            .All(c => work.Results.Concat(work.LayerGradients).Concat(work.ColumnGradients).All(r => IsFloat(c.Evaluate(r)))),
        _ => false,
    };

    // Takes the reductions, and says whether one is of more than floats hold, and whether one of these is a mean.
    private static (bool Any, bool Mean) Reduce(ReductionInputs work, IReadOnlyList<Dictionary<string, double>> columns)
    {
        var (any, mean) = (false, false);
        for (var i = 0; i < work.Form.Symbols.Count; i++)
        {
            var (symbol, function, _) = work.Form.Symbols[i];
            var terms = columns.Select(c => new Interpreter(c).Evaluate(work.Arguments[i])).ToList();
            var isAdded = function.Reduction is Reduction.Sum or Reduction.Mean;
            var overflows = !terms.All(IsFloat) || (isAdded && !IsFloat(terms.Sum()));
            any |= overflows;
            mean |= overflows && function.Reduction == Reduction.Mean;
            var reduced = function.Reduction switch
            {
                Reduction.Sum => terms.Sum(),
                Reduction.Mean => terms.Average(),
                _ => terms.Aggregate(Math.Max),
            };
            foreach (var column in columns)
            {
                column[symbol.Name] = reduced;
            }
        }

        return (any, mean);
    }

    private static bool IsFloat(double value) => Math.Abs(value) <= float.MaxValue;
}
