namespace ActGen.Training;

/// <summary>
/// Processes that train one model together. Each has all of the model and reads the same data; of every batch it takes some of the fixed
/// shards through the network, and of the parameters it updates some pieces. What the others need of that goes through this class.
/// </summary>
/// <remarks>
/// The engine decides who computes what and adds up in one order, so the weights are the same, bit for bit, for any number of processes;
/// a group only moves bytes. To write one, over whatever network: implement the members. Every member is called by all processes
/// in the same order, by one thread of each, and may come back as soon as this process has what it is to get.
/// </remarks>
public abstract class ProcessGroup
{
    /// <summary>This process alone: nothing is exchanged.</summary>
    public static ProcessGroup Single { get; } = new SingleProcess();

    /// <summary>The number of this process, from 0; 0 is the one that reports and writes.</summary>
    public abstract int Rank { get; }

    /// <summary>How many processes there are.</summary>
    public abstract int Size { get; }

    /// <summary>Gives every process the parts of all: each has written its own part of the buffer, and receives the others.</summary>
    /// <param name="buffer">The buffer, as long in every process.</param>
    /// <param name="starts">
    /// Where the part of each process starts, and behind the last one where it ends: <see cref="Size"/> + 1 ascending numbers, the same in
    /// every process. Parts may be empty; outside of them the buffer stays as it is.
    /// </param>
    public abstract void AllGather(Span<float> buffer, ReadOnlySpan<int> starts);

    /// <summary>Sends something else to every process, and receives something from every one.</summary>
    /// <param name="sent">What goes to the processes, in their order.</param>
    /// <param name="sentStarts">Where the part for each process starts, and behind the last one where it ends.</param>
    /// <param name="received">Receives what comes from the processes, in their order.</param>
    /// <param name="receivedStarts">Where the part from each process starts, and behind the last one where it ends.</param>
    public abstract void AllToAll(
        ReadOnlySpan<float> sent, ReadOnlySpan<int> sentStarts, Span<float> received, ReadOnlySpan<int> receivedStarts);

    /// <summary>Gives every process what one of them has.</summary>
    /// <param name="buffer">What it has, and where the others receive it; as long in every process.</param>
    /// <param name="root">The process that has it.</param>
    public abstract void Broadcast(Span<byte> buffer, int root);

    /// <summary>Waits until every process has come here.</summary>
    public abstract void Barrier();

    private sealed class SingleProcess : ProcessGroup
    {
        public override int Rank => 0;

        public override int Size => 1;

        public override void AllGather(Span<float> buffer, ReadOnlySpan<int> starts)
        {
        }

        public override void AllToAll(
            ReadOnlySpan<float> sent, ReadOnlySpan<int> sentStarts, Span<float> received, ReadOnlySpan<int> receivedStarts) =>
            sent[sentStarts[0]..sentStarts[1]].CopyTo(received[receivedStarts[0]..]);

        public override void Broadcast(Span<byte> buffer, int root)
        {
        }

        public override void Barrier()
        {
        }
    }
}
