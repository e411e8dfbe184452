using System.CommandLine;
using System.Globalization;
using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>evaluate</c> command: accuracy and loss of a checkpoint on the test set.</summary>
internal static class EvaluateCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    public static Command Create(TrainerConsole console, CancellationToken stop)
    {
        var path = new Argument<string>("CHECKPOINT") { Description = "A run's model.safetensors." };
        var data = TrainOptions.DataFolder();
        var command = new Command("evaluate", "Measures a checkpoint on the test set.") { path, data };
        command.SetAction(result =>
        {
            var checkpoint = Checkpoint.Read(result.GetRequiredValue(path));
            var settings = SettingsText.Read(checkpoint.Path, checkpoint.Texts);
            var test = MnistFolder.ReadTest(result.GetValue(data) ?? DataFiles.OwnFolder);
            var model = Network.Create(settings, test.SampleShape, test.Classes);
            checkpoint.Restore(model);
            using var trainer = new Trainer(model, new Sgd(), new TrainerOptions { BatchSize = settings.Batch });
            var measured = trainer.Evaluate(test, stop);
            if (!double.IsFinite(measured.Loss))
            {
                throw new UserErrorException(
                    $"{checkpoint.Path}: its test loss is not finite, so its weights are of no use; take another checkpoint", ExitCode.Diverged);
            }

            console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"test accuracy {measured.Accuracy:0.0000}, loss {measured.Loss:0.0000} "
                + $"({measured.Count:N0} images, {settings.Activation})"));
            return ExitCode.Success;
        });
        return command;
    }
}
