using System.CommandLine;
using ActGen.Training;

namespace MnistTrainer.Cli;

/// <summary>The commands, and how every ending becomes an exit code and at most one line on stderr.</summary>
internal static class CommandLine
{
    private const string Description =
        """
        Trains a network with any ActGen activation on MNIST and its relatives.

        Without a command it trains, with the options below: 784-128-softexp-128-softexp-10 in about ten seconds, if none says otherwise.
        Exit codes: 0 success, 2 bad input, 3 NaN or infinity in the training, 130 stopped by Ctrl+C.
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TrainerConsole console, CancellationToken stop)
    {
        var train = new TrainCommand();
        var root = new RootCommand(Description)
        {
            train.Create(console, stop),
            EvaluateCommand.Create(console, stop),
            PredictCommand.Create(console),
            CompareCommand.Create(console, stop),
            StudyCommand.Create(console, stop),
            ListCommand.Create(console),
            ShowCommand.Create(console),
            ExportCommand.Create(console),
        };
        train.AddOptions(root);
        var result = root.Parse(WithCommand(args));
        if (ParseErrors.Find(result) is { } mistake)
        {
            return Fail(console, mistake, ExitCode.BadInput);
        }

        // Only these are for several processes.
        if (console.Processes.Rank > 0 && result.CommandResult.Command.Name is not (TrainCommand.Name or StudyCommand.Name))
        {
            return ExitCode.Success;
        }

        try
        {
            return result.Invoke(new InvocationConfiguration
            {
                Output = console.Out,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UserErrorException error)
        {
            return Fail(console, error.Message, error.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return Fail(console, "interrupted", ExitCode.Interrupted);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ProcessesDifferException)
        {
            return Fail(console, error.Message, ExitCode.BadInput);
        }
    }

    // Options alone mean the default command.
    private static IReadOnlyList<string> WithCommand(IReadOnlyList<string> args)
    {
        string[] ofRoot = ["--help", "-h", "-?", "/?", "/h", "--version"];
        var trains = args.Count == 0 || (args[0].StartsWith('-') && !ofRoot.Contains(args[0]));
        return trains ? [TrainCommand.Name, .. args] : args;
    }

    private static int Fail(TrainerConsole console, string message, int exitCode)
    {
        var line = message.ReplaceLineEndings(" ");
        console.Error.WriteLine(exitCode == ExitCode.Interrupted ? line : $"error: {line}");
        return exitCode;
    }
}
