using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

/// <summary>The content of the assemblies: the same wherever they are built, and all that a debugger needs.</summary>
[Collection(PackagesCollection.Name)]
public sealed class AssemblyTests(Packages packages)
{
    // Kinds of custom debug information: the source of a document, and the address of sources elsewhere.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Theory]
    [MemberData(nameof(PackageContentTests.Ids), MemberType = typeof(PackageContentTests))]
    public void No_path_of_the_machine_is_inside(string id)
    {
        string[] folders = [Tree.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar];
        foreach (var (path, bytes) in Package.Read(packages, id).OwnFiles)
        {
            foreach (var folder in folders)
            {
                Assert.False(Holds(bytes, Encoding.UTF8.GetBytes(folder)), $"{path} holds {folder}");
                Assert.False(Holds(bytes, Encoding.Unicode.GetBytes(folder)), $"{path} holds {folder}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(PackageContentTests.Ids), MemberType = typeof(PackageContentTests))]
    public void Symbols_and_sources_are_inside_under_neutral_paths(string id)
    {
        foreach (var (path, bytes) in Package.Read(packages, id).Assemblies)
        {
            using var file = new PEReader(new MemoryStream(bytes));
            var entries = file.ReadDebugDirectory();
            Assert.Contains(entries, e => e.Type == DebugDirectoryEntryType.Reproducible);
            var codeView = file.ReadCodeViewDebugDirectoryData(entries.Single(e => e.Type == DebugDirectoryEntryType.CodeView));
            Assert.DoesNotContain(Tree.Root, codeView.Path, StringComparison.Ordinal);

            var embedded = entries.Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            var reader = symbols.GetMetadataReader();
            Assert.NotEmpty(reader.Documents);
            foreach (var handle in reader.Documents)
            {
                var name = reader.GetString(reader.GetDocument(handle).Name);
                Assert.StartsWith("/_/", name.Replace('\\', '/'), StringComparison.Ordinal);
                var kinds = reader.GetCustomDebugInformation(handle).Select(i => KindOf(reader, i));
                Assert.True(kinds.Contains(EmbeddedSource), $"{path}: the source of {name} is missing");
            }

            // A tree without its history has no commit to point at.
            var links = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition).Where(i => KindOf(reader, i) == SourceLink)
                .Select(i => Encoding.UTF8.GetString(reader.GetBlobBytes(reader.GetCustomDebugInformation(i).Value))).ToList();
            Assert.Equal(Path.Exists(Path.Combine(Tree.Root, ".git")) ? 1 : 0, links.Count);
            Assert.All(links, link =>
            {
                var documents = JsonDocument.Parse(link).RootElement.GetProperty("documents");
                Assert.Matches(
                    "^https://raw.githubusercontent.com/actgen/actgen/[0-9a-f]{40}/\\*$", documents.GetProperty("/_/*").GetString());
            });
        }
    }

    [Fact]
    public void What_the_compiler_loads_needs_nothing_that_it_does_not_have()
    {
        // The compiler of the pinned version, and what it brings along: nothing newer, nothing else.
        var assemblies = Package.Read(packages, "ActGen").Assemblies;
        foreach (var (path, bytes) in assemblies.Where(a => a.Key.StartsWith("analyzers/", StringComparison.Ordinal)))
        {
            using var file = new PEReader(new MemoryStream(bytes));
            var reader = file.GetMetadataReader();
            var references = reader.AssemblyReferences.Select(reader.GetAssemblyReference).ToList();
            Assert.NotEmpty(references);
            foreach (var reference in references)
            {
                var name = reader.GetString(reference.Name);
                Assert.True(
                    name is "netstandard" or "ActGen.Generator" || name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal),
                    $"{path} needs {name}");
                if (name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                {
                    Assert.Equal(CompilerTests.OldestCompiler, reference.Version);
                }
            }
        }
    }

    private static Guid KindOf(MetadataReader reader, CustomDebugInformationHandle handle) =>
        reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind);

    private static bool Holds(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;
}
