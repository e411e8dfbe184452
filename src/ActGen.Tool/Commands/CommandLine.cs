using System.CommandLine;
using System.CommandLine.Help;
using ActGen.Training;

namespace ActGen.Tool.Commands;

/// <summary>The command line <c>actgen</c>.</summary>
internal static class CommandLine
{
    /// <summary>A wrong argument, a formula with an error, or a file that cannot be written.</summary>
    public const int BadInput = 2;

    private const string Name = "actgen";

    /// <summary>Makes a command that writes to the first writer; faults of the input go to the second.</summary>
    private delegate Command Maker(TextWriter output, TextWriter error);

    private static readonly Maker[] Commands = [ExplainCommand.Create, ListCommand.Create, GalleryCommand.Create, ExportCommand.Create];

    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Receives what the command prints.</param>
    /// <param name="error">Receives what is wrong with the input.</param>
    /// <returns>The exit code: 0, or 2 for bad input.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        // A RootCommand would have the name of the assembly.
        var root = new Command(Name, "Activation functions from formulas: explains one, lists the catalogue, draws galleries, exports to "
            + "other languages.")
        {
            new HelpOption(), new VersionOption(),
        };
        foreach (var command in Commands)
        {
            root.Add(command(output, error));
        }

        var parsed = root.Parse(args);
        if (ParseErrors.Find(parsed) is { } mistake)
        {
            return Fail(error, mistake);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception problem) when (problem is InputException or ExportException
            or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
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
