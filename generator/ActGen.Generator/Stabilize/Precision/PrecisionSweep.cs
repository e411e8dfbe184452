using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The points at which the forms of an activation are tried: one variable at a time over floats of all magnitudes and both signs,
/// close where exponentials, squares and subnormal numbers end; the others as they start.
/// </summary>
internal sealed class PrecisionSweep
{
    private const int MaxVariables = 4;

    // Activations with more are left as they are.
    private const int MaxSwept = 24;

    private static readonly double[] OfInputs = Floats(
        1e-30, 1e-20, 1e-12, 1e-8, 1e-5, 1.1e-4, 1e-3, 5e-3, 0.02, 0.06, 0.13, 0.23, 0.37, 0.61, 1, 1.5, 2.3, 3.3, 4.6, 6.3, 9.1, 13, 18,
            25, 35, 43, 45.5, 57, 75, 87.9, 89.5, 95, 102, 150, 400,
        3e3, 1e6, 1e9, 1e12, 1e15, 1e20, 1e30);

    // Beside small whole numbers, where formulas have their zeros and centers.
    private static readonly double[] OrdinaryInputs =
        { -3.0625, -2.0625, -1.265625, -1.0625, -0.9375, 0.9375, 1.0625, 1.265625, 2.0625, 3.0625 };

    // Where a slow path is looked for, denser, and as far as floats reach.
    private static readonly double[] OfRegions = OfInputs.Concat(Floats(
        1e-38, 1e-25, 1e-16, 1e-10, 1e-6, 0.045, 0.75, 1.9, 7.5, 10.2, 11, 15.5, 21, 30, 39, 50, 65, 88.85,
            92, 97, 98.5, 100, 104, 107, 200, 700,
            1.2e3, 2e3, 1e4, 1e5, 1e7, 3e7, 1e8, 1e10, 1e13, 1e17, 1e18, 1e25, 1e35, 3.3e38)).OrderBy(m => m).ToArray();

    // Beyond, a parameter that differs makes any product overflow.
    private const double Largest = 1e34;

    // Parameters that differ from where they start by this make results overflow elsewhere.
    private static readonly double[] Scales = { 0.5, 2 };

    private static readonly double[] OfParameters = Floats(1e-30, 1e-20, 1e-12, 1e-8, 1e-4, 5e-3, 0.05, 0.2, 0.7, 1, 1.6);

    private readonly Lazy<IReadOnlyList<SweptPoint>> _otherParameters;

    /// <param name="variables">What is moved.</param>
    /// <param name="still">The values of all variables where they start.</param>
    /// <param name="possible">Values of all variables that may be at once, by those of a place; null where any may.</param>
    public PrecisionSweep(
        IEnumerable<SweptVariable> variables, IReadOnlyDictionary<string, double> still,
        Func<IReadOnlyDictionary<string, double>, IEnumerable<IReadOnlyDictionary<string, double>>>? possible = null)
    {
        var swept = variables.ToList();
        var moved = swept.Count > MaxSwept ? new List<SweptVariable>() : swept.Take(MaxVariables).ToList();
        var places = Possible(moved.SelectMany(v => Axis(v, still, IsInput(v) ? OfRegions : OfParameters)));
        var first = swept.Take(1).Select(v => v.Variable).ToList();
        var ordinary = Possible(first.SelectMany(v => OrdinaryInputs.Select(x => new Place(v, x, still))));
        var unknown = first.Select(v => new Place(v, double.NaN, still)).ToList();
        var points = new Sweep(places.Concat(ordinary).Concat(unknown)).Points;
        Dense = points.Take(places.Count).ToList();
        Sparse = Dense.Where(p => p.Moved.Kind != VariableKind.Input || p.Value == 0 || Array.IndexOf(OfInputs, Math.Abs(p.Value)) >= 0)
            .ToList();
        Ordinary = points.Skip(places.Count).Take(ordinary.Count).ToList();
        Unknown = points.Skip(places.Count + ordinary.Count).ToList();
        _otherParameters = new(() => new Sweep(OtherPlaces(swept, moved, still)).Points);

        List<Place> Possible(IEnumerable<Place> all) =>
            (possible is null ? all : all.SelectMany(p => possible(At(p)).Select(values => p with { Still = values }))).ToList();
    }

    /// <summary>Where forms are compared.</summary>
    public IReadOnlyList<SweptPoint> Sparse { get; }

    /// <summary>Where slow paths are looked for: those and more, as far as floats reach.</summary>
    public IReadOnlyList<SweptPoint> Dense { get; }

    /// <summary>Inputs that most lanes are like.</summary>
    public IReadOnlyList<SweptPoint> Ordinary { get; }

    /// <summary>An input that is no number.</summary>
    public IReadOnlyList<SweptPoint> Unknown { get; }

    /// <summary>Inputs moved while the parameters are others than where they start.</summary>
    public IReadOnlyList<SweptPoint> OtherParameters => _otherParameters.Value;

    private static IEnumerable<Place> OtherPlaces(
        IReadOnlyList<SweptVariable> all, IReadOnlyList<SweptVariable> moved, IReadOnlyDictionary<string, double> still) =>
        all.All(IsInput) ? Enumerable.Empty<Place>()
            : Scales.Select(scale => Scaled(all, still, scale))
                .SelectMany(at => moved.Where(IsInput).SelectMany(v => Axis(v, at, OfInputs.Where(m => m < Largest))));

    private static IEnumerable<Place> Axis(
        SweptVariable swept, IReadOnlyDictionary<string, double> still, IEnumerable<double> magnitudes) =>
        Signed(magnitudes, swept.Bounds).Select(value => new Place(swept.Variable, value, still));

    private static IReadOnlyDictionary<string, double> At(Place place) =>
        place.Still.ToDictionary(v => v.Key, v => v.Key == place.Moved.Name ? place.Value : v.Value, StringComparer.Ordinal);

    private static double[] Floats(params double[] values) => Array.ConvertAll(values, v => (double)(float)v);

    private static bool IsInput(SweptVariable swept) => swept.Variable.Kind == VariableKind.Input;

    private static IEnumerable<double> Signed(IEnumerable<double> magnitudes, Interval bounds) =>
        magnitudes.SelectMany(m => new[] { m, -m }).Append(0)
            .Where(v => v >= bounds.Lower && v <= bounds.Upper);

    private static IReadOnlyDictionary<string, double> Scaled(
        IReadOnlyList<SweptVariable> variables, IReadOnlyDictionary<string, double> still, double scale) => still.ToDictionary(
            p => p.Key,
            p => variables.FirstOrDefault(v => v.Variable.Name == p.Key) is { } swept && !IsInput(swept)
                ? Math.Min(swept.Bounds.Upper, Math.Max(swept.Bounds.Lower, scale * p.Value)) : p.Value,
            StringComparer.Ordinal);
}
