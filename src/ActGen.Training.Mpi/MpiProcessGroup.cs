using System.Diagnostics.CodeAnalysis;

namespace ActGen.Training.Mpi;

/// <summary>
/// The processes that <c>mpirun</c> started, as a <see cref="ProcessGroup"/>: collective operations of MPI's C interface on the buffers of
/// the engine, without copies and without allocating.
/// </summary>
/// <remarks>Start it once, at the beginning of the program, and dispose of it at its end, when all processes come there.</remarks>
public sealed unsafe class MpiProcessGroup : ProcessGroup, IDisposable
{
    private readonly MpiLibrary _mpi;
    private readonly int[] _counts;
    private readonly int[] _moreCounts;
    private bool _ended;

    private MpiProcessGroup(MpiLibrary mpi)
    {
        _mpi = mpi;
        Check(MpiFunctions.MPI_Initialized(out var started), nameof(MpiFunctions.MPI_Initialized));
        if (started != 0)
        {
            throw new MpiException(
                $"MPI runs in this process already; keep the {nameof(MpiProcessGroup)} that {nameof(Start)} gave before");
        }

        Check(MpiFunctions.MPI_Init_thread(0, 0, MpiLibrary.ThreadSerialized, out var level), nameof(MpiFunctions.MPI_Init_thread));
        if (level < MpiLibrary.ThreadSerialized)
        {
            throw new MpiException("this MPI was built without support for threads (MPI_THREAD_SERIALIZED); install one that has it");
        }

        Check(MpiFunctions.MPI_Comm_rank(_mpi.World, out var rank), nameof(MpiFunctions.MPI_Comm_rank));
        Check(MpiFunctions.MPI_Comm_size(_mpi.World, out var size), nameof(MpiFunctions.MPI_Comm_size));
        (Rank, Size) = (rank, size);
        (_counts, _moreCounts) = (new int[size], new int[size]);
    }

    /// <summary>How many processes <c>mpirun</c> started with this one; 1 if it did not.</summary>
    public static int LaunchedSize => MpiLauncher.Current?.Size ?? 1;

    /// <summary>How many of them are on this machine and share its processors.</summary>
    public static int LocalSize => MpiLauncher.Current?.LocalSize ?? 1;

    /// <inheritdoc />
    public override int Rank { get; }

    /// <inheritdoc />
    public override int Size { get; }

    /// <summary>Loads MPI and joins the other processes.</summary>
    /// <exception cref="MpiException">There is no MPI; the message says what to install.</exception>
    public static MpiProcessGroup Start()
    {
        var group = new MpiProcessGroup(MpiLibrary.Loaded);
        return group.Size == LaunchedSize ? group : throw new MpiException(
            $"{MpiLauncher.Current!.SizeVariable} says {LaunchedSize} processes, but MPI knows of {group.Size}: "
            + "the mpirun and the library are of different installations");
    }

    /// <inheritdoc />
    public override void AllGather(Span<float> buffer, ReadOnlySpan<int> starts)
    {
        Measure(starts, buffer.Length, _counts, nameof(starts));
        fixed (float* data = buffer)
        fixed (int* counts = _counts, at = starts)
        {
            Check(
                MpiFunctions.MPI_Allgatherv((void*)_mpi.InPlace, 0, _mpi.Float, data, counts, at, _mpi.Float, _mpi.World),
                nameof(MpiFunctions.MPI_Allgatherv));
        }
    }

    /// <inheritdoc />
    public override void AllToAll(
        ReadOnlySpan<float> sent, ReadOnlySpan<int> sentStarts, Span<float> received, ReadOnlySpan<int> receivedStarts)
    {
        Measure(sentStarts, sent.Length, _counts, nameof(sentStarts));
        Measure(receivedStarts, received.Length, _moreCounts, nameof(receivedStarts));
        fixed (float* from = sent, to = received)
        fixed (int* sentCounts = _counts, sentAt = sentStarts, receivedCounts = _moreCounts, receivedAt = receivedStarts)
        {
            Check(
                MpiFunctions.MPI_Alltoallv(
                    from, sentCounts, sentAt, _mpi.Float, to, receivedCounts, receivedAt, _mpi.Float, _mpi.World),
                nameof(MpiFunctions.MPI_Alltoallv));
        }
    }

    /// <inheritdoc />
    public override void Broadcast(Span<byte> buffer, int root)
    {
        fixed (byte* data = buffer)
        {
            Check(MpiFunctions.MPI_Bcast(data, buffer.Length, _mpi.Byte, root, _mpi.World), nameof(MpiFunctions.MPI_Bcast));
        }
    }

    /// <inheritdoc />
    public override void Barrier() => Check(MpiFunctions.MPI_Barrier(_mpi.World), nameof(MpiFunctions.MPI_Barrier));

    /// <summary>Ends all processes at once, wherever they are.</summary>
    /// <param name="exitCode">The exit code of this one.</param>
    [DoesNotReturn]
    public void Abort(int exitCode)
    {
        _ = MpiFunctions.MPI_Abort(_mpi.World, exitCode);
        Environment.Exit(exitCode);
    }

    /// <summary>Waits for the other processes and ends MPI.</summary>
    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            Check(MpiFunctions.MPI_Finalize(), nameof(MpiFunctions.MPI_Finalize));
        }
    }

    // MPI writes wherever the numbers say: they are looked at first.
    private void Measure(ReadOnlySpan<int> starts, int length, int[] counts, string name)
    {
        if (starts.Length != Size + 1 || starts[0] < 0 || starts[^1] > length)
        {
            throw new ArgumentException(
                $"{starts.Length} starts up to {(starts.IsEmpty ? 0 : starts[^1])} do not fit {Size} processes "
                + $"and a buffer of {length} floats", name);
        }

        for (var process = 0; process < Size; process++)
        {
            counts[process] = starts[process + 1] - starts[process];
            if (counts[process] < 0)
            {
                throw new ArgumentException(
                    $"the part of process {process} ends at {starts[process + 1]}, before it starts at {starts[process]}", name);
            }
        }
    }

    private static void Check(int code, string function)
    {
        if (code != 0)
        {
            throw new MpiException($"{function} failed with code {code}");
        }
    }
}
