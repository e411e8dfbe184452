namespace ActGen.Training;

/// <summary>
/// Brings the shards' gradients together where they are added up: each process gets, from the shards of all others, the gradients of the
/// parameters that it updates. They come into the buffers of those shards, so that the sum has the same order as in one process.
/// </summary>
internal sealed class ShardGradientExchange
{
    private readonly ProcessGroup _group;
    private readonly WorkPartition _partition;
    private readonly Workspace _workspace;
    private readonly FloatBuffer _sent;
    private readonly FloatBuffer _received;
    private readonly int[] _sentStarts;
    private readonly int[] _receivedStarts;

    public ShardGradientExchange(ProcessGroup group, WorkPartition partition, Sequential model, Workspace workspace)
    {
        (_group, _partition, _workspace) = (group, partition, workspace);
        var shards = workspace.Shards.Length;
        var own = (shards + group.Size - 1) / group.Size;
        _sent = new FloatBuffer(checked(own * model.Store.ShardLength));
        _received = new FloatBuffer(checked(shards * LengthOf(group.Rank, learning: false)));
        (_sentStarts, _receivedStarts) = (new int[group.Size + 1], new int[group.Size + 1]);
    }

    /// <summary>Exchanges the gradients of the parameters that learn, if there are any of this kind.</summary>
    public void Run()
    {
        var all = 0;
        var own = LengthOf(_group.Rank, learning: true);
        for (var process = 0; process < _group.Size; process++)
        {
            var length = LengthOf(process, learning: true);
            var other = process != _group.Rank;
            all += length;
            _sentStarts[process + 1] = _sentStarts[process] + (other ? length * ShardsOf(_group.Rank) : 0);
            _receivedStarts[process + 1] = _receivedStarts[process] + (other ? own * ShardsOf(process) : 0);
        }

        if (all == 0)
        {
            return;
        }

        for (var process = 0; process < _group.Size; process++)
        {
            Copy(_group.Rank, process, _sent.Span[_sentStarts[process].._sentStarts[process + 1]], pack: true);
        }

        _group.AllToAll(_sent.Span[.._sentStarts[^1]], _sentStarts, _received.Span[.._receivedStarts[^1]], _receivedStarts);
        for (var process = 0; process < _group.Size; process++)
        {
            Copy(process, _group.Rank, _received.Span[_receivedStarts[process].._receivedStarts[process + 1]], pack: false);
        }
    }

    // What the shards of one process have for the parameters of another, shard after shard.
    private void Copy(int computing, int updating, Span<float> message, bool pack)
    {
        if (computing == updating)
        {
            return;
        }

        var first = _partition.FirstShard(computing, _workspace.ShardCount);
        for (var shard = first; shard < first + ShardsOf(computing); shard++)
        {
            foreach (ref readonly var piece in _partition.PiecesOf(updating))
            {
                if (Travels(piece, learning: true))
                {
                    var gradient = _workspace.Shards[shard].Gradient(piece.Parameter).Slice(piece.Start, piece.Length);
                    (pack ? gradient : message[..piece.Length]).CopyTo(pack ? message : gradient);
                    message = message[piece.Length..];
                }
            }
        }
    }

    private int ShardsOf(int process) =>
        _partition.FirstShard(process + 1, _workspace.ShardCount) - _partition.FirstShard(process, _workspace.ShardCount);

    private int LengthOf(int process, bool learning)
    {
        var length = 0;
        foreach (ref readonly var piece in _partition.PiecesOf(process))
        {
            length += Travels(piece, learning) ? piece.Length : 0;
        }

        return length;
    }

    private static bool Travels(in UpdatePiece piece, bool learning) =>
        !piece.Parameter.WholeBatch && !(learning && piece.Parameter.Frozen);
}
