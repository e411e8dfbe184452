namespace ActGen.Training;

/// <summary>Memory for what the shards of a batch leave at a <see cref="BatchLayer"/>, and for what is made of it.</summary>
internal sealed class BatchStatistics(int length, int shards)
{
    private readonly FloatBuffer _floats = new(length * (shards + 1));

    /// <summary>The statistics of the whole batch.</summary>
    public Span<float> Combined => _floats.Span[..length];

    /// <summary>The statistics of the first shards, one after another.</summary>
    public Span<float> OfShards(int count) => _floats.Span.Slice(length, count * length);

    /// <summary>The statistics of one shard.</summary>
    public Span<float> Of(int shard) => _floats.Span.Slice((shard + 1) * length, length);
}
