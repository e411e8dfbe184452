using System.CommandLine;

namespace ActGen.Sweep.Cli;

/// <summary>The command line: what there is, the sweeps over all floats, and the errors of the whole catalogue.</summary>
internal static class SweepCommand
{
    /// <summary>Everything that was compared is within its bound.</summary>
    public const int Good = 0;

    /// <summary>Something is not.</summary>
    public const int OutOfBounds = 1;

    /// <summary>A wrong name or option, or a file that cannot be read or written.</summary>
    public const int BadInput = 2;

    private const string Description =
        "Compares the float32 primitives and the activations of the catalogue with exact values, at every float or at a sample.";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Receives what was found.</param>
    /// <param name="error">Receives one line if something is wrong with the arguments.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(Description)
        {
            ListCommand.Create(output), PrimitivesCommand.Create(output), ActivationsCommand.Create(output), ErrorsCommand.Create(output),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // That a command is missing says less than what was found in its place.
            var worst = parsed.Errors.FirstOrDefault(e => parsed.UnmatchedTokens.Any(token => e.Message.Contains($"'{token}'")))
                ?? parsed.Errors[0];
            return Fail(error, $"{worst.Message.TrimEnd('.')} (see --help)");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or InvalidDataException or UnknownNameException)
        {
            return Fail(error, problem.Message);
        }
    }

    private static int Fail(TextWriter error, string message)
    {
        error.WriteLine("error: " + message.ReplaceLineEndings(" "));
        return BadInput;
    }
}
