namespace ActGen.Packaging.Tests.Harness;

/// <summary>The packages, made once for all tests in a folder that goes away with them.</summary>
public sealed class Packages : IDisposable
{
#if DEBUG
    // Packages are made of what users get; in this configuration that has not been built yet.
    private static readonly string[] Built = [];
#else
    private static readonly string[] Built = ["--no-build"];
#endif

    /// <summary>The package of the command.</summary>
    public const string Tool = "ActGen.Tool";

    /// <summary>The package of the templates for <c>dotnet new</c>.</summary>
    public const string Templates = "ActGen.Templates";

    /// <summary>The names of the packages that projects refer to.</summary>
    public static readonly IReadOnlyList<string> Libraries =
    [
        "ActGen", "ActGen.Activations", "ActGen.Onnx", "ActGen.TorchSharp", "ActGen.Training", "ActGen.Training.Mpi",
            "ActGen.Training.Reporting",
    ];

    /// <summary>The names of all packages, in their order.</summary>
    public static readonly IReadOnlyList<string> Ids = [.. Libraries.Append(Templates).Append(Tool).Order(StringComparer.Ordinal)];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-packages-");

    /// <summary>Packs the whole solution.</summary>
    public Packages()
    {
        Folder = _folder.CreateSubdirectory("packages").FullName;
        Cache = Path.Combine(_folder.FullName, "cache");
        string[] pack =
            ["pack", "ActGen.sln", "-c", "Release", "-v", "quiet", "-p:DevVersion=false", $"-p:PackageOutputPath={Folder}", .. Built];
        DotNet.Run(Tree.Root, null, pack).Succeeded();
    }

    /// <summary>Where the packages are, and nothing else.</summary>
    public string Folder { get; }

    /// <summary>Where the fresh projects unpack them: a stale copy elsewhere never matters.</summary>
    public string Cache { get; }

    /// <summary>Makes a folder for fresh projects, outside the tree.</summary>
    /// <param name="name">The name of the folder.</param>
    internal FreshProjects Fresh(string name) => new(_folder.CreateSubdirectory(name).FullName, this);

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>The tests that share the packages; they run one after another, as they use a whole machine each.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<Packages>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "packages";
}
