using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;

namespace ActGen.Generator.Describe;

/// <summary>
/// The limits of an activation from both sides of a breakpoint, with the parameters where they start. With reductions the element that
/// crosses it stands in a row with another one.
/// </summary>
internal sealed class SideLimits
{
    /// <summary>The other element of a row, at no breakpoint itself.</summary>
    public const double Beside = 0.75;

    // The sides are looked at from two distances: what goes on growing as they come nearer is steep, and no jump.
    private const double Far = 1e-4;
    private const double Near = 1e-6;

    // Constants of ten decimals meet no better.
    private const double Least = 1e-6;

    private readonly Derivatives _derivatives;
    private readonly IReadOnlyDictionary<string, double> _start;
    private readonly Dictionary<Variable, Interpreter> _interpreters = new();

    public SideLimits(Derivatives derivatives) =>
        (_derivatives, _start) = (derivatives, ParameterSamples.Of(derivatives.Activation)[0]);

    /// <summary>The limits of the value from below and above; null where they are equal, or not both finite.</summary>
    public (double Below, double Above)? Value(Variable input, double point) =>
        Different(_derivatives.Activation.Values, (v, distance) => Extrapolated(v, input, point, distance));

    /// <summary>The limits of the slope.</summary>
    // Through the row it has no formula over a row of numbers.
    public (double Below, double Above)? Slope(Variable input, double point) => _derivatives.Activation.HasReductions
        ? Different(_derivatives.Activation.Values, (v, distance) => Quotients(v, input, point, distance))
        : Different(_derivatives.Of(input), (d, distance) => Extrapolated(d, input, point, distance));

    private static (double Below, double Above)? Different(
        IEnumerable<Expr> nodes, Func<Expr, double, (double Below, double Above)> sides) => nodes.Select(node =>
    {
        var (far, near) = (sides(node, Far), sides(node, Near));
        var (wide, narrow) = (Math.Abs(far.Above - far.Below), Math.Abs(near.Above - near.Below));
        var size = 1 + Math.Abs(near.Below) + Math.Abs(near.Above);
        return narrow > Least * size && narrow > 0.5 * wide && narrow < 2 * wide && !double.IsInfinity(size)
            ? near : ((double Below, double Above)?)null;
    }).FirstOrDefault(limits => limits is not null);

    // From two points on each side, so that a slope is no step.
    private (double Below, double Above) Extrapolated(Expr node, Variable input, double point, double distance)
    {
        var h = distance * Math.Max(1, Math.Abs(point));
        return ((2 * Evaluate(node, input, point - h)) - Evaluate(node, input, point - (2 * h)),
            (2 * Evaluate(node, input, point + h)) - Evaluate(node, input, point + (2 * h)));
    }

    private (double Below, double Above) Quotients(Expr node, Variable input, double point, double distance)
    {
        var h = distance * Math.Max(1, Math.Abs(point));
        return ((Evaluate(node, input, point - h) - Evaluate(node, input, point - (2 * h))) / h,
            (Evaluate(node, input, point + (2 * h)) - Evaluate(node, input, point + h)) / h);
    }

    private double Evaluate(Expr node, Variable input, double value)
    {
        if (ReductionForm.HasReductions(node))
        {
            return new ReductionInterpreter([Column(input, value), Column(input, Beside)]).Evaluate(node)[0];
        }

        if (!_interpreters.TryGetValue(input, out var interpreter))
        {
            interpreter = new Interpreter(_start);
            _interpreters.Add(input, interpreter);
        }

        interpreter.Move(input, value);
        return interpreter.Evaluate(node);
    }

    private IReadOnlyDictionary<string, double> Column(Variable input, double value)
    {
        var values = _start.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        values[input.Name] = value;
        return values;
    }
}
