namespace ActGen.Training;

/// <summary>
/// A layer whose output for one row depends on all rows of the batch. The passes stop at it until every shard has come there: each leaves
/// its statistics, they are combined in the order of the shards, and all go on.
/// </summary>
public abstract class BatchLayer : Layer
{
    private protected BatchLayer(string? name) : base(name)
    {
    }

    /// <summary>Floats that each shard leaves, and that the combination makes.</summary>
    internal abstract int StatisticsLength { get; }

    /// <summary>Forward, in training: what one shard leaves.</summary>
    internal abstract void Collect(Shard shard, ReadOnlySpan<float> x, Span<float> statistics);

    /// <summary>Forward, in training: the statistics of the batch from those of the shards.</summary>
    internal abstract void Combine(BatchStatistics statistics, ReadOnlySpan<Shard> shards);

    /// <summary>Backward: what one shard leaves.</summary>
    internal abstract void CollectBackward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> statistics);

    /// <summary>Backward: the sums over the batch from those of the shards.</summary>
    internal abstract void CombineBackward(BatchStatistics statistics, ReadOnlySpan<Shard> shards);
}
