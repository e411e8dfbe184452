namespace ActGen.Training;

/// <summary>A loss, or a parameter after a step, is NaN or infinite. Training on would only spread it.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string message) : base(message)
    {
    }

    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The batch in the epoch, from 1.</summary>
    public required int Batch { get; init; }

    /// <summary>Name of the first layer, from the input, where something is not finite; <c>input</c> if the samples are.</summary>
    public required string Layer { get; init; }

    /// <summary>The tensor that is not finite there: the name of a parameter, <c>gradient of</c> one, or <c>output</c>.</summary>
    public required string Tensor { get; init; }

    /// <summary>The smallest finite value there; NaN if there is none.</summary>
    public required float Minimum { get; init; }

    /// <summary>The largest finite value there; NaN if there is none.</summary>
    public required float Maximum { get; init; }
}
