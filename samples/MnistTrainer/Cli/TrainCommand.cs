using System.CommandLine;
using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>train</c> command. Everything that can be wrong is checked before the first file is written.</summary>
internal static class TrainCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "train";

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    public static Command Create(TrainerConsole console, CancellationToken stop)
    {
        var activation = new Option<string?>("--activation")
        {
            Description = $"Name of the activation, in any case; see list. [default: {new TrainSettings().Activation}]",
            HelpName = "NAME",
        };
        var resume = new Option<string?>("--resume")
        {
            Description = "Go on from a checkpoint, in its folder and with its settings, to the same bits as without the break.",
            HelpName = "CHECKPOINT",
        };
        var command = new Command(Name, "Trains a network and looks at the test set once, at the end. The default command.") { activation };
        var options = new TrainOptions("Folder for the results; a run in it is replaced. [default: runs/<time>-<activation>]");
        options.AddTo(command);
        command.Options.Add(resume);
        command.SetAction(result =>
        {
            var path = result.GetValue(resume);
            var checkpoint = path is null ? null : Checkpoint.Read(path);
            var settings = checkpoint is null ? new TrainSettings() : SettingsText.Read(checkpoint.Path, checkpoint.Texts);
            var wanted = options.Read(result, settings);
            if (result.GetValue(activation) is { } name)
            {
                wanted = wanted with { Activation = ActivationCatalogue.Get(name).Name };
            }

            if (checkpoint is not null && SettingsText.Difference(wanted, settings) is var (setting, here, there))
            {
                throw new UserErrorException(
                    $"{path}: is a checkpoint of another training: --{setting} is {there} there and {here} here; "
                    + $"leave --{setting} out or start anew");
            }

            var request = new TrainRequest(wanted, result.GetValue(options.Data), result.GetValue(options.Out), checkpoint);
            TrainRun.Execute(request, console with { Quiet = result.GetValue(options.Quiet) }, stop);
            return ExitCode.Success;
        });
        return command;
    }
}
