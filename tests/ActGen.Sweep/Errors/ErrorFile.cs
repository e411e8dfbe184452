using System.Text;
using ActGen.Gallery.Errors;
using ActGen.Training;

namespace ActGen.Sweep.Errors;

/// <summary>The file that keeps the measured errors, and the pages that are made from it.</summary>
internal static class ErrorFile
{
    private const string Project = "ActGen.Sweep.csproj";

    /// <summary>The file.</summary>
    public static string Path => System.IO.Path.Combine(Folder, "Results", "errors.tsv");

    /// <summary>The folder of the repository.</summary>
    public static string Root => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, "..", ".."));

    private static string Folder { get; } = Find();

    /// <summary>Reads the file.</summary>
    public static ErrorTable Read() => File.Exists(Path)
        ? ErrorTable.Parse(File.ReadAllText(Path).ReplaceLineEndings("\n"))
        : throw new IOException($"there is no {Path}: run errors --record first");

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Write(ErrorTable table) => WriteText(Path, table.ToString());

    /// <summary>Writes a file, whole or not at all.</summary>
    public static void WriteText(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    // Of the tests that use this program, too.
    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            foreach (var candidate in new[] { folder, System.IO.Path.Combine(folder, "..", "ActGen.Sweep") })
            {
                if (File.Exists(System.IO.Path.Combine(candidate, Project)))
                {
                    return System.IO.Path.GetFullPath(candidate);
                }
            }
        }

        throw new IOException($"no folder above {AppContext.BaseDirectory} holds {Project}: run the sweep from its sources");
    }
}
