using ActGen.Gallery.Errors;
using ActGen.Gallery.Plots;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Sweep.Errors;

/// <summary>
/// The exact values of an activation: its formula as it is written, with 211 digits, and the difference quotient of that. Nothing of it
/// comes from the generator but the parser.
/// </summary>
internal sealed class ExactFunction
{
    // Of the digits a third for the step: the slopes of both sides agree, unless there is a kink, and at a zero what is left is below all
    // floats.
    private const int StepBits = 160;
    private const int AgreementBits = 30;

    private static readonly BigReal BelowFloats = BigReal.PowerOfTwo(-155);

    // How far a condition number looks.
    private const int ConditionBits = 26;

    private readonly Expr[] _formulas;
    private readonly Expr?[] _declared;
    private readonly double? _margin;
    private readonly string[] _weights;
    private readonly (string Name, int? Element) _along;

    /// <summary>The exact function of an activation along an input.</summary>
    public ExactFunction(WrittenFormulas formulas, ActivationInfo info, int axis)
    {
        _along = (info.Inputs[axis], 0);
        (_formulas, _margin) = ([.. formulas.Limits], formulas.LogarithmMargin);
        _declared = [.. formulas.Outputs.Select((_, output) => formulas.DeclaredDerivative(output, _along.Name))];
        _weights = [.. _formulas.SelectMany(WrittenFormulas.Names).Distinct().Where(name => name.Contains('('))];
    }

    /// <summary>The exact result at a point; null where the formula has none, at a kink or a jump the derivative.</summary>
    public BigReal? Result(ExactPoint at, Series series, Quantity quantity)
    {
        try
        {
            return quantity == Quantity.Value ? Evaluate(_formulas[series.Output], at, series) : Slope(at, series);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>By how much relative changes of inputs and parameters are magnified in a result; infinite where it is 0.</summary>
    public double Condition(ExactPoint at, Series series, Quantity quantity)
    {
        if (Result(at, series, quantity) is not { Sign: not 0 } result)
        {
            return double.PositiveInfinity;
        }

        var total = 0.0;
        foreach (var variable in at.Variables.Where(v => at.ValueOf(v).Sign != 0))
        {
            var beside = Result(at.With(variable, v => v * (1 + BigReal.PowerOfTwo(-ConditionBits))), series, quantity);
            total += beside is { } moved ? Math.Abs((double)((moved - result) / result * BigReal.PowerOfTwo(ConditionBits))) : 0;
        }

        return total;
    }

    private BigReal? Slope(ExactPoint at, Series series)
    {
        if (_declared[series.Output] is { } declared)
        {
            return Evaluate(declared, at, series);
        }

        var x = at[_along.Name];
        // Of a tiny number a tiny part.
        var step = BigReal.PowerOfTwo(-StepBits + (x.Sign == 0 ? 0 : Math.Min(0, x.Magnitude)));
        var (left, middle, right) = (Moved(-step), Moved(0), Moved(step));
        var (before, after) = ((middle - left) / step, (right - middle) / step);
        var size = BigReal.Max(BigReal.Abs(before), BigReal.Abs(after));
        var isSmooth = BigReal.Abs(after - before) <= BigReal.PowerOfTwo(-AgreementBits) * size || size < BelowFloats;
        return isSmooth ? (right - left) / (2 * step) : null;

        BigReal Moved(BigReal offset) => Evaluate(_formulas[series.Output], at.With(_along, v => v + offset), series);
    }

    private BigReal Evaluate(Expr formula, ExactPoint at, Series series) => at.Row(_weights, _margin).Evaluate(formula, series.Element);
}
