using System.CommandLine;
using ActGen.Training;
using MnistTrainer.Exports;

namespace MnistTrainer.Cli;

/// <summary>The <c>export</c> command: a trained network as a file for other runtimes.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    public static Command Create(TrainerConsole console)
    {
        var path = new Argument<string>("CHECKPOINT") { Description = "A run's model.safetensors." };
        var format = new Option<string?>("--format")
        {
            Description = string.Join("; ", ExportFormats.All.Select(f => $"{f.Name}: {f.Summary}")) + ".",
            HelpName = string.Join('|', ExportFormats.Names),
        };
        var output = new Option<string?>("--out") { Description = "The file to write.", HelpName = "FILE" };
        var library = new LibraryOption();
        var command = new Command("export", "Writes a trained network for other runtimes.") { path, format, output, library.Option };
        command.SetAction(result =>
        {
            library.Include(result);
            var writer = ExportFormats.Get(result.GetValue(format) ?? throw Missing(format, string.Join(", ", ExportFormats.Names)));
            var target = Target(result.GetValue(output) ?? throw Missing(output, "the file to write"));
            var run = TrainedRun.Read(result.GetRequiredValue(path));
            try
            {
                writer.Write(run, target);
            }
            catch (ExportException error)
            {
                throw new UserErrorException($"{run.Checkpoint.Path}: {error.Message}");
            }

            console.Out.WriteLine($"{target} ({writer.Summary})");
            return ExitCode.Success;
        });
        return command;
    }

    private static UserErrorException Missing(Option option, string values) =>
        new($"export needs {option.Name}: {values} (see export --help)");

    private static string Target(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UserErrorException($"{path}: is a folder; name the file to write");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(folder) ? path : throw new UserErrorException($"{path}: there is no folder {folder}; make it first");
    }
}
