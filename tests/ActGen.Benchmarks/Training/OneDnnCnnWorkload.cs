using ActGen.Training;

namespace ActGen.Benchmarks.Training;

/// <summary>The same data as <see cref="TrainingWorkload"/>, in the same order, for the network in C.</summary>
internal sealed class OneDnnCnnWorkload
{
    private const int FirstSteps = 40;
    private const int Samples = TrainingWorkload.Samples;

    private readonly OneDnnCnn _network;
    private readonly (byte[] Images, byte[] Labels) _data = SyntheticDigits.Draw(Samples);
    private readonly int[] _order = [.. Enumerable.Range(0, Samples)];
    private int _batch;

    /// <summary>Makes the network, and sees that it learns.</summary>
    /// <param name="network">The library.</param>
    /// <param name="threads">The number of threads.</param>
    public OneDnnCnnWorkload(OneDnnCnn network, int threads)
    {
        _network = network;
        network.Create(threads);
        new SeededRandom(1, stream: 3).Shuffle(_order.AsSpan());
        var first = Step();
        var last = first;
        for (var step = 0; step < FirstSteps; step++)
        {
            last = Step();
        }

        if (!(last < first / 2))
        {
            throw new InvalidOperationException($"the network in C does not learn: its loss goes from {first} to {last}");
        }
    }

    /// <summary>The next batch: gather, forward, loss, backward, update. Returns the loss.</summary>
    public double Step()
    {
        var batch = _order.AsSpan(_batch * OneDnnCnn.Batch, OneDnnCnn.Batch);
        _batch = (_batch + 1) % (Samples / OneDnnCnn.Batch);
        return _network.Step(_data.Images, _data.Labels, batch);
    }
}
