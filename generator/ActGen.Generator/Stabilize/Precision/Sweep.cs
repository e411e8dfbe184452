using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>A variable that points are taken of, and the values it may have.</summary>
internal sealed record SweptVariable(Variable Variable, Interval Bounds);

/// <summary>Where a point is: one variable has been moved.</summary>
/// <param name="Moved">The variable that differs from where it starts.</param>
/// <param name="Value">Its value.</param>
/// <param name="Still">The values of all variables where they start.</param>
internal readonly record struct Place(Variable Moved, double Value, IReadOnlyDictionary<string, double> Still);

/// <summary>Points at which forms are tried, all at once: a step of a form costs little more at a hundred points than at one.</summary>
internal sealed class Sweep
{
    // Beside a point, less far than the next one is. One point may keep its digits by luck.
    private static readonly double[] Beside = { 0.88, 0.93, 0.97, 1.04, 1.09, 1.14 };

    private readonly Dictionary<Variable, RoundingTrial> _near = new();
    private readonly Lazy<ILookup<SweptPoint, SweptPoint>> _neighbors;
    private readonly Dictionary<(Variable, bool), SweptPoint> _common;

    public Sweep(IEnumerable<Place> places)
    {
        Points = places.Select((place, index) => new SweptPoint(this, index, place)).ToList();
        _common = Points.Where(p => LostRegion.IsOrdinary(p.Value)).GroupBy(p => (p.Moved, p.Value < 0))
            .ToDictionary(axis => axis.Key, axis => axis.OrderBy(p => Math.Abs(p.Value)).First());
        Trial = new(Points);
        _neighbors = new(() =>
        {
            var ordinary = Points.Where(p => p.Moved.Kind == VariableKind.Input && LostRegion.IsOrdinary(p.Value)).ToList();
            var beside = new Sweep(ordinary.SelectMany(p => Beside.Select(factor => p.Place with { Value = (float)(p.Value * factor) })));
            return beside.Points.Select((point, i) => (Of: ordinary[i / Beside.Length], point)).ToLookup(p => p.Of, p => p.point);
        });
    }

    /// <summary>Points beside one whose input is ordinary; none for others.</summary>
    public IEnumerable<SweptPoint> Neighbors(SweptPoint point) => _neighbors.Value[point];

    public IReadOnlyList<SweptPoint> Points { get; }

    /// <summary>The ordinary point that is nearest to 0, on the side of a point nearer to it; itself where it is one.</summary>
    public SweptPoint Common(SweptPoint point) => Math.Abs(point.Value) < LostRegion.SmallestOrdinary
        && _common.TryGetValue((point.Moved, point.Value < 0), out var found) ? found : point;

    /// <summary>The effect of rounding on forms at the points.</summary>
    public RoundingTrial Trial { get; }

    /// <summary>The same where a variable is a little more than at the points.</summary>
    public RoundingTrial Near(Variable variable)
    {
        if (!_near.TryGetValue(variable, out var known))
        {
            _near.Add(variable, known = new(Points, variable));
        }

        return known;
    }
}

/// <summary>A point at which forms are tried.</summary>
/// <param name="sweep">The points it is one of.</param>
/// <param name="index">Its number among them.</param>
/// <param name="place">Where it is.</param>
internal sealed class SweptPoint(Sweep sweep, int index, Place place)
{
    public Place Place => place;

    public Variable Moved => place.Moved;

    /// <summary>The value of the variable that was moved.</summary>
    public double Value => place.Value;

    /// <summary>The largest magnitude of a variable.</summary>
    public double Magnitude => place.Still.Where(v => v.Key != place.Moved.Name).Select(v => v.Value).Append(place.Value).Max(Math.Abs);

    /// <summary>This point, or for one nearer to 0 than ordinary inputs the nearest of them.</summary>
    public SweptPoint Common => sweep.Common(this);

    /// <summary>Points beside this one, where its input is ordinary.</summary>
    public IEnumerable<SweptPoint> Neighbors => sweep.Neighbors(this);

    /// <summary>The value of a variable.</summary>
    public double ValueOf(string name) => name == place.Moved.Name ? place.Value : place.Still[name];

    /// <summary>The effect of rounding on a form here.</summary>
    /// <param name="node">The form.</param>
    /// <param name="withBounds">Whether errors are bounded; what is computed in float tells most of them, and faster.</param>
    public RoundingTrial.Entry Try(Expr node, bool withBounds) => sweep.Trial.Of(node, withBounds).At(index);

    /// <summary>The same where steps are rounded to double.</summary>
    public RoundingTrial.Entry TryInDouble(Expr node, bool withBounds) => sweep.Trial.InDouble.Of(node, withBounds).At(index);

    /// <summary>The value of a form, in double precision, where a variable is a little more than here.</summary>
    public double Near(Expr node, Variable variable) => sweep.Near(variable).Of(node, withBounds: false).Real[index];

    /// <summary>Whether a condition holds here, as it is computed.</summary>
    public bool Holds(Expr condition) => sweep.Trial.Holds(condition)[index];
}
