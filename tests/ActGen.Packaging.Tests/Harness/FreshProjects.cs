namespace ActGen.Packaging.Tests.Harness;

/// <summary>
/// Projects as a user would make them, in a folder outside the tree; they see our packages, those of others that the tree itself was
/// restored with, and nothing else.
/// </summary>
internal sealed class FreshProjects
{
    private const string Sources =
        """
        <configuration>
          <packageSources>
            <clear />
            <add key="local" value="{0}" />
            <add key="others" value="{1}" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="local"><package pattern="ActGen*" /></packageSource>
            <packageSource key="others"><package pattern="*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    // NuGet keeps what it has unpacked in the form of a source.
    private static readonly string Restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly Packages _packages;

    public FreshProjects(string folder, Packages packages)
    {
        (Folder, _packages) = (folder, packages);
        Write(
            "nuget.config",
            Sources.Replace("{0}", packages.Folder, StringComparison.Ordinal).Replace("{1}", Restored, StringComparison.Ordinal));
        // Whatever lies in the folders above is not looked for.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path in the folder.</param>
    /// <param name="text">Its text.</param>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Copies the projects of one of the folders in <c>Consumers</c>.</summary>
    /// <param name="name">The name of the folder.</param>
    public FreshProjects With(string name)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Consumers", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        }

        return this;
    }

    /// <summary>Runs the <c>dotnet</c> command in the folder.</summary>
    /// <param name="arguments">The arguments.</param>
    public DotNet Run(params string[] arguments) => DotNet.Run(Folder, _packages.Cache, arguments);
}
