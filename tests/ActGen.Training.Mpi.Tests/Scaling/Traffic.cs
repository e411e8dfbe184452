namespace ActGen.Training.Mpi.Tests.Scaling;

/// <summary>The traffic of one process of a group in a step.</summary>
/// <param name="Gathers">How often all get the parts of all.</param>
/// <param name="ToAlls">How often each sends something else to every other.</param>
/// <param name="Bytes">What comes in, or goes out if that is more.</param>
internal readonly record struct Traffic(int Gathers, int ToAlls, long Bytes);

/// <summary>A process of a group of which there are no others: it counts what it would exchange, and goes on with what it has.</summary>
internal sealed class DryGroup(int rank, int size) : ProcessGroup
{
    private Traffic _traffic;

    public override int Rank => rank;

    public override int Size => size;

    /// <summary>The traffic since the last call.</summary>
    public Traffic Take()
    {
        var taken = _traffic;
        _traffic = default;
        return taken;
    }

    public override void AllGather(Span<float> buffer, ReadOnlySpan<int> starts)
    {
        var own = starts[rank + 1] - starts[rank];
        Count(1, 0, own, starts[^1] - starts[0] - own);
    }

    public override void AllToAll(
        ReadOnlySpan<float> sent, ReadOnlySpan<int> sentStarts, Span<float> received, ReadOnlySpan<int> receivedStarts) =>
        Count(0, 1, sent.Length, received.Length);

    public override void Broadcast(Span<byte> buffer, int root)
    {
    }

    public override void Barrier()
    {
    }

    private void Count(int gathers, int toAlls, int sent, int received) => _traffic = new Traffic(
        _traffic.Gathers + gathers, _traffic.ToAlls + toAlls, _traffic.Bytes + (long)sizeof(float) * Math.Max(sent, received));
}
