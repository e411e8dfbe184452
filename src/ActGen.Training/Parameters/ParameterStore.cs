namespace ActGen.Training;

/// <summary>The memory of all parameters of a model: one contiguous buffer of values and one of gradients, in the same layout.</summary>
internal sealed class ParameterStore
{
    private const int CacheLine = 16;

    /// <summary>Gives every parameter its place, in order.</summary>
    public ParameterStore(IReadOnlyList<Parameter> parameters)
    {
        long end = 0;
        long shardEnd = 0;
        var places = new (long Start, long ShardStart)[parameters.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var parameter = parameters[i];
            places[i] = parameter.Joined ? (end, shardEnd) : (NextLine(end), NextLine(shardEnd));
            end = places[i].Start + parameter.Length;
            shardEnd = parameter.WholeBatch ? shardEnd : places[i].ShardStart + parameter.Length;
        }

        if (NextLine(end) > Array.MaxLength - CacheLine)
        {
            throw new ArgumentException($"the model has {end:N0} parameter values, more than one buffer holds", nameof(parameters));
        }

        Values = new FloatBuffer((int)NextLine(end));
        Gradients = new FloatBuffer((int)NextLine(end));
        ShardLength = (int)NextLine(shardEnd);
        for (var i = 0; i < places.Length; i++)
        {
            parameters[i].Place(this, (int)places[i].Start, (int)places[i].ShardStart);
        }
    }

    /// <summary>The values.</summary>
    public FloatBuffer Values { get; }

    /// <summary>The gradients of the batch.</summary>
    public FloatBuffer Gradients { get; }

    /// <summary>
    /// Length of the gradient buffer of a shard, which holds the parameters that are not <see cref="Parameter.WholeBatch"/>.
    /// </summary>
    public int ShardLength { get; }

    private static long NextLine(long offset) => (offset + CacheLine - 1) / CacheLine * CacheLine;
}
