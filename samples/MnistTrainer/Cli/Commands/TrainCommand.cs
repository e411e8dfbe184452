using System.CommandLine;
using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>train</c> command. Everything that can be wrong is checked before the first file is written.</summary>
internal sealed class TrainCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "train";

    private readonly TrainOptions _options = new("Folder for the results; a run in it is replaced. [default: runs/<time>-<activation>]");
    private readonly LibraryOption _library = new();

    private readonly Option<string?> _activation = new("--activation")
    {
        Description = $"Name of the activation, in any case; see list. [default: {new TrainSettings().Activation}]",
        HelpName = "NAME",
    };

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Go on from a checkpoint, in its folder and with its settings, to the same bits as without the break.",
        HelpName = "CHECKPOINT",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command: this one, or the root, whose help shows them.</param>
    public void AddOptions(Command command)
    {
        command.Options.Add(_activation);
        _options.AddTo(command);
        command.Options.Add(_resume);
        command.Options.Add(_library.Option);
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    public Command Create(TrainerConsole console, CancellationToken stop)
    {
        var command = new Command(Name, "Trains a network and looks at the test set once, at the end. The default command.");
        AddOptions(command);
        command.SetAction(result =>
        {
            _library.Include(result);
            TrainRun.Execute(Request(result), console with { Quiet = result.GetValue(_options.Quiet) }, stop);
            return ExitCode.Success;
        });
        return command;
    }

    private TrainRequest Request(ParseResult result)
    {
        var path = result.GetValue(_resume);
        var checkpoint = path is null ? null : Checkpoint.Read(path);
        var settings = checkpoint is null ? new TrainSettings() : SettingsText.Read(checkpoint.Path, checkpoint.Texts);
        var wanted = _options.Read(result, settings);
        if (result.GetValue(_activation) is { } name)
        {
            wanted = wanted with { Activation = ActivationCatalogue.Get(name).Name };
        }

        if (checkpoint is not null && SettingsText.Difference(wanted, settings) is var (setting, here, there))
        {
            throw new UserErrorException(
                $"{path}: is a checkpoint of another training: --{setting} is {there} there and {here} here; "
                + $"leave --{setting} out or start anew");
        }

        return new TrainRequest(wanted, _options.ReadData(result, settings), result.GetValue(_options.Out), checkpoint);
    }
}
