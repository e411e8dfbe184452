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
        var known = columns.Select(c => c.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal)).ToList();
        foreach (var symbol in form.Symbols)
        {
            var value = Reduce(symbol.Function.Row!.Value, Columns(known, symbol.Argument));
            known.ForEach(values => values[symbol.Symbol.Name] = value);
        }

        return Columns(known, form.Symbolic(node));
    }

    private static IReadOnlyList<double> Columns(IEnumerable<Dictionary<string, double>> columns, Expr node) =>
        columns.Select(values => new Interpreter(values).Evaluate(node)).ToList();

    private static double Reduce(RowFunction function, IReadOnlyList<double> row) => function switch
    {
        RowFunction.Sum => row.Sum(),
        RowFunction.Mean => row.Sum() / row.Count,
        RowFunction.Max or RowFunction.Anchor => row.Aggregate(Math.Max),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
