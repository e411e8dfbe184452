namespace ActGen.Training;

/// <summary>
/// Who computes what: neighboring shards of a batch to each process, and to each a run of the parameters in memory, cut where pieces of
/// the update plan begin. It depends on the model and the number of processes alone.
/// </summary>
internal sealed class WorkPartition
{
    private readonly int[] _starts;
    private readonly UpdatePiece[] _inMemory;

    /// <summary>Cuts the parameters into runs of about equal length.</summary>
    public WorkPartition(Sequential model, IEnumerable<UpdatePiece> pieces, int processes)
    {
        Processes = processes;
        _inMemory = [.. pieces.OrderBy(piece => piece.Place)];
        _starts = new int[processes + 1];
        PieceStarts = new int[processes + 1];
        var total = _inMemory.Sum(piece => (long)piece.Length);
        long before = 0;
        var next = 0;
        for (var process = 0; process < processes; process++)
        {
            PieceStarts[process] = next;
            _starts[process] = process == 0 ? 0
                : next < _inMemory.Length ? _inMemory[next].Parameter.Offset + _inMemory[next].Start
                : model.Store.Values.Length;
            // A piece belongs to whoever has its middle.
            for (; next < _inMemory.Length && (before + _inMemory[next].Length / 2) * processes < total * (process + 1); next++)
            {
                before += _inMemory[next].Length;
            }
        }

        PieceStarts[processes] = _inMemory.Length;
        _starts[processes] = model.Store.Values.Length;
    }

    /// <summary>Number of processes.</summary>
    public int Processes { get; }

    /// <summary>Where the parameters of each process start in the model's buffers, and the end.</summary>
    public ReadOnlySpan<int> ParameterStarts => _starts;

    /// <summary>Where the pieces of each process start among all of them in the order of memory, and the end.</summary>
    public int[] PieceStarts { get; }

    /// <summary>The pieces that a process updates, in the order of memory.</summary>
    public ReadOnlySpan<UpdatePiece> PiecesOf(int process) => _inMemory.AsSpan(PlacesOf(process));

    /// <summary>The places of the pieces that a process updates.</summary>
    public Range PlacesOf(int process) => PieceStarts[process]..PieceStarts[process + 1];

    /// <summary>The first shard of a process; that of the process behind the last one is the number of shards.</summary>
    public int FirstShard(int process, int shards) => (int)((long)shards * process / Processes);
}
