namespace ActGen.Training;

/// <summary>The form of the targets of a data set, for each sample: a class, or some numbers. Immutable; equal by value.</summary>
public sealed record TargetFormat
{
    private TargetFormat(int classes, Shape? shape) => (ClassCount, ValueShape) = (classes, shape);

    /// <summary>Number of classes; 0 if targets are numbers.</summary>
    public int ClassCount { get; }

    /// <summary>Shape of the numbers of one sample; null if targets are classes.</summary>
    public Shape? ValueShape { get; }

    /// <summary>How many numbers a sample has; 0 if targets are classes.</summary>
    public int ValueCount => ValueShape?.Size ?? 0;

    /// <summary>One class for each sample, from 0 to below a number.</summary>
    /// <param name="count">The number of classes, at least 1.</param>
    public static TargetFormat Classes(int count) => new(Checks.AtLeast(1, count, nameof(count), nameof(TargetFormat)), null);

    /// <summary>Some numbers for each sample: a value to predict, an image to make again.</summary>
    /// <param name="shape">Their shape.</param>
    public static TargetFormat Values(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new TargetFormat(0, shape);
    }

    /// <summary>For messages: <c>10 classes</c>, <c>values of shape [28, 28, 1]</c>.</summary>
    public override string ToString() => ValueShape is null ? $"{ClassCount} classes" : $"values of shape {ValueShape}";
}
