namespace ActGen;

/// <summary>The facts about a learnable parameter of an activation.</summary>
public sealed class LearnableInfo
{
    /// <summary>The name used in the formula.</summary>
    public required string Name { get; init; }

    /// <summary>The unit that has a value of its own: the layer, a channel or a neuron.</summary>
    public Per Per
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentException($"there is no unit {value} for a parameter");
    } = Per.Layer;

    /// <summary>The number of values of a vector parameter.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How the parameter starts.</summary>
    public required Initializer Init { get; init; }

    /// <summary>The smallest value it may take.</summary>
    public float Min { get; init; } = float.NegativeInfinity;

    /// <summary>The largest value it may take.</summary>
    public float Max { get; init; } = float.PositiveInfinity;

    /// <summary>Whether weight decay applies to it.</summary>
    public bool Decay { get; init; }

    /// <summary>A factor on the learning rate.</summary>
    public float LearningRate { get; init; } = 1;

    /// <summary>The parameter group.</summary>
    public string Group { get; init; } = "activation";

    /// <inheritdoc />
    public override string ToString() => $"{Name} = {Init}";
}
