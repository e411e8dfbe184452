using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>A variable that points are taken of, and the values it may have.</summary>
internal sealed record SweptVariable(Variable Variable, Interval Bounds);

/// <summary>
/// The points at which forms are tried: one variable at a time over floats of all magnitudes and both signs, close where exponentials, squares
/// and subnormal numbers end; the others as they start.
/// </summary>
internal static class PrecisionSweep
{
    private const int MaxVariables = 4;

    private static readonly double[] OfInputs =
    {
        1e-30, 1e-20, 1e-12, 1e-8, 1e-5, 1.1e-4, 1e-3, 5e-3, 0.02, 0.06, 0.13, 0.23, 0.37, 0.61, 1, 1.5, 2.3, 3.3, 4.6, 6.3, 9.1, 13, 18, 25, 35, 43, 45.5, 57, 75, 87.9, 89.5, 95, 102, 150, 400,
        3e3, 1e6, 1e9, 1e12, 1e15, 1e20, 1e30,
    };

    private static readonly double[] OfParameters = { 1e-30, 1e-8, 1e-4, 5e-3, 0.05, 0.2, 0.7, 1.6 };

    /// <summary>The points.</summary>
    /// <param name="variables">What is moved.</param>
    /// <param name="still">The values of all variables where they start.</param>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Points(IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still)
    {
        foreach (var swept in variables.Take(MaxVariables))
        {
            var magnitudes = swept.Variable.Kind == VariableKind.Input ? OfInputs : OfParameters;
            foreach (var value in magnitudes.SelectMany(m => new[] { m, -m }).Append(0).Select(v => (double)(float)v).Where(v => v >= swept.Bounds.Lower && v <= swept.Bounds.Upper))
            {
                yield return still.ToDictionary(p => p.Key, p => p.Key == swept.Variable.Name ? value : p.Value, StringComparer.Ordinal);
            }
        }
    }
}
