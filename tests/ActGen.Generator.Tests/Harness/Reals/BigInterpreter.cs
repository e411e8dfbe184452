using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Harness.Reals;

/// <summary>Evaluates expressions in <see cref="BigReal"/>: what a formula means, as it is written, with digits to spare.</summary>
/// <param name="values">The values of the variables by name.</param>
/// <param name="special">Evaluates calls that mean more than their arguments say, such as reductions of a row; null for all others.</param>
internal sealed class BigInterpreter(IReadOnlyDictionary<string, BigReal> values, Func<Call, BigReal?>? special = null)
{
    private readonly Dictionary<Expr, BigReal> _known = [];

    /// <summary>
    /// The partial derivative in a variable: the difference quotient over a step of 2^-100, or another power, or of that part of the
    /// variable.
    /// </summary>
    public static BigReal Derivative(
        Expr node, IReadOnlyDictionary<string, BigReal> values, string variable, int side = 0, int digits = 100)
    {
        // Of a tiny number a tiny part.
        var step = BigReal.PowerOfTwo(-digits + (values[variable].Sign == 0 ? 0 : Math.Min(0, values[variable].Magnitude)));
        var (left, right) = (side <= 0 ? step : 0, side >= 0 ? step : 0);
        return (At(right) - At(-left)) / (left + right);

        BigReal At(BigReal offset) => new BigInterpreter(
            values.ToDictionary(v => v.Key, v => v.Key == variable ? v.Value + offset : v.Value, StringComparer.Ordinal)).Evaluate(node);
    }

    public BigReal Evaluate(Expr node)
    {
        if (_known.TryGetValue(node, out var known))
        {
            return known;
        }

        return _known[node] = node switch
        {
            Number number => number.Value,
            Variable variable => values[variable.Name],
            Sum => node.Children.Select(Evaluate).Aggregate((a, b) => a + b),
            Product => node.Children.Select(Evaluate).Aggregate((a, b) => a * b),
            Power power => Power(Evaluate(power.Base), power.Exponent),
            Call call => special?.Invoke(call) ?? BigTable.Evaluate(call.Function.Name, call.Children.Select(Evaluate).ToArray()),
            Select select => Evaluate(Holds(select.Condition) ? select.IfTrue : select.IfFalse),
            _ => throw new InvalidOperationException($"'{node}' is not a number"),
        };
    }

    public bool Holds(Expr condition) => condition switch
    {
        Comparison c => Compare(c.Relation, Evaluate(c.Left).CompareTo(Evaluate(c.Right))),
        Logic { Operator: LogicalOperator.And } => condition.Children.All(Holds),
        Logic { Operator: LogicalOperator.Or } => condition.Children.Any(Holds),
        Logic { Operator: LogicalOperator.Not } => !Holds(condition.Children[0]),
        Logic logic => logic.Operator == LogicalOperator.True,
        _ => throw new InvalidOperationException($"'{condition}' is not a condition"),
    };

    private static bool Compare(Relation relation, int order) => relation switch
    {
        Relation.Less => order < 0,
        Relation.LessOrEqual => order <= 0,
        Relation.Greater => order > 0,
        Relation.GreaterOrEqual => order >= 0,
        Relation.Equal => order == 0,
        Relation.NotEqual => order != 0,
        _ => throw new InvalidOperationException($"no such relation: {relation}"),
    };

    private static BigReal Power(BigReal @base, int exponent)
    {
        BigReal product = 1;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            product *= @base;
        }

        return exponent < 0 ? 1 / product : product;
    }
}
