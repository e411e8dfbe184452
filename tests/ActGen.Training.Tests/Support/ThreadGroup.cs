using System.Runtime.InteropServices;

namespace ActGen.Training.Tests.Support;

/// <summary>Processes that are threads of this one: what they exchange goes through memory that all see.</summary>
public sealed class ThreadGroup : ProcessGroup
{
    private readonly Hall _hall;

    private ThreadGroup(Hall hall, int rank) => (_hall, Rank) = (hall, rank);

    public override int Rank { get; }

    public override int Size => _hall.Rooms.Length;

    /// <summary>Floats that this process has sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Runs the same in every process, and gives what each returns.</summary>
    public static T[] Run<T>(int size, Func<ThreadGroup, T> work)
    {
        var hall = new Hall(size);
        var results = new T[size];
        var failures = new Exception?[size];
        var threads = Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = work(new ThreadGroup(hall, rank));
            }
            catch (Exception failure)
            {
                failures[rank] = failure;
                hall.Leave();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return failures.FirstOrDefault(failure => failure is not null and not BarrierPostPhaseException and not OperationCanceledException)
            is { } first ? throw new InvalidOperationException($"a process failed: {first.Message}", first) : results;
    }

    public override void AllGather(Span<float> buffer, ReadOnlySpan<int> starts)
    {
        Assert.Equal(Size + 1, starts.Length);
        var own = buffer[starts[Rank]..starts[Rank + 1]];
        own.CopyTo(_hall.Room(Rank, own.Length));
        Sent += own.Length;
        Barrier();
        for (var process = 0; process < Size; process++)
        {
            var part = buffer[starts[process]..starts[process + 1]];
            _hall.Rooms[process].AsSpan(0, part.Length).CopyTo(part);
        }

        Barrier();
    }

    public override void AllToAll(
        ReadOnlySpan<float> sent, ReadOnlySpan<int> sentStarts, Span<float> received, ReadOnlySpan<int> receivedStarts)
    {
        sent.CopyTo(_hall.Room(Rank, sent.Length));
        sentStarts.CopyTo(_hall.Starts[Rank]);
        Sent += sent.Length;
        Barrier();
        for (var process = 0; process < Size; process++)
        {
            var starts = _hall.Starts[process];
            var part = _hall.Rooms[process].AsSpan(starts[Rank]..starts[Rank + 1]);
            part.CopyTo(received[receivedStarts[process]..receivedStarts[process + 1]]);
        }

        Barrier();
    }

    public override void Broadcast(Span<byte> buffer, int root)
    {
        var floats = (buffer.Length + sizeof(float) - 1) / sizeof(float);
        if (Rank == root)
        {
            buffer.CopyTo(MemoryMarshal.AsBytes(_hall.Room(Rank, floats)));
        }

        Barrier();
        MemoryMarshal.AsBytes(_hall.Rooms[root].AsSpan())[..buffer.Length].CopyTo(buffer);
        Barrier();
    }

    public override void Barrier() => _hall.Meet();

    private sealed class Hall(int size)
    {
        private readonly Barrier _barrier = new(size);
        private readonly CancellationTokenSource _left = new();

        public float[][] Rooms { get; } = [.. Enumerable.Range(0, size).Select(_ => Array.Empty<float>())];

        public int[][] Starts { get; } = [.. Enumerable.Range(0, size).Select(_ => new int[size + 1])];

        public Span<float> Room(int rank, int length)
        {
            if (Rooms[rank].Length < length)
            {
                Rooms[rank] = new float[length];
            }

            return Rooms[rank].AsSpan(0, length);
        }

        public void Meet() => _barrier.SignalAndWait(_left.Token);

        public void Leave() => _left.Cancel();
    }
}
