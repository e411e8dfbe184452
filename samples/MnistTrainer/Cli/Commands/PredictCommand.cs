using System.CommandLine;
using System.Globalization;
using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Datasets;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>predict</c> command: what a trained network sees in a picture.</summary>
internal static class PredictCommand
{
    private const int Shown = 3;
    private const int BarWidth = 20;

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    public static Command Create(TrainerConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A picture: PNG, JPEG, BMP or GIF, of any size." };
        var named = new Option<string?>("--checkpoint")
        {
            Description = "A run's model.safetensors. [default: that of the newest run in runs]",
            HelpName = "CHECKPOINT",
        };
        var library = new LibraryOption();
        var command = new Command("predict", "Tells what a trained network sees in a picture.") { file, named, library.Option };
        command.SetAction(result =>
        {
            library.Include(result);
            var checkpoint = Checkpoint.Read(result.GetValue(named) ?? Newest());
            var settings = SettingsText.Read(checkpoint.Path, checkpoint.Texts);
            var (sample, classes) = SampleText.Read(checkpoint);
            var (values, inverted) = ImageFile.Read(result.GetRequiredValue(file), sample[0], sample[1]);
            var outputs = new float[classes];
            TrainedModel.Load(checkpoint, settings).Predict(values, outputs);
            Write(console.Out, outputs, new DataSource(settings.Data).Classes);
            console.Out.WriteLine($"({checkpoint.Path}{(inverted ? "; the picture is dark on light and was inverted" : "")})");
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, float[] outputs, IReadOnlyList<string> names)
    {
        foreach (var index in Enumerable.Range(0, outputs.Length).OrderByDescending(i => outputs[i]).Take(Shown))
        {
            var confidence = TestPredictions.Confidence(outputs, index);
            var name = index < names.Count ? $"{index} {names[index]}" : index.ToString(CultureInfo.InvariantCulture);
            var bar = new string('█', (int)Math.Round(BarWidth * confidence));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {100 * confidence,5:0.0} % {bar}").TrimEnd());
        }
    }

    private static string Newest() =>
        (Directory.Exists("runs") ? Directory.GetFiles("runs", "model.safetensors", SearchOption.AllDirectories) : [])
            .MaxBy(File.GetLastWriteTimeUtc)
        ?? throw new UserErrorException("no run has been found in runs; train first, or name a checkpoint with --checkpoint");
}
