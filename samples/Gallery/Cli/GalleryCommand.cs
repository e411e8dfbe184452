using System.CommandLine;
using Gallery.Catalogue;

namespace Gallery.Cli;

/// <summary>The command line: writes the page and prints its path.</summary>
internal static class GalleryCommand
{
    /// <summary>A wrong option or a path that cannot be written to.</summary>
    public const int BadInput = 2;

    private const string Description =
        "Draws every activation of the catalogue on one HTML page, which needs nothing else, and prints its path.";

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Receives the path of the page.</param>
    /// <param name="error">Receives one line if something is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var path = new Option<string>("--out", "-o")
        {
            Description = "The file to write; an existing one is replaced.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine("artifacts", "gallery.html"),
        };
        var root = new RootCommand(Description) { path };
        root.SetAction(result => Write(result.GetValue(path)!, output, error));
        var parsed = root.Parse(args);
        return parsed.Errors.Count > 0
            ? Fail(error, $"{parsed.Errors[0].Message.TrimEnd('.')} (see --help)")
            : parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static int Write(string path, TextWriter output, TextWriter error)
    {
        // Made first: nothing is touched before there is a whole page.
        var page = CataloguePage.Write();
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
            File.WriteAllText(full, page);
            output.WriteLine(full);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail(error, $"cannot write the page to '{path}': {problem.Message}");
        }
    }

    private static int Fail(TextWriter error, string message)
    {
        error.WriteLine("error: " + message.ReplaceLineEndings(" "));
        return BadInput;
    }
}
