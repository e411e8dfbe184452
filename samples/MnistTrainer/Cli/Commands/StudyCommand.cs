using System.CommandLine;
using ActGen.Training.Reporting;
using MnistTrainer.Output;
using MnistTrainer.Runs;
using MnistTrainer.Studies;

namespace MnistTrainer.Cli;

/// <summary>The <c>study</c> command: runs an experiment of several trainings, or lists all of them.</summary>
internal static class StudyCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "study";

    private const string List = "list";
    private const int MostThreads = 256;

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    public static Command Create(TrainerConsole console, CancellationToken stop)
    {
        var name = new Argument<string>("NAME") { Description = $"The study, or {List} to list them." };
        var seeds = NumberOption.Whole("--seeds", "How many seeds, counted from 1. [default: as the study says]", 1, 1000, "N");
        var limit = NumberOption.Whole(
            "--limit", "Use only the first SAMPLES training images, for a try. [default: all]", 2, int.MaxValue, "SAMPLES");
        var epochs = NumberOption.Whole(
            "--epochs", "Epochs of a training, or of a phase, at most, for a try. [default: as the study says]", 1, 100_000, "N");
        var threads = NumberOption.Whole(
            "--threads", "Number of threads; does not change the result. [default: one for each processor]", 1, MostThreads, "N");
        var output = new Option<string?>("--out")
        {
            Description = "Folder for the results; runs in it are kept, so that a study that was stopped goes on. [default: studies/NAME]",
            HelpName = "DIR",
        };
        var root = new Option<string?>("--data-root")
        {
            Description = "Folder of data sets, in which each is looked for first.",
            HelpName = "DIR",
        };
        var quiet = new Option<bool>("--quiet") { Description = "No progress." };
        var command = new Command(Name, "Runs an experiment of the literature and writes study.md, study.csv and report.html.")
        {
            name, seeds, limit, epochs, output, root, threads, quiet,
        };
        command.SetAction(result =>
        {
            if (result.GetRequiredValue(name).Equals(List, StringComparison.OrdinalIgnoreCase))
            {
                WriteList(console);
                return ExitCode.Success;
            }

            var entry = StudyCatalogue.Get(result.GetRequiredValue(name));
            var folder = result.GetValue(output) ?? Path.Combine("studies", entry.Name);
            var options = new StudyOptions(
                folder, result.GetValue(seeds), result.GetValue(limit), result.GetValue(epochs),
                result.GetValue(threads) ?? TrainSettings.DefaultThreads)
            {
                Processes = console.Processes,
            };
            var data = new StudyDataSets(result.GetValue(root));
            var study = entry.Declare(data);
            string[] strangers = [.. data.Strangers()];
            foreach (var stranger in strangers)
            {
                console.Out.WriteLine($"note: {stranger}");
            }

            Run(study with { Text = [.. study.Text, .. strangers] }, options, console with { Quiet = result.GetValue(quiet) }, stop);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Run(Study study, StudyOptions options, TrainerConsole console, CancellationToken stop)
    {
        var runner = new StudyRunner(study, options, console.Details, console.Quiet ? null : console.Width);
        string time;
        try
        {
            var results = runner.Run(stop);
            time = results.TrainingTime;
            StudyTableText.Write(console, results);
        }
        catch (OperationCanceledException)
        {
            throw new UserErrorException(
                $"interrupted; the finished runs are kept in {options.Out}, and the same command goes on", ExitCode.Interrupted);
        }

        var folder = new StudyFolder(options.Out);
        console.Out.WriteLine($"time   {time}");
        console.Out.WriteLine($"study  {folder.Markdown}");
        console.Out.WriteLine($"runs   {folder.Csv}");
        console.Out.WriteLine($"report {folder.Report}");
    }

    private static void WriteList(TrainerConsole console)
    {
        var width = StudyCatalogue.All.Max(study => study.Name.Length);
        foreach (var study in StudyCatalogue.All)
        {
            HangingText.Write(console.Out, $"{study.Name.PadRight(width)}  ", study.Summary, console.Width?.Invoke());
        }
    }
}
