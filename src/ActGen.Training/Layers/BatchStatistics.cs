namespace ActGen.Training;

/// <summary>Memory for what the shards of a batch leave at a <see cref="BatchLayer"/>, and for what is made of it.</summary>
internal sealed class BatchStatistics(int length, int shards)
{
    private readonly FloatBuffer _floats = new(length * (shards + 1));

    /// <summary>The statistics of the whole batch.</summary>
    public Span<float> Combined => _floats.Span[..length];

    /// <summary>What the first shards leave, one after another.</summary>
    public Span<float> OfShards(int count) => _floats.Span.Slice(length, count * length);

    /// <summary>What one shard leaves.</summary>
    public Span<float> Of(int shard) => _floats.Span.Slice((shard + 1) * length, length);
}
