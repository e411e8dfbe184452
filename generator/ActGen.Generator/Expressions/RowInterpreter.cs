using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Evaluates expressions with row functions in double precision, over one row. It defines what they mean.</summary>
/// <param name="columns">For each column of the row, the values of the variables by name.</param>
internal sealed class RowInterpreter(IReadOnlyList<IReadOnlyDictionary<string, double>> columns)
{
    /// <summary>The value of an expression in each column.</summary>
    public IReadOnlyList<double> Evaluate(Expr node)
    {
        var form = new RowForm(node.Pool, new[] { node });
        var symbolic = form.Symbolic(node);
        return Over(form).Select(column => column.Evaluate(symbolic)).ToList();
    }

    /// <summary>For each column, what evaluates expressions over the symbols of a form.</summary>
    public IReadOnlyList<Interpreter> Over(RowForm form)
    {
        var known = columns.Select(c => c.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)).ToList();
        foreach (var symbol in form.Symbols)
        {
            var value = Reduce(symbol.Function.Row!.Value, known.Select(values => new Interpreter(values).Evaluate(symbol.Argument))
                .ToList());
            known.ForEach(values => values[symbol.Symbol.Name] = value);
        }

        return known.Select(values => new Interpreter(values)).ToList();
    }

    /// <summary>The value of a row function of a row.</summary>
    public static double Reduce(RowFunction function, IReadOnlyList<double> row) => function switch
    {
        RowFunction.Sum => row.Sum(),
        RowFunction.Mean => row.Sum() / row.Count,
        RowFunction.Max or RowFunction.Anchor => row.Aggregate(Math.Max),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
