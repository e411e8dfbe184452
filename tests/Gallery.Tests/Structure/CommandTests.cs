using Gallery.Cli;
using Gallery.Tests.Support;

namespace Gallery.Tests.Structure;

public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gallery-command-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_path_below_a_file_is_told_in_one_line()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var path = Path.Combine(file, "gallery.html");
        IsBadInput(["--out", path], path);
        Assert.Equal("", File.ReadAllText(file));
    }

    [Fact]
    public void A_folder_is_no_page() => IsBadInput(["--out", _folder.FullName], _folder.FullName);

    [Fact]
    public void An_empty_path_is_told() => IsBadInput(["--out", ""], "''");

    [Fact]
    public void An_unknown_option_is_told() => IsBadInput(["--into", "x"], "--into");

    [Fact]
    public void A_longer_page_that_was_there_is_replaced()
    {
        var path = Path.Combine(_folder.FullName, "new", "gallery.html");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, GalleryPage.Html + "left over");
        Assert.Equal(0, GalleryCommand.Run(["--out", path], TextWriter.Null, TextWriter.Null));
        Assert.Equal(GalleryPage.Html, File.ReadAllText(path));
    }

    [Fact]
    public void Help_names_the_option()
    {
        var output = new StringWriter();
        Assert.Equal(0, GalleryCommand.Run(["--help"], output, TextWriter.Null));
        Assert.Contains("--out", output.ToString(), StringComparison.Ordinal);
    }

    private static void IsBadInput(string[] args, string named)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(2, GalleryCommand.Run(args, output, error));
        Assert.Equal("", output.ToString());
        var line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }
}
