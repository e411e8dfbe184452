using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace ActGen.Packaging.Tests.Harness;

/// <summary>The content of a package.</summary>
internal sealed class Package
{
    // The container's own parts: relations, types of content, and the core properties, which have a random name.
    private static readonly string[] OfContainer = ["_rels/", "[Content_Types].xml", "package/"];

    private Package(string id, IReadOnlyDictionary<string, byte[]> files) => (Id, Files) = (id, files);

    /// <summary>The name of the package.</summary>
    public string Id { get; }

    /// <summary>The files by their paths.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>The element of the nuspec that holds everything said about the package.</summary>
    public XElement Metadata => XDocument.Parse(Text($"{Id}.nuspec")).Root!.Elements().Single(e => e.Name.LocalName == "metadata");

    /// <summary>The files that are made here, by their paths: a tool also has the assemblies of others.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> OwnFiles =>
        Files.Where(f => !IsAssembly(f.Key) || Path.GetFileName(f.Key).StartsWith("ActGen", StringComparison.Ordinal));

    /// <summary>The assemblies among them.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Assemblies => OwnFiles.Where(f => IsAssembly(f.Key));

    /// <summary>Reads the package of a name.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="id">Its name.</param>
    public static Package Read(Packages packages, string id)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(packages.Folder, $"{id}.{Tree.Version}.nupkg"));
        return new Package(id, archive.Entries.Where(e => !OfContainer.Any(e.FullName.StartsWith))
            .ToDictionary(e => e.FullName, Bytes, StringComparer.Ordinal));
    }

    /// <summary>A file as text.</summary>
    /// <param name="path">Its path.</param>
    public string Text(string path)
    {
        using var reader = new StreamReader(new MemoryStream(Files[path]), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static bool IsAssembly(string path) => path.EndsWith(".dll", StringComparison.Ordinal);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
