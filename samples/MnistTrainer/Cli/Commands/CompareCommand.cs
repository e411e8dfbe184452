using System.CommandLine;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>compare</c> command: several activations, several seeds, mean and spread.</summary>
internal static class CompareCommand
{
    private const int DefaultSeeds = 5;

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    public static Command Create(TrainerConsole console, CancellationToken stop)
    {
        var activations = new Option<string>("--activations")
        {
            Description = "Names of the activations, with commas between them; Own.dll among them makes those of a class library known.",
            HelpName = "A,B,...",
            Required = true,
        };
        var seeds = NumberOption.Whole(
            "--seeds", $"How many seeds, counted from --seed. [default: {DefaultSeeds}]", 1, 1000, "N");
        var command = new Command("compare", "Trains each activation with several seeds: mean, spread, best and worst.")
        {
            activations, seeds,
        };
        var options = new TrainOptions($"Folder for the table, {Comparison.FileName}. [default: it is only shown]");
        options.AddTo(command);
        command.SetAction(result =>
        {
            var named = result.GetRequiredValue(activations)
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToLookup(name => name.EndsWith(LibraryOption.Extension, StringComparison.OrdinalIgnoreCase));
            foreach (var library in named[true])
            {
                ActivationCatalogue.Include(library);
            }

            string[] names = [.. named[false].Select(name => ActivationCatalogue.Get(name).Name).Distinct()];
            if (names.Length == 0)
            {
                throw new UserErrorException("--activations: no name is given");
            }

            var request = new CompareRequest(
                options.Read(result, new TrainSettings()), names, result.GetValue(seeds) ?? DefaultSeeds,
                options.ReadData(result, new TrainSettings()), result.GetValue(options.Out));
            Comparison.Execute(request, console with { Quiet = result.GetValue(options.Quiet) }, stop);
            return ExitCode.Success;
        });
        return command;
    }
}
