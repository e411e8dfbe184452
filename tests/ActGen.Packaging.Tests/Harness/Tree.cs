using System.Xml.Linq;

namespace ActGen.Packaging.Tests.Harness;

/// <summary>Where the sources are.</summary>
internal static class Tree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The version of the packages, read where it is said.</summary>
    public static string Version { get; } =
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

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
