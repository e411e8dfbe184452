using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Evaluates expressions with reductions in double precision, over one row. It defines what they mean.</summary>
/// <param name="columns">For each column of the row, the values of the variables by name.</param>
internal sealed class ReductionInterpreter(IReadOnlyList<IReadOnlyDictionary<string, double>> columns)
{
    /// <summary>The value of an expression in each column.</summary>
    public IReadOnlyList<double> Evaluate(Expr node)
    {
        var form = new ReductionForm(node.Pool, new[] { node });
        var symbolic = form.Symbolic(node);
        return Over(form).Select(column => column.Evaluate(symbolic)).ToList();
    }

    /// <summary>For each column, what evaluates expressions over the symbols of a form.</summary>
    public IReadOnlyList<Interpreter> Over(ReductionForm form)
    {
        var known = columns.Select(c => c.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)).ToList();
        foreach (var symbol in form.Symbols)
        {
            var value = Reduce(symbol.Function.Reduction!.Value, known.Select(values => new Interpreter(values).Evaluate(symbol.Argument))
                .ToList());
            known.ForEach(values => values[symbol.Symbol.Name] = value);
        }

        return known.Select(values => new Interpreter(values)).ToList();
    }

    /// <summary>The value of a reduction of a row.</summary>
    public static double Reduce(Reduction function, IReadOnlyList<double> row) => function switch
    {
        Reduction.Sum => row.Sum(),
        Reduction.Mean => row.Sum() / row.Count,
        Reduction.Max or Reduction.MaxShift => row.Aggregate(Math.Max),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
