namespace ActGen.Training;

/// <summary>A run of values of one parameter that an optimizer updates.</summary>
public readonly ref struct UpdateSlice
{
    /// <summary>The values.</summary>
    public Span<float> Value { get; internal init; }

    /// <summary>The gradient of each value.</summary>
    public ReadOnlySpan<float> Gradient { get; internal init; }

    /// <summary>Where the run starts in the model's buffers.</summary>
    internal int Offset { get; init; }

    /// <summary>The learning rate, all factors included.</summary>
    public float LearningRate { get; internal init; }

    /// <summary>The part of every value that weight decay takes off: rate times decay, or 0.</summary>
    public float DecayFactor { get; internal init; }

    /// <summary>The smallest value allowed.</summary>
    public float Min { get; internal init; }

    /// <summary>The largest value allowed.</summary>
    public float Max { get; internal init; }

    /// <summary>Clamps the new values to their bounds, and says whether all are finite: the end of an update.</summary>
    public bool Finish()
    {
        var finite = true;
        foreach (ref var value in Value)
        {
            value = value < Min ? Min : value > Max ? Max : value;
            finite &= float.IsFinite(value);
        }

        return finite;
    }
}
