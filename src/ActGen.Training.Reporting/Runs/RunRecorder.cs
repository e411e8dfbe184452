using System.Diagnostics;

namespace ActGen.Training.Reporting;

/// <summary>
/// Records a training in a folder: progress on the console, <c>metrics.jsonl</c> and a checkpoint after each epoch, and at the end
/// <c>summary.json</c>, <c>activations.svg</c> and <c>report.html</c>.
/// </summary>
/// <remarks>
/// Give <see cref="Callbacks"/> to the trainer, after those that steer it, and call <see cref="Complete"/> after <see cref="Trainer.Fit"/>.
/// </remarks>
public sealed class RunRecorder
{
    private readonly LearnedHistory _learned = new();
    private readonly MetricsLog _metrics;
    private readonly ProgressReporter _progress;
    private readonly StartWatch _watch = new();

    /// <summary>Records into a folder.</summary>
    /// <param name="folder">The folder; it is made if need be, and a run in it is replaced.</param>
    /// <param name="description">What the run is about.</param>
    /// <param name="output">Where to report progress; the console if null.</param>
    /// <param name="width">The width of the terminal that <paramref name="output"/> goes to; null if it is no terminal.</param>
    public RunRecorder(RunFolder folder, RunDescription description, TextWriter? output = null, Func<int>? width = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(description);
        (Folder, Description) = (folder, description);
        _metrics = new MetricsLog(folder);
        var live = output is null && !Console.IsOutputRedirected ? () => Console.WindowWidth : width;
        _progress = new ProgressReporter(output ?? Console.Out, live, _learned);
        Callbacks = [_watch, _learned, _metrics, new CheckpointWriter(folder.Checkpoint, description.Remembered), _progress];
    }

    /// <summary>The folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>The description of the run.</summary>
    public RunDescription Description { get; }

    /// <summary>The callbacks that record, in order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; }

    /// <summary>All epochs so far, those before a resume included.</summary>
    public IReadOnlyList<EpochMetrics> Epochs => _metrics.Epochs;

    /// <summary>Makes the folder, checks that it can be written to, and removes the results of a former run.</summary>
    /// <exception cref="UnusableFileException">It cannot be written to.</exception>
    public void Prepare()
    {
        Folder.Prepare();
        Folder.RemoveResults();
    }

    /// <summary>Removes the progress bar; for programs that catch what ends a training early.</summary>
    public void StopProgress() => _progress.Stop();

    /// <summary>Measures the test set and writes the results.</summary>
    /// <param name="trainer">The trainer after its last epoch.</param>
    /// <param name="test">The test set.</param>
    /// <param name="stopped">Why the training ended early, if it did.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public RunResult Complete(Trainer trainer, IDataset test, string? stopped = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var measured = trainer.Evaluate(test, cancellation);
        var result = new RunResult(trainer.Epoch, stopped, measured, trainer.Model.Sha256(), _watch.Seconds);
        if (double.IsFinite(measured.Loss))
        {
            var layers = LearnedLayers(trainer.Model);
            if (layers.Any(layer => layer.IsCurve))
            {
                AtomicFile.WriteText(Folder.Picture, ActivationPicture.Draw(Description.Title, layers));
            }

            var predictions = test.Target.ClassCount > 0 ? TestPredictions.Of(trainer.Model, test, cancellation: cancellation) : null;
            var inputs = LayerHistograms.Of(trainer.Model, layers, test);
            var report = new RunReport(Description, trainer.Model, result, Epochs, layers, inputs, predictions);
            AtomicFile.WriteText(Folder.Report, report.Write());
            RunSummary.Write(Folder.Summary, Description, trainer.Model, result);
        }

        return result;
    }

    /// <summary>The activation layers, as they started and as they are.</summary>
    /// <param name="model">The trained model.</param>
    public IReadOnlyList<LearnedLayer> LearnedLayers(Sequential model) => LearnedLayer.Of(model, _learned.Parameters);

    private sealed class StartWatch : Callback
    {
        private long _started = Stopwatch.GetTimestamp();

        public double Seconds => Stopwatch.GetElapsedTime(_started).TotalSeconds;

        public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) => _started = Stopwatch.GetTimestamp();
    }
}
