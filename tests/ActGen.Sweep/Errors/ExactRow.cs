using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness.Reals;
using Reduction = ActGen.Generator.Expressions.RowReduction;

namespace ActGen.Sweep.Errors;

/// <summary>
/// Evaluates a formula over a row with many digits: with reductions, and with logarithms that go on outside their domain.
/// </summary>
internal sealed class ExactRow
{
    private readonly BigInterpreter[] _columns;
    private readonly double? _margin;

    /// <summary>Prepares the evaluation at a point.</summary>
    /// <param name="columns">The values of the variables by name, for each element of the row.</param>
    /// <param name="margin">Below this the logarithm goes on as its tangent line; null: it ends at 0.</param>
    public ExactRow(IReadOnlyList<IReadOnlyDictionary<string, BigReal>> columns, double? margin)
    {
        _columns = [.. columns.Select(values => new BigInterpreter(values, call => Special(call, values)))];
        _margin = margin;
    }

    /// <summary>The value of a formula at an element.</summary>
    public BigReal Evaluate(Expr formula, int element) => _columns[element].Evaluate(formula);

    private BigReal? Special(Call call, IReadOnlyDictionary<string, BigReal> values)
    {
        if (call.Function.Reduction is { } reduction)
        {
            return Reduce(reduction, [.. _columns.Select(column => column.Evaluate(call.Children[0]))]);
        }

        return call.Function.Name == "log" && _margin is { } margin
            && new BigInterpreter(values).Evaluate(call.Children[0]) is var u && u < margin
            ? BigFunctions.Log(margin) + ((u - margin) / margin) : null;
    }

    private static BigReal Reduce(Reduction reduction, IReadOnlyList<BigReal> row) => reduction switch
    {
        Reduction.Sum => row.Aggregate((a, b) => a + b),
        Reduction.Mean => row.Aggregate((a, b) => a + b) / row.Count,
        Reduction.Max => row.Aggregate(BigReal.Max),
        _ => throw new InvalidOperationException($"{reduction} does not occur in formulas as they are written"),
    };
}
