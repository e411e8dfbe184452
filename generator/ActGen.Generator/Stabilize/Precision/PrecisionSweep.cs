using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>A variable that points are taken of, and the values it may have.</summary>
internal sealed record SweptVariable(Variable Variable, Interval Bounds);

/// <summary>
/// The points at which forms are tried: one variable at a time over floats of all magnitudes and both signs, close where exponentials,
/// squares and subnormal numbers end; the others as they start.
/// </summary>
internal static class PrecisionSweep
{
    private const int MaxVariables = 4;

    private static readonly double[] OfInputs =
    {
        1e-30, 1e-20, 1e-12, 1e-8, 1e-5, 1.1e-4, 1e-3, 5e-3, 0.02, 0.06, 0.13, 0.23, 0.37, 0.61, 1, 1.5, 2.3, 3.3, 4.6, 6.3, 9.1, 13, 18,
            25, 35, 43, 45.5, 57, 75, 87.9, 89.5, 95, 102, 150, 400,
        3e3, 1e6, 1e9, 1e12, 1e15, 1e20, 1e30,
    };

    // Where a slow path is looked for, denser, and as far as floats reach.
    private static readonly double[] OfRegions = OfInputs.Concat(new[]
    {
        1e-38, 1e-25, 1e-16, 1e-10, 1e-6, 0.045, 0.75, 1.9, 7.5, 11, 15.5, 21, 30, 39, 50, 65, 200, 700, 1e4, 1e5, 1e7, 3e7, 1e8, 1e10,
            1e13, 1e17, 1e18, 1e25, 1e35, 3.3e38,
    }).OrderBy(m => m).ToArray();

    // Beyond, a parameter that differs makes any product overflow.
    private const double Largest = 1e34;

    // Parameters that differ from where they start by this make results overflow elsewhere.
    private static readonly double[] Scales = { 0.5, 2 };

    private static readonly double[] OfParameters = { 1e-30, 1e-8, 1e-4, 5e-3, 0.05, 0.2, 0.7, 1.6 };

    /// <summary>The points.</summary>
    /// <param name="variables">What is moved.</param>
    /// <param name="still">The values of all variables where they start.</param>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Points(IEnumerable<SweptVariable> variables,
        IReadOnlyDictionary<string, double> still)
    {
        foreach (var swept in variables.Take(MaxVariables))
        {
            var magnitudes = swept.Variable.Kind == VariableKind.Input ? OfInputs : OfParameters;
            foreach (var value in Signed(magnitudes, swept.Bounds))
            {
                yield return still.ToDictionary(p => p.Key, p => p.Key == swept.Variable.Name ? value : p.Value, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The points among which the region of a slow path is looked for.</summary>
    /// <param name="variables">What is moved.</param>
    /// <param name="still">The values of all variables where they start.</param>
    public static IEnumerable<SweptPoint> Region(IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still) =>
        variables.Take(MaxVariables).SelectMany(swept => Axis(swept, still, IsInput(swept) ? OfRegions : OfParameters));

    /// <summary>The same with inputs moved while the parameters are others than where they start.</summary>
    /// <param name="variables">What is moved.</param>
    /// <param name="still">The values of all variables where they start.</param>
    public static IEnumerable<SweptPoint> OtherParameters(
        IReadOnlyList<SweptVariable> variables, IReadOnlyDictionary<string, double> still) => variables.All(IsInput)
            ? Enumerable.Empty<SweptPoint>()
            : Scales.Select(scale => Scaled(variables, still, scale)).SelectMany(at =>
                variables.Take(MaxVariables).Where(IsInput).SelectMany(swept => Axis(swept, at, OfInputs.Where(m => m < Largest))));

    private static IEnumerable<SweptPoint> Axis(
        SweptVariable swept, IReadOnlyDictionary<string, double> still, IEnumerable<double> magnitudes) =>
        Signed(magnitudes, swept.Bounds).Select(value => new SweptPoint(
            swept.Variable, value,
            still.ToDictionary(p => p.Key, p => p.Key == swept.Variable.Name ? value : p.Value, StringComparer.Ordinal)));

    private static bool IsInput(SweptVariable swept) => swept.Variable.Kind == VariableKind.Input;

    private static IEnumerable<double> Signed(IEnumerable<double> magnitudes, Interval bounds) =>
        magnitudes.SelectMany(m => new[] { m, -m }).Append(0).Select(v => (double)(float)v)
            .Where(v => v >= bounds.Lower && v <= bounds.Upper);

    private static IReadOnlyDictionary<string, double> Scaled(
        IReadOnlyList<SweptVariable> variables, IReadOnlyDictionary<string, double> still, double scale) => still.ToDictionary(
            p => p.Key,
            p => variables.FirstOrDefault(v => v.Variable.Name == p.Key) is { } swept && !IsInput(swept)
                ? Math.Min(swept.Bounds.Upper, Math.Max(swept.Bounds.Lower, scale * p.Value)) : p.Value,
            StringComparer.Ordinal);
}

/// <summary>A point at which forms are tried.</summary>
/// <param name="moved">The variable that differs from where it starts.</param>
/// <param name="value">Its value.</param>
/// <param name="values">The values of all variables.</param>
internal sealed class SweptPoint(Variable moved, double value, IReadOnlyDictionary<string, double> values)
{
    public Variable Moved { get; } = moved;

    public double Value { get; } = value;

    public IReadOnlyDictionary<string, double> Values { get; } = values;
}
