using System.CommandLine;
using System.Globalization;
using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Datasets;
using MnistTrainer.Output;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>evaluate</c> command: accuracy, loss and confusion matrix of a checkpoint on the test set.</summary>
internal static class EvaluateCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    public static Command Create(TrainerConsole console, CancellationToken stop)
    {
        var path = new Argument<string>("CHECKPOINT") { Description = "A run's model.safetensors." };
        var (data, library) = (new DataOptions(), new LibraryOption());
        var quiet = new Option<bool>("--quiet") { Description = "Accuracy and loss alone." };
        var command = new Command("evaluate", "Measures a checkpoint on the test set: accuracy, loss, confusion matrix.") { path };
        foreach (var option in data.All.Append(library.Option).Append(quiet))
        {
            command.Options.Add(option);
        }

        command.SetAction(result =>
        {
            library.Include(result);
            var checkpoint = Checkpoint.Read(result.GetRequiredValue(path));
            var settings = SettingsText.Read(checkpoint.Path, checkpoint.Texts);
            var source = data.Read(result, settings.Data);
            var test = MnistFolder.ReadTest(source.Folder);
            var model = TrainedModel.Load(checkpoint, settings, test, source.Title);
            using var trainer = new Trainer(model, new Sgd(), new TrainerOptions { BatchSize = settings.Batch });
            var measured = trainer.Evaluate(test, stop);
            if (!double.IsFinite(measured.Loss))
            {
                throw new UserErrorException(
                    $"{checkpoint.Path}: its test loss is not finite, so its weights are of no use; take another checkpoint",
                    ExitCode.Diverged);
            }

            console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"test accuracy {measured.Accuracy:0.0000}, loss {measured.Loss:0.0000} "
                + $"({measured.Count:N0} images of {source.Title}, {settings.Activation})"));
            if (!result.GetValue(quiet))
            {
                ConfusionTable.Write(
                    console.Out, TestPredictions.Of(model, test, cancellation: stop), source.Classes, console.Width?.Invoke());
            }

            return ExitCode.Success;
        });
        return command;
    }
}
