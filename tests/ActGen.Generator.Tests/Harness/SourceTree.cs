using System.Runtime.CompilerServices;

namespace ActGen.Generator.Tests.Harness;

/// <summary>The source files of the whole tree, without what is built and without snapshots.</summary>
internal static class SourceTree
{
    private static readonly string[] Built = ["bin", "obj"];

    /// <summary>The top folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The C# files below a folder, by their paths from there, with slashes.</summary>
    public static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Path.Combine(Root, folder), f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Intersect(Built).Any() && !f.EndsWith(".verified.cs", StringComparison.Ordinal)
            && !f.EndsWith(".received.cs", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The texts of the catalogue's files.</summary>
    public static string[] Catalogue => [.. Files("src/ActGen.Activations").Select(f => Read($"src/ActGen.Activations/{f}"))];

    private static string Find([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
