namespace ActGen.Training;

/// <summary>
/// Gives every process what the others computed for their rows of the batch: losses and metrics, and, where the gradient of a
/// parameter is computed for the whole batch, the inputs of its layer and the gradients for its outputs. One message from each process.
/// </summary>
internal sealed class RowExchange
{
    private readonly ProcessGroup _group;
    private readonly WorkPartition _partition;
    private readonly Workspace _workspace;
    private readonly RowTensor[] _tensors;
    private readonly FloatBuffer _message;
    private readonly int[] _rowStarts;
    private readonly int[] _starts;

    public RowExchange(
        ProcessGroup group, WorkPartition partition, Sequential model, Workspace workspace, IEnumerable<FloatBuffer> measured)
    {
        (_group, _partition, _workspace) = (group, partition, workspace);
        _tensors = [.. measured.Select(buffer => new RowTensor(buffer, 1, [])), .. OfWholeBatch(model, workspace)];
        // One float of each process says whether it wants to stop.
        _message = new FloatBuffer(checked(_tensors.Sum(tensor => tensor.Size) * workspace.Losses.Length + group.Size));
        (_rowStarts, _starts) = (new int[group.Size + 1], new int[group.Size + 1]);
        ReadsInputs = model.Graph.Nodes.Any(
            node => node.Layer.Parameters.Any(parameter => parameter.WholeBatch)
                && workspace.ValueBuffer(node.Inputs[0]) == workspace.ValueBuffer(0));
    }

    /// <summary>Whether gradients for the whole batch read its inputs, which every process copies for itself.</summary>
    public bool ReadsInputs { get; }

    /// <summary>Whether this process wants to stop; after <see cref="Run"/>, whether any does.</summary>
    public bool Stopping { get; set; }

    /// <summary>Exchanges the rows of the current batch.</summary>
    /// <param name="backward">Whether gradients are to be computed next.</param>
    public void Run(bool backward)
    {
        var floats = 0;
        foreach (ref readonly var tensor in _tensors.AsSpan())
        {
            floats += tensor.IsWanted(backward) ? tensor.Size : 0;
        }

        for (var process = 0; process <= _group.Size; process++)
        {
            _rowStarts[process] = _workspace.FirstRow(_partition.FirstShard(process, _workspace.ShardCount));
            _starts[process] = floats * _rowStarts[process] + process;
        }

        _message.Span[_starts[_group.Rank]] = Stopping ? 1 : 0;
        Copy(_group.Rank, backward, pack: true);
        _group.AllGather(_message.Span[.._starts[^1]], _starts);
        for (var process = 0; process < _group.Size; process++)
        {
            Stopping |= _message.Span[_starts[process]] != 0;
            if (process != _group.Rank)
            {
                Copy(process, backward, pack: false);
            }
        }
    }

    /// <summary>Gives every process what the others have of a buffer with as much for each row, or for each shard.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="ofShards">Whether for each shard.</param>
    public void Gather(Span<float> buffer, bool ofShards)
    {
        for (var process = 0; process <= _group.Size; process++)
        {
            var shard = _partition.FirstShard(process, _workspace.ShardCount);
            _starts[process] = ofShards
                ? shard * (buffer.Length / _workspace.ShardCount)
                : _workspace.FirstRow(shard) * (buffer.Length / _workspace.Rows);
        }

        _group.AllGather(buffer, _starts);
    }

    private void Copy(int process, bool backward, bool pack)
    {
        var at = _starts[process] + 1;
        var (first, end) = (_rowStarts[process], _rowStarts[process + 1]);
        foreach (ref readonly var tensor in _tensors.AsSpan())
        {
            if (tensor.IsWanted(backward))
            {
                var rows = tensor.Buffer.Span[(first * tensor.Size)..(end * tensor.Size)];
                var packed = _message.Span.Slice(at, rows.Length);
                (pack ? rows : packed).CopyTo(pack ? packed : rows);
                at += rows.Length;
            }
        }
    }

    // A value that several layers read goes once.
    private static IEnumerable<RowTensor> OfWholeBatch(Sequential model, Workspace workspace) => model.Graph.Nodes
        .SelectMany(node => node.Layer.Parameters.Where(parameter => parameter.WholeBatch).SelectMany(parameter => new[]
        {
            (Parameter: parameter, Buffer: workspace.ValueBuffer(node.Inputs[0]), Shape: model.Graph.Shapes[node.Inputs[0]]),
            (Parameter: parameter, Buffer: workspace.GradientBuffer(node.Output), Shape: model.Graph.Shapes[node.Output]),
        }))
        .Where(tensor => tensor.Buffer != workspace.ValueBuffer(0))
        .GroupBy(tensor => (tensor.Buffer, tensor.Shape.Size))
        .Select(group => new RowTensor(group.Key.Buffer, group.Key.Size, [.. group.Select(tensor => tensor.Parameter)]));

    /// <summary>Floats of each row that travel.</summary>
    /// <param name="Buffer">Where they lie, row after row.</param>
    /// <param name="Size">How many each row has.</param>
    /// <param name="For">The parameters whose gradients need them; without any, they always travel.</param>
    private readonly record struct RowTensor(FloatBuffer Buffer, int Size, Parameter[] For)
    {
        public bool IsWanted(bool backward)
        {
            var wanted = For.Length == 0;
            foreach (var parameter in For)
            {
                wanted |= backward && !parameter.Frozen;
            }

            return wanted;
        }
    }
}
