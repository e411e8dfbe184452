namespace ActGen.Training;

/// <summary>A run of values of one parameter that an optimizer updates.</summary>
internal readonly ref struct UpdateSlice
{
    /// <summary>The values.</summary>
    public required Span<float> Value { get; init; }

    /// <summary>The gradient of each value.</summary>
    public required ReadOnlySpan<float> Gradient { get; init; }

    /// <summary>Where the run starts in the model's buffers.</summary>
    public required int Offset { get; init; }

    /// <summary>The learning rate, all factors included.</summary>
    public required float LearningRate { get; init; }

    /// <summary>The part of every value that weight decay takes off: rate times decay, or 0.</summary>
    public required float Shrink { get; init; }

    /// <summary>The smallest value allowed.</summary>
    public required float Min { get; init; }

    /// <summary>The largest value allowed.</summary>
    public required float Max { get; init; }
}
