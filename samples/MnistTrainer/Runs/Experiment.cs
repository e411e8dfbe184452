using System.Diagnostics;
using ActGen.Training;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>One training of one network: the recipe of document 1, with what the settings change.</summary>
internal sealed class Experiment : IDisposable
{
    // Two layers of soft exponentials are exponentials of exponentials: now and then one sample's gradient is thousands of times
    // longer than all others, and a step along it undoes epochs.
    private const float ClipNorm = 5;

    private readonly DataSets _data;

    /// <summary>Builds network, optimizer and callbacks.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="data">The data.</param>
    /// <param name="observers">Callbacks that watch, called after those that steer.</param>
    public Experiment(TrainSettings settings, DataSets data, params IEnumerable<Callback> observers)
    {
        _data = data;
        Settings = settings;
        Model = Network.Create(settings, data.Training.SampleShape, data.Training.Classes);
        Trainer = new Trainer(Model, Optimizers.Get(settings.Optimizer).Create(settings.Rate), new TrainerOptions
        {
            BatchSize = settings.Batch,
            Threads = settings.Threads,
            Seed = settings.Seed,
            ClipNorm = ClipNorm,
            Callbacks =
            [
                new EarlyStopping(patience: 5),
                new ReduceLROnPlateau(factor: 0.1, patience: 3, minDelta: 1e-4),
                .. observers,
            ],
        });
    }

    /// <summary>The settings.</summary>
    public TrainSettings Settings { get; }

    /// <summary>The network.</summary>
    public Sequential Model { get; }

    /// <summary>The trainer.</summary>
    public Trainer Trainer { get; }

    /// <summary>Trains to the end and looks at the test set, once.</summary>
    /// <param name="stop">Set when the user wants to stop.</param>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    /// <exception cref="UserErrorException">The training diverged.</exception>
    public ExperimentResult Run(CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var history = Trainer.Fit(_data.Training, _data.Validation, Settings.Epochs, stop);
            var test = Trainer.Evaluate(_data.Test, stop);
            return double.IsFinite(test.Loss)
                ? new ExperimentResult(Trainer.Epoch, history.Stopped, test, Model.Sha256(), Stopwatch.GetElapsedTime(started).TotalSeconds)
                : throw Diverged($"after epoch {Trainer.Epoch} the test loss is not finite, though the training loss is");
        }
        catch (TrainingDivergedException error)
        {
            throw Diverged(error.Message);
        }
    }

    /// <summary>The error that ends a training which gave NaN or infinity.</summary>
    /// <param name="message">When and where.</param>
    public static UserErrorException Diverged(string message) =>
        new($"{message}; try a smaller --lr or another activation", ExitCode.Diverged);

    /// <inheritdoc />
    public void Dispose() => Trainer.Dispose();
}

/// <summary>What a training gave.</summary>
/// <param name="Epochs">Number of finished epochs.</param>
/// <param name="Stopped">Why it ended before the last epoch, if it did.</param>
/// <param name="Test">The test set after the last epoch.</param>
/// <param name="WeightsSha256">The SHA-256 of all parameters in order.</param>
/// <param name="Seconds">Time of training and test.</param>
internal sealed record ExperimentResult(int Epochs, string? Stopped, Evaluation Test, string WeightsSha256, double Seconds);
