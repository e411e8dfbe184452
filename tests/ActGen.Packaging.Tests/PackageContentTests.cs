using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

[Collection(PackagesCollection.Name)]
public sealed partial class PackageContentTests(Packages packages)
{
    public static TheoryData<string> Ids => [.. Packages.Ids];

    public static TheoryData<string> Libraries => [.. Packages.Libraries];

    private static IEnumerable<string> HelpPages =>
        Directory.GetFiles(Path.Combine(Tree.Root, "generator/ActGen.Generator/Diagnostics/Help")).Select(f => Path.GetFileName(f));

    [Fact]
    public void The_solution_makes_these_packages_and_no_other() =>
        Assert.Equal(Packages.Ids.Select(id => $"{id}.{Tree.Version}.nupkg"),
            Directory.GetFiles(packages.Folder).Select(Path.GetFileName).Order());

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_package_holds_the_library_its_docs_and_its_page(string id)
    {
        var files = Package.Read(packages, id).Files.Keys.Where(f => !f.StartsWith("analyzers/", StringComparison.Ordinal));
        string[] build = id == "ActGen" ? ["buildTransitive/net10.0/ActGen.targets"] : [];
        var help = HelpPages.Where(_ => id == "ActGen").Select(page => $"help/{page}");
        string[] expected = [$"{id}.nuspec", "README.md", "icon.png", .. build, .. help, $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_help_page_of_every_diagnostic_comes_along()
    {
        var package = Package.Read(packages, "ActGen");
        Assert.NotEmpty(HelpPages);
        Assert.All(HelpPages, page => Assert.StartsWith(
            $"# {Path.GetFileNameWithoutExtension(page)}", package.Text($"help/{page}"), StringComparison.Ordinal));
        Assert.Contains("`help`", package.Text("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_is_a_command_with_all_that_it_runs_on()
    {
        var package = Package.Read(packages, Packages.Tool);
        var type = package.Metadata.Descendants().Single(e => e.Name.LocalName == "packageType");
        Assert.Equal("DotnetTool", (string?)type.Attribute("name"));
        var settings = package.Text("tools/net10.0/any/DotnetToolSettings.xml");
        Assert.Contains("<Command Name=\"actgen\" EntryPoint=\"ActGen.Tool.dll\"", settings, StringComparison.Ordinal);
        string[] needed = ["ActGen.dll", "ActGen.Activations.dll", "ActGen.Generator.dll", "ActGen.Tool.dll", "Microsoft.CodeAnalysis.dll"];
        Assert.All(needed, file => Assert.Contains($"tools/net10.0/any/{file}", package.Files.Keys));
    }

    [Fact]
    public void The_templates_are_texts_with_versions_filled_in()
    {
        var package = Package.Read(packages, Packages.Templates);
        var type = package.Metadata.Descendants().Single(e => e.Name.LocalName == "packageType");
        Assert.Equal("Template", (string?)type.Attribute("name"));
        Assert.DoesNotContain(package.Metadata.Descendants(), e => e.Name.LocalName == "dependency");
        var content = package.Files.Keys.Where(f => f.StartsWith("content/", StringComparison.Ordinal)).ToList();
        Assert.Equal(package.Files.Keys.Except([$"{Packages.Templates}.nuspec", "README.md", "icon.png"]), content);
        Assert.Equal(2, content.Count(f => f.EndsWith("/.template.config/template.json", StringComparison.Ordinal)));
        var projects = content.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(package.Text).ToList();
        Assert.Equal(3, projects.Count);
        Assert.All(projects, project => Assert.DoesNotContain("_VERSION", project, StringComparison.Ordinal));
        var versions = projects.SelectMany(p => XDocument.Parse(p).Descendants("PackageReference"))
            .ToLookup(r => (string?)r.Attribute("Include"), r => (string?)r.Attribute("Version"));
        var own = versions.Where(v => v.Key!.StartsWith("ActGen", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        Assert.All(own.SelectMany(v => v), version => Assert.Equal(Tree.Version, version));
        var central = XDocument.Load(Path.Combine(Tree.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(v => (string)v.Attribute("Include")!, v => (string?)v.Attribute("Version"));
        Assert.All(versions.Except(own), v => Assert.All(v, version => Assert.Equal(central[v.Key!], version)));
    }

    [Fact]
    public void Every_project_for_the_compiler_is_in_ActGen_and_nothing_else()
    {
        // The one that writes the vector widths of src/ActGen is for building that alone.
        var projects = Directory.GetFiles(Path.Combine(Tree.Root, "generator"), "*.csproj", SearchOption.AllDirectories)
            .Where(p => Path.GetFileNameWithoutExtension(p) != "ActGen.Widths").ToList();
        var packed = Package.Read(packages, "ActGen").Files.Keys.Where(f => f.StartsWith("analyzers/", StringComparison.Ordinal));
        Assert.NotEmpty(projects);
        Assert.Equal(
            projects.Select(p => $"analyzers/dotnet/cs/{Path.GetFileNameWithoutExtension(p)}.dll").Order(StringComparer.Ordinal),
            packed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_metadata_say_what_a_user_looks_for(string id)
    {
        var metadata = Package.Read(packages, id).Metadata;
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.True(Value(metadata, "description").Length > 40);
        Assert.Contains("source-generator", Value(metadata, "tags").Split(' '));
        Assert.StartsWith("https://", Value(metadata, "projectUrl"), StringComparison.Ordinal);
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal(NewestChanges(), Value(metadata, "releaseNotes").ReplaceLineEndings("\n"));
        Assert.StartsWith("https://", (string?)metadata.Elements().Single(e => e.Name.LocalName == "repository").Attribute("url"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ActGen", "")]
    [InlineData("ActGen.Activations", "ActGen")]
    [InlineData("ActGen.Onnx", "ActGen.Training")]
    [InlineData("ActGen.TorchSharp", "ActGen TorchSharp")]
    [InlineData("ActGen.Training", "ActGen")]
    [InlineData("ActGen.Training.Mpi", "ActGen.Training")]
    [InlineData("ActGen.Training.Reporting", "ActGen.Training")]
    public void What_a_package_is_for_comes_along_and_the_generator_with_it(string id, string dependency)
    {
        var dependencies = Package.Read(packages, id).Metadata.Descendants().Where(e => e.Name.LocalName == "dependency").ToList();
        Assert.Equal(dependency, string.Join(' ', dependencies.Select(d => (string?)d.Attribute("id"))));
        // By default NuGet writes exclude="Build,Analyzers".
        var own = dependencies.Where(d => ((string?)d.Attribute("id"))!.StartsWith("ActGen", StringComparison.Ordinal)).ToList();
        Assert.All(own, d => Assert.Null(d.Attribute("exclude")));
        Assert.All(own, d => Assert.Equal("All", (string?)d.Attribute("include")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_no_link_into_the_tree_and_names_its_own_version(string id)
    {
        var package = Package.Read(packages, id);
        var page = package.Text("README.md");
        Assert.DoesNotMatch(RelativeLink(), page);
        var version = Value(package.Metadata, "version");
        var use = id switch
        {
            Packages.Tool => $"dotnet tool install --global {id} --version {version}",
            Packages.Templates => $"dotnet new install {id}@{version}",
            _ => $"""<PackageReference Include="{id}" Version="{version}" />""",
        };
        Assert.Contains(use, page, StringComparison.Ordinal);
    }

    // The first section of the changes is that of the version that is packed.
    private static string NewestChanges()
    {
        var sections = File.ReadAllText(Path.Combine(Tree.Root, ".github/CHANGELOG.md")).Split("\n## ");
        Assert.True(sections.Length > 2);
        var lines = sections[1].Split('\n', 2);
        Assert.Equal(Tree.Version, lines[0]);
        Assert.StartsWith("\n- ", lines[1], StringComparison.Ordinal);
        return lines[1].Trim();
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;

    [GeneratedRegex(@"\]\((?!https://)")]
    private static partial Regex RelativeLink();
}
