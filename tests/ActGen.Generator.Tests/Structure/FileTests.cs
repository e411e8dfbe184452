using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Structure;

/// <summary>Files have one subject and fit into a head.</summary>
public class FileTests
{
    private const int LongestFile = 300;

    [Theory]
    [InlineData("src")]
    [InlineData("generator")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void Files_are_short(string folder)
    {
        var files = SourceTree.Files(folder).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.InRange(SourceTree.Read($"{folder}/{f}").Split('\n').Length - 1, 1, LongestFile));
    }
}
