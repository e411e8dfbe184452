using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ActGen.Training;

/// <summary>The lengths of the axes of one sample or parameter, channels last: <c>[28, 28, 1]</c>. Immutable; equal by value.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IEquatable<Shape>, IEnumerable<int>
{
    private readonly int[] _axes;

    private Shape(int[] axes, int size) => (_axes, Size) = (axes, size);

    /// <summary>Number of axes, at least 1.</summary>
    public int Rank => _axes.Length;

    /// <summary>Number of values: the product of the axes.</summary>
    public int Size { get; }

    /// <summary>Length of the last axis.</summary>
    public int Channels => _axes[^1];

    /// <summary>The length of an axis.</summary>
    /// <param name="axis">The axis, from 0 or from the end.</param>
    public int this[Index axis] => _axes[axis];

    /// <summary>A shape of one axis.</summary>
    /// <param name="length">Length of the axis, at least 1.</param>
    public static implicit operator Shape(int length) => Create([length]);

    /// <summary>A shape of the given axes; what the collection expression <c>[28, 28, 1]</c> calls.</summary>
    /// <param name="axes">The lengths, each at least 1, at least one of them.</param>
    /// <exception cref="ArgumentException">
    /// There is no axis, a length is below 1, or the size does not fit an <see cref="int"/>.
    /// </exception>
    public static Shape Create(ReadOnlySpan<int> axes)
    {
        if (axes.IsEmpty)
        {
            throw new ArgumentException("a shape needs at least one axis", nameof(axes));
        }

        long size = 1;
        foreach (var axis in axes)
        {
            size *= axis;
            if (axis < 1 || size > int.MaxValue)
            {
                throw new ArgumentException(
                    $"{Format(axes)} is no shape: every axis must be at least 1 and their product below 2^31", nameof(axes));
            }
        }

        return new Shape(axes.ToArray(), (int)size);
    }

    /// <inheritdoc />
    public bool Equals(Shape? other) => other is not null && _axes.AsSpan().SequenceEqual(other._axes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc />
    public override int GetHashCode() => _axes.Aggregate(17, (hash, axis) => unchecked((hash * 31) + axis));

    /// <inheritdoc />
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_axes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The axes in brackets: <c>[28, 28, 1]</c>.</summary>
    public override string ToString() => Format(_axes);

    private static string Format(ReadOnlySpan<int> axes)
    {
        var parts = new string[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            parts[i] = axes[i].ToString(CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(", ", parts)}]";
    }
}
