using ActGen.Activations;
using ActGen.Training;

namespace ActGen.Benchmarks.Training;

/// <summary>Document 1's network, 784-128-softexp-128-softexp-10, and data of MNIST's form; one step of Adam on a batch of 128.</summary>
internal sealed class TrainingWorkload : IDisposable
{
    private const int BatchSize = 128;
    private const int Batches = 468;

    private readonly Adam _adam = new();
    private readonly StepRunner _steps;
    private readonly MnistDataset _data = SyntheticDigits.Create(Batches * BatchSize);
    private readonly int[] _order = [.. Enumerable.Range(0, Batches * BatchSize)];
    private int _batch;

    public TrainingWorkload(int threads)
    {
        var normal = WeightInitializer.RandomNormal;
        var model = new Sequential(
            [28, 28, 1], new Flatten(), new Dense(128, normal), new Activation<SoftExponential>(),
            new Dense(128, normal), new Activation<SoftExponential>(), new Dense(10));
        model.Initialize(1);
        _adam.Attach(model);
        _steps = new StepRunner(model, new TrainerOptions { BatchSize = BatchSize, Threads = threads });
        new SeededRandom(1, stream: 3).Shuffle(_order.AsSpan());
    }

    /// <summary>The next batch: gather, forward, loss, backward, update. Returns the loss.</summary>
    public double Step()
    {
        double loss = _steps.Run(_data, _order.AsMemory(_batch * BatchSize, BatchSize), training: true);
        if (!_steps.Update(_adam, _adam.LearningRate))
        {
            throw new InvalidOperationException("the training diverged");
        }

        _batch = (_batch + 1) % Batches;
        return loss;
    }

    public void Dispose() => _steps.Dispose();
}
