using System.Diagnostics;
using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;
using MnistTrainer.Datasets;
using MnistTrainer.Networks;

namespace MnistTrainer.Runs;

/// <summary>One training of one network: the recipe of the Keras soft-exponential program, with what the settings change.</summary>
internal sealed class Experiment : IDisposable
{
    // Two layers of soft exponentials are exponentials of exponentials: now and then one sample's gradient is thousands of times
    // longer than all others, and a step along it undoes epochs.
    public const float ClipNorm = 1;

    private readonly DataSets _data;

    /// <summary>Builds network, optimizer and callbacks.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="data">The data.</param>
    /// <param name="processes">The processes that train together.</param>
    /// <param name="observers">Callbacks that watch, called after those that steer.</param>
    public Experiment(TrainSettings settings, DataSets data, ProcessGroup processes, params IEnumerable<Callback> observers)
    {
        _data = data;
        Settings = settings;
        Model = Network.Create(settings, data.Training.SampleShape, data.Training.Classes);
        Trainer = CreateTrainer(settings, Model, processes, observers);
    }

    /// <summary>The settings.</summary>
    public TrainSettings Settings { get; }

    /// <summary>The network.</summary>
    public Sequential Model { get; }

    /// <summary>The trainer.</summary>
    public Trainer Trainer { get; }

    /// <summary>Trains to the end and looks at the test set, once.</summary>
    /// <param name="recorder">Keeps the results; only the numbers are given if null.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    /// <exception cref="UserErrorException">The training diverged.</exception>
    public RunResult Run(RunRecorder? recorder, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var history = Trainer.Fit(_data.Training, _data.Validation, Settings.Epochs, stop);
            var result = recorder?.Complete(Trainer, _data.Test, history.Stopped, stop) ?? new RunResult(
                Trainer.Epoch, history.Stopped, Trainer.Evaluate(_data.Test, stop), Model.Sha256(),
                Stopwatch.GetElapsedTime(started).TotalSeconds);
            return double.IsFinite(result.Test.Loss)
                ? result
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

    // Phases say themselves how long they are and at what rate they learn.
    private static IEnumerable<Callback> Steering(TrainSettings settings) => settings.Phases.Count > 0
        ? [new FiniteValidation()]
        : [new FiniteValidation(), new EarlyStopping(patience: 5), new ReduceLROnPlateau(factor: 0.1, patience: 3, minDelta: 1e-4)];

    private static Trainer CreateTrainer(
        TrainSettings settings, Sequential model, ProcessGroup processes, IEnumerable<Callback> observers)
    {
        try
        {
            return new Trainer(model, Optimizers.Get(settings.Optimizer).Create(settings.Rate), new TrainerOptions
            {
                BatchSize = settings.Batch,
                Threads = settings.Threads,
                Processes = processes,
                Seed = settings.Seed,
                ClipNorm = ClipNorm,
                Phases = [.. settings.Phases.Select(phase => phase.Create())],
                Callbacks = [.. Steering(settings), .. observers],
            });
        }
        catch (ArgumentException error)
        {
            throw new UserErrorException($"--phases {string.Join(',', settings.Phases)}: {error.Message}");
        }
    }

    /// <inheritdoc />
    public void Dispose() => Trainer.Dispose();
}
