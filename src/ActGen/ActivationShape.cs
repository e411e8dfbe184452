namespace ActGen;

/// <summary>The shape of one sample that an activation is applied to, channels last.</summary>
/// <param name="Neurons">The length of one whole sample; a multiple of <paramref name="Channels"/>.</param>
/// <param name="Channels">The length of the last axis.</param>
public readonly record struct ActivationShape(int Neurons, int Channels)
{
    /// <summary>The shape of the output of a dense layer: every neuron is a channel.</summary>
    /// <param name="neurons">The length of one sample.</param>
    public ActivationShape(int neurons) : this(neurons, neurons)
    {
    }

    /// <summary>How many values a parameter has in this shape.</summary>
    /// <param name="per">What has a value of its own.</param>
    public int Length(Per per) => per switch
    {
        Per.Layer => 1,
        Per.Channel => Channels,
        Per.Neuron => Neurons,
        _ => throw new ArgumentOutOfRangeException(nameof(per), $"there is no unit {per} for a parameter"),
    };
}
