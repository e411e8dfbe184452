using System.Text.Json;
using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

/// <summary>NuGet never serves an old copy of what was packed before: a changed tree has another version.</summary>
public sealed class DevVersionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-version-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string> Versions => new()
    {
        { "", @"-dev\.\d{14}" },
        { "-p:VersionSuffix=beta.1", @"-beta\.1" },
        { "-p:DevVersion=false", "" },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_package_has_the_time_of_the_last_change_in_its_version_unless_told_otherwise(string option, string suffix)
    {
        var versions = new[] { "ActGen", "ActGen.Training", "ActGen.Templates" }.Select(id =>
        {
            const string Target = "_GetProjectVersion";
            string[] arguments = ["msbuild", $"src/{id}/{id}.csproj", $"-t:{Target}", $"-getTargetResult:{Target}"];
            return Result(DotNet.Run(Tree.Root, null, option.Length == 0 ? arguments : [.. arguments, option]), Target, "ProjectVersion");
        }).Distinct();
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(Tree.Version)}{suffix}$", Assert.Single(versions));
    }

    [Fact]
    public void The_time_is_another_after_a_change_and_the_same_after_none()
    {
        var file = Path.Combine(_folder.CreateSubdirectory("src").FullName, "One.cs");
        File.WriteAllText(file, "");
        var project = Path.Combine(_folder.CreateSubdirectory(".config").FullName, "DevVersion.proj");
        File.Copy(Path.Combine(Tree.Root, ".config", "DevVersion.proj"), project);
        var first = Read();
        Assert.Equal(first, Read());
        // Versions are to the second.
        Thread.Sleep(1100);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        Assert.True(string.CompareOrdinal(Read(), first) > 0);

        string Read() =>
            Result(DotNet.Run(_folder.FullName, null, "msbuild", project, "-t:Read", "-getTargetResult:Read"), "Read", "Identity");
    }

    private static string Result(DotNet run, string target, string name)
    {
        using var json = JsonDocument.Parse(run.Succeeded());
        return json.RootElement.GetProperty("TargetResults").GetProperty(target).GetProperty("Items")[0].GetProperty(name).GetString()!;
    }
}
