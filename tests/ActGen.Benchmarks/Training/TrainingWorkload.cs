using ActGen.Training;

namespace ActGen.Benchmarks.Training;

/// <summary>A network and data of MNIST's form; one step of Adam on a batch.</summary>
internal sealed class TrainingWorkload : IDisposable
{
    /// <summary>Number of images.</summary>
    public const int Samples = 468 * 128;


    private readonly Adam _adam = new();
    private readonly StepRunner _steps;
    private readonly MnistDataset _data = SyntheticDigits.Create(Samples);
    private readonly int[] _order = [.. Enumerable.Range(0, Samples)];
    private readonly int _batchSize;
    private int _batch;

    /// <summary>Makes the data and the memory of a step.</summary>
    /// <param name="model">The network.</param>
    /// <param name="batchSize">Samples of a step.</param>
    /// <param name="threads">The number of threads.</param>
    public TrainingWorkload(Sequential model, int batchSize, int threads)
    {
        _batchSize = batchSize;
        _adam.Attach(model);
        _steps = new StepRunner(model, new TrainerOptions { BatchSize = batchSize, Threads = threads });
        new SeededRandom(1, stream: 3).Shuffle(_order.AsSpan());
    }

    /// <summary>The next batch: gather, forward, loss, backward, update. Returns the loss.</summary>
    public double Step()
    {
        var loss = _steps.Passes.Run(_data, _order.AsMemory(_batch * _batchSize, _batchSize), training: true);
        if (!_steps.Update(_adam, _adam.LearningRate))
        {
            throw new InvalidOperationException("the training diverged");
        }

        _batch = (_batch + 1) % (Samples / _batchSize);
        return loss;
    }

    public void Dispose() => _steps.Dispose();
}
