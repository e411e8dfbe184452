using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Evaluates expressions in double precision. It defines what a formula means: kernels, rewrites and derivatives are tested
/// against it.
/// </summary>
/// <param name="values">The values of the variables by name.</param>
internal sealed class Interpreter(IReadOnlyDictionary<string, double> values) : Evaluator(values)
{
    protected override double Round(double value) => value;

    protected override double Raise(Power power) => Math.Pow(Visit(power.Base), power.Exponent);

    // One division, so that a quotient of two numbers rounds once.
    protected override double Multiply(Product product)
    {
        var (above, below, isQuotient) = (1.0, 1.0, false);
        foreach (var factor in product.Children)
        {
            if (factor is Power { Exponent: < 0 } power)
            {
                below *= power.Exponent == -1 ? Visit(power.Base) : Math.Pow(Visit(power.Base), -power.Exponent);
                isQuotient = true;
            }
            else
            {
                above *= Visit(factor);
            }
        }

        return isQuotient ? above / below : above;
    }
}
