namespace ActGen.Packaging.Tests.Harness;

/// <summary>Where the sources are.</summary>
internal static class Tree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ActGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
