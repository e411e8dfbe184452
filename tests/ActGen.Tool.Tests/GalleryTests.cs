using System.Text.RegularExpressions;
using ActGen.Activations;

namespace ActGen.Tool.Tests;

/// <summary>The page of a user's own activations; a project that is built first is tested with the packages.</summary>
public sealed class GalleryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-gallery-");

    private static string Own => Path.Combine(AppContext.BaseDirectory, "OwnActivations.dll");

    private string Out => Path.Combine(_folder.FullName, "new", "pages");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_assembly_has_cards_with_what_its_source_says_and_its_kernels()
    {
        var page = Page(CommandRun.Good("gallery", Own, "--out", Out));
        Assert.Single(Cards(page));
        Assert.Contains("<h2>OwnActivations</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h3><a href=\"#RoundRamp\">RoundRamp</a></h3>", page, StringComparison.Ordinal);
        Assert.Contains("A rectifier whose corner each channel rounds as it likes.", page, StringComparison.Ordinal);
        Assert.Contains("[Learnable(&quot;a&quot;, 0.5, Per = Per.Channel)]", page, StringComparison.Ordinal);
        Assert.Contains("struct RoundRampKernel", page, StringComparison.Ordinal);
        Assert.Contains("<title>ActGen: 1 activation</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_project_it_is_the_catalogue() =>
        Assert.Equal(GeneratedActivations.All.Count, Cards(Page(CommandRun.Good("gallery", "--out", Out))).Count);

    [Fact]
    public void A_page_that_was_there_is_replaced_and_stays_where_something_is_wrong()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "index.html"), "old");
        CommandRun.Bad("gallery", "nothing.dll", "--out", Out);
        Assert.Equal("old", File.ReadAllText(Path.Combine(Out, "index.html")));
        CommandRun.Good("gallery", Own, "--out", Out);
        Assert.DoesNotContain("old", File.ReadAllText(Path.Combine(Out, "index.html"))[..3], StringComparison.Ordinal);
        Assert.Equal(["index.html"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("nothing.dll", "nothing.dll: there is no such file")]
    [InlineData("nothing.csproj", "nothing.csproj: there is no C# project")]
    [InlineData("text.dll", "text.dll: is no .NET library")]
    [InlineData("", ": there is no C# project")]
    [InlineData("two", "two: there are 2 projects")]
    [InlineData("wrong", "error CS0029")]
    public void What_is_no_project_and_no_assembly_is_told_in_one_line(string source, string told)
    {
        Write("text.dll", "no library");
        Write("two/a.csproj", "<Project />");
        Write("two/b.csproj", "<Project />");
        Write("wrong/wrong.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        Write("wrong/Wrong.cs", "class Wrong { int x = \"\"; }");
        Assert.Contains(told, CommandRun.Bad("gallery", Path.Combine(_folder.FullName, source), "--out", Out), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void A_library_without_activations_is_told()
    {
        var other = typeof(System.CommandLine.Command).Assembly.Location;
        Assert.Contains($"{other}: declares no activation", CommandRun.Bad("gallery", other, "--out", Out), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told()
    {
        Write("file", "");
        CommandRun.Bad("gallery", Own, "--out", Path.Combine(_folder.FullName, "file", "pages"));
        CommandRun.Bad("gallery", Own, "--out", "");
        CommandRun.Bad("gallery", Own);
    }

    private static MatchCollection Cards(string page) => Regex.Matches(page, "<article class=\"card\"");

    private string Page(string output)
    {
        Assert.Equal(Path.Combine(Out, "index.html") + "\n", output);
        return File.ReadAllText(Path.Combine(Out, "index.html"));
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
