using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Evaluates expressions with every step rounded to a float, in the order of kernels: what grows with x is multiplied last. It tells
/// where a kernel overflows and where infinities meet; for digits, <see cref="Interpreter"/> is the measure.
/// </summary>
/// <param name="values">The values of the variables by name.</param>
internal sealed class FloatInterpreter(IReadOnlyDictionary<string, double> values) : Evaluator(values)
{
    private readonly Lazy<Interpreter> _inDouble = new(() =>
        new(values.ToDictionary(v => v.Key, v => (double)(float)v.Value, StringComparer.Ordinal)));

    public override void Move(Variable variable, double value)
    {
        base.Move(variable, value);
        _inDouble.Value.Move(variable, (float)value);
    }

    // From the floats of the variables on, rounded once.
    protected override double Apply(Call call) => call.Function.Name switch
    {
        FunctionTable.InDouble => Round(_inDouble.Value.Evaluate(call.Children[0])),
        FunctionTable.InExtended =>
            Round((double)(new ExtendedInterpreter(v => Visit(v)).Evaluate(call.Children[0]) ?? double.NaN)),
        _ => base.Apply(call),
    };

    protected override double Round(double value) => (float)value;

    // What grows with x comes last, behind the other factors and the parameters, and its squares factor by factor.
    protected override double Multiply(Product product)
    {
        var (result, isSplit) = (1.0, !product.IsPolynomial);
        for (var turn = Turn.Bounded; turn <= Turn.Growing; turn++)
        {
            foreach (var factor in product.Children)
            {
                if (TurnOf(factor) == turn)
                {
                    result = isSplit && factor is Power { Exponent: 2 } square
                        ? Round(Round(result * Visit(square.Base)) * Visit(square.Base))
                        : Round(result * Visit(factor));
                }
            }
        }

        return result;
    }

    // By repeated squaring, as kernels do.
    protected override double Raise(Power power)
    {
        var (@base, exponent) = (Visit(power.Base), Math.Abs(power.Exponent));
        return Raise(power.Exponent < 0 ? Round(1 / @base) : @base, exponent);
    }

    private double Raise(double @base, int exponent)
    {
        if (exponent == 1)
        {
            return @base;
        }

        var half = Raise(@base, exponent / 2);
        var square = Round(half * half);
        return exponent % 2 == 0 ? square : Round(square * @base);
    }

    private enum Turn
    {
        Bounded,
        Parameter,
        Growing,
    }

    private static Turn TurnOf(Expr factor) =>
        !factor.IsPolynomial ? Turn.Bounded : (factor.Kinds & VariableKinds.Input) != 0 ? Turn.Growing : Turn.Parameter;
}
