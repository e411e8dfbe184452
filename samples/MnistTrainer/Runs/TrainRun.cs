using System.Globalization;
using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;
using MnistTrainer.Datasets;
using MnistTrainer.Output;

namespace MnistTrainer.Runs;

/// <summary>The request of the <c>train</c> command.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Data">Where the data are.</param>
/// <param name="Out">The run folder, if one is named.</param>
/// <param name="Checkpoint">Where to go on from, if anywhere.</param>
internal sealed record TrainRequest(TrainSettings Settings, DataSource Data, string? Out, Checkpoint? Checkpoint);

/// <summary>
/// One run: checks everything, trains, and leaves the results in the run folder. Of several processes all train, and the first one
/// records.
/// </summary>
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
        var data = DataSets.Cut(DataFiles.Read(request.Data), settings);
        if (request.Checkpoint is { } from)
        {
            SampleText.Check(from, data.Training, data.Source.Title);
        }

        if (console.Processes.Rank > 0)
        {
            using var part = new Experiment(settings, data, console.Processes);
            request.Checkpoint?.Restore(part.Trainer);
            part.Run(recorder: null, stop);
            return;
        }

        var folder = new RunFolder(request.Out ?? FolderOf(request.Checkpoint) ?? RunFolder.DefaultPath(settings.Activation, DateTime.Now));
        var recorder = new RunRecorder(
            folder, RunText.Of(settings, data, console.Processes.Size), console.Details,
            console is { Width: { } width, Quiet: false } ? width : null);
        using var experiment = new Experiment(settings, data, console.Processes, recorder.Callbacks);
        request.Checkpoint?.Restore(experiment.Trainer);
        recorder.Prepare();

        Introduce(console, experiment, data, console.Processes.Size);
        var result = Run(experiment, recorder, stop);
        Conclude(console, experiment, recorder, result);
    }

    private static string? FolderOf(Checkpoint? checkpoint) =>
        checkpoint is null ? null : Path.GetDirectoryName(checkpoint.Path) is { Length: > 0 } folder ? folder : ".";

    private static RunResult Run(Experiment experiment, RunRecorder recorder, CancellationToken stop)
    {
        try
        {
            return experiment.Run(recorder, stop);
        }
        catch (OperationCanceledException)
        {
            throw new UserErrorException(
                $"interrupted after {EpochLine.Count(experiment.Trainer.Epoch)}: go on with --resume {recorder.Folder.Checkpoint}",
                ExitCode.Interrupted);
        }
        finally
        {
            recorder.StopProgress();
        }
    }

    private static void Introduce(TrainerConsole console, Experiment experiment, DataSets data, int processes)
    {
        var together = processes == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{processes} processes of ");
        var settings = experiment.Settings;
        var output = console.Details;
        output.WriteLine(experiment.Model.Summary(console.Width?.Invoke() ?? int.MaxValue));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{data.Training.Count:N0} training images of {data.Source.Title}, {data.Validation.Count:N0} for validation, "
            + $"batch {settings.Batch}, "
            + $"{settings.Optimizer} {settings.Rate:0.#######}, seed {settings.Seed}, "
            + $"{together}{settings.Threads} threads, {RunEnvironment.Simd}"));
        if (settings.ValidateOnTest)
        {
            output.WriteLine("note: the test set decides about learning rate and end (--validate-on-test), so its accuracy is too good");
        }

        if (experiment.Trainer.Epoch > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"going on after epoch {experiment.Trainer.Epoch}"));
        }
    }

    private static void Conclude(TrainerConsole console, Experiment experiment, RunRecorder recorder, RunResult result)
    {
        if (result.Stopped is { } reason)
        {
            console.Details.WriteLine($"stopped early: {reason}");
        }

        LearnedReport.Write(console.Details, recorder.LearnedLayers(experiment.Model));
        console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"test accuracy {result.Test.Accuracy:0.0000}, loss {result.Test.Loss:0.0000} "
            + $"({EpochLine.Count(result.Epochs)}, {result.Seconds:0.0} s)"));
        console.Out.WriteLine($"run folder {recorder.Folder.Path}");
        console.Details.WriteLine($"report     {recorder.Folder.Report}");
        if (File.Exists(recorder.Folder.Picture))
        {
            console.Details.WriteLine($"picture    {recorder.Folder.Picture}");
        }
    }
}
