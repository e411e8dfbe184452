using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>The path condition of a part of a formula: the conditions of the pieces and choices around it.</summary>
internal sealed class Assumptions
{
    public static readonly Assumptions None = new(ImmutableList<Expr>.Empty, ImmutableList<(Expr, Interval)>.Empty);

    private readonly ImmutableList<(Expr Axis, Interval Range)> _ranges;

    private Assumptions(ImmutableList<Expr> conditions, ImmutableList<(Expr Axis, Interval Range)> ranges)
    {
        Conditions = conditions;
        _ranges = ranges;
    }

    /// <summary>The conditions as they are.</summary>
    public ImmutableList<Expr> Conditions { get; }

    /// <summary>The quantities that conditions compare with numbers, in the order in which they were met.</summary>
    public IReadOnlyList<(Expr Axis, Interval Range)> Ranges => _ranges;

    /// <summary>The assumptions with one condition more.</summary>
    public Assumptions And(Expr condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (condition)
        {
            case Logic { Operator: LogicalOperator.True }:
                return this;
            case Logic { Operator: LogicalOperator.And }:
                return And(condition.Children[0]).And(condition.Children[1]);
            case Logic { Operator: LogicalOperator.Not } not:
                return AndNot(not.Children[0]);
            case Comparison comparison:
                var linear = comparison.Linear;
                return new(Conditions.Add(condition), linear.Values is { } values ? Narrowed(_ranges, linear.Axis, values) : _ranges);
            default:
                return new(Conditions.Add(condition), _ranges);
        }
    }

    /// <summary>These assumptions and others.</summary>
    public Assumptions And(Assumptions others) => new(
        Conditions.AddRange(others.Conditions),
        others._ranges.Aggregate(_ranges, (ranges, other) => Narrowed(ranges, other.Axis, other.Range)));

    /// <summary>The assumptions that hold for every element of a row: nothing that is said of one element's inputs.</summary>
    public Assumptions OfRow() => Conditions.All(IsShared)
        ? this : Conditions.Where(IsShared).Aggregate(None, (assumptions, condition) => assumptions.And(condition));

    /// <summary>The range of an expression that the assumptions about quantities imply.</summary>
    public Interval Of(Expr node)
    {
        if (_ranges.IsEmpty)
        {
            return Interval.All;
        }

        var (axis, scale, offset) = LinearComparison.Split(node);
        var known = _ranges.FirstOrDefault(r => ReferenceEquals(r.Axis, axis));
        return known.Axis is null ? Interval.All : (known.Range * Interval.Point(scale)) + Interval.Point(offset);
    }

    private static bool IsShared(Expr condition) => (condition.Kinds & ~VariableKinds.Learnable) == 0;

    private Assumptions AndNot(Expr condition) => condition switch
    {
        Comparison c => And(c.Pool.Compare(Relations.Negate(c.Relation), c.Left, c.Right)),
        Logic { Operator: LogicalOperator.Or } => AndNot(condition.Children[0]).AndNot(condition.Children[1]),
        Logic { Operator: LogicalOperator.Not } not => And(not.Children[0]),
        _ => new(Conditions.Add(condition.Pool.Not(condition)), _ranges),
    };

    private static ImmutableList<(Expr Axis, Interval Range)> Narrowed(ImmutableList<(Expr Axis, Interval Range)> ranges, Expr axis,
        Interval values)
    {
        var index = ranges.FindIndex(r => ReferenceEquals(r.Axis, axis));
        return index < 0 ? ranges.Add((axis, values)) : ranges.SetItem(index, (axis, ranges[index].Range.Intersect(values)));
    }
}
