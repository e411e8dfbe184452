using System.Globalization;
using ActGen.Training;
using MnistTrainer.Cli;
using MnistTrainer.Output;

namespace MnistTrainer.Runs;

/// <summary>What the <c>train</c> command was asked for.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Data">The folder of the data; that of this sample if null.</param>
/// <param name="Out">The run folder, if one is named.</param>
/// <param name="Checkpoint">Where to go on from, if anywhere.</param>
internal sealed record TrainRequest(TrainSettings Settings, string? Data, string? Out, Checkpoint? Checkpoint);

/// <summary>One run: checks everything, trains, and leaves the results in the run folder.</summary>
internal static class TrainRun
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    /// <exception cref="UserErrorException">Something the user can mend, a divergence, or the user stopped it.</exception>
    public static void Execute(TrainRequest request, TrainerConsole console, CancellationToken stop)
    {
        var settings = request.Settings;
        var folder = new RunFolder(request.Out ?? FolderOf(request.Checkpoint) ?? RunFolder.DefaultPath(settings.Activation, DateTime.Now));
        var data = DataSets.Cut(DataFiles.Read(request.Data), settings);
        var live = console is { Terminal: { } terminal, Quiet: false } ? new LiveProgress(terminal) : null;
        using var experiment = new Experiment(
            settings, data, new MetricsLog(folder), new CheckpointWriter(folder, settings),
            (Callback?)live ?? new PlainProgress(console.Details));
        request.Checkpoint?.Restore(experiment.Trainer);
        folder.Prepare();
        folder.RemoveResults();

        Introduce(console.Details, experiment, data);
        var result = Run(experiment, folder, live, stop);
        RunSummary.Write(folder.Summary, experiment, data, result);
        Conclude(console, experiment, folder, result);
    }

    private static string? FolderOf(Checkpoint? checkpoint) =>
        checkpoint is null ? null : Path.GetDirectoryName(checkpoint.Path) is { Length: > 0 } folder ? folder : ".";

    private static ExperimentResult Run(Experiment experiment, RunFolder folder, LiveProgress? live, CancellationToken stop)
    {
        try
        {
            return live is null ? experiment.Run(stop) : live.Show(() => experiment.Run(stop));
        }
        catch (OperationCanceledException)
        {
            throw new UserErrorException(
                $"interrupted after {EpochLine.Count(experiment.Trainer.Epoch)}: go on with --resume {folder.Checkpoint}",
                ExitCode.Interrupted);
        }
    }

    private static void Introduce(TextWriter output, Experiment experiment, DataSets data)
    {
        var settings = experiment.Settings;
        output.WriteLine(experiment.Model.Summary());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{data.Training.Count:N0} training images, {data.Validation.Count:N0} for validation, batch {settings.Batch}, "
            + $"{settings.Optimizer} {settings.Rate:0.#######}, seed {settings.Seed}, {settings.Threads} threads, {RunSummary.Simd}"));
        if (settings.ValidateOnTest)
        {
            output.WriteLine("note: the test set decides about learning rate and end (--validate-on-test), so its accuracy is too good");
        }

        if (experiment.Trainer.Epoch > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"going on after epoch {experiment.Trainer.Epoch}"));
        }
    }

    private static void Conclude(TrainerConsole console, Experiment experiment, RunFolder folder, ExperimentResult result)
    {
        var settings = experiment.Settings;
        var activation = ActivationCatalogue.Get(settings.Activation);
        var initial = Network.Create(settings, experiment.Model.InputShape, experiment.Model.OutputShape.Size);
        var layers = LearnedLayer.Of(experiment.Model, initial, activation);
        if (activation.Info is { Inputs.Count: 1, Outputs: 1, IsOverRows: false })
        {
            AtomicFile.WriteText(folder.Picture, ActivationPlot.Draw($"What {activation.Name} learned in {EpochLine.Count(result.Epochs)}", layers));
        }

        if (result.Stopped is { } reason)
        {
            console.Details.WriteLine($"stopped early: {reason}");
        }

        LearnedReport.Write(console.Details, layers);
        console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"test accuracy {result.Test.Accuracy:0.0000}, loss {result.Test.Loss:0.0000} "
            + $"({EpochLine.Count(result.Epochs)}, {result.Seconds:0.0} s)"));
        console.Out.WriteLine($"run folder {folder.Path}");
    }
}
