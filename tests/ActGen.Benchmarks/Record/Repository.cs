namespace ActGen.Benchmarks.Record;

/// <summary>Where the sources of this program are.</summary>
internal static class Repository
{
    private const string Project = "ActGen.Benchmarks.csproj";

    /// <summary>The folder of this project.</summary>
    public static string Benchmarks { get; } = Find();

    /// <summary>The page at the top.</summary>
    public static string Readme => Path.GetFullPath(Path.Combine(Benchmarks, "..", "..", "README.md"));

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Project)))
            {
                return folder;
            }
        }

        throw new IOException($"no folder above {AppContext.BaseDirectory} holds {Project}: run the benchmarks from their sources");
    }
}
