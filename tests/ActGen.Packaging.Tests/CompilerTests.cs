using System.Text.RegularExpressions;
using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

/// <summary>A compiler or a language that is too old is said so.</summary>
[Collection(PackagesCollection.Name)]
public sealed partial class CompilerTests(Packages packages)
{
    /// <summary>The version of the compiler that the generator is made for, as <c>buildTransitive/ActGen.targets</c> says it.</summary>
    public static readonly Version OldestCompiler = new(4, 8, 0, 0);

    [Fact]
    public void An_old_language_version_is_the_only_error()
    {
        var build = packages.Fresh("old-language").With("OldLanguage").Run("build");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["ACT0025"], Codes().Matches(build.Output).Select(m => m.Groups["code"].Value).Distinct());
        Assert.Contains("not C# 10.0: set <LangVersion>latest</LangVersion>", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiler_older_than_the_generator_needs_is_named()
    {
        var projects = packages.Fresh("old-compiler").With("OldLanguage");
        projects.Run("restore").Succeeded();

        var warning = "warning ACTCFG0001: ActGen's source generator needs the C# compiler 4.8 or newer, and this is 4.7";
        Assert.Contains(warning, Check(projects, "4.7"), StringComparison.Ordinal);
        Assert.DoesNotContain("ACTCFG0001", Check(projects, "4.8"), StringComparison.Ordinal);
        Assert.DoesNotContain("ACTCFG0001", Check(projects, "4.14"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_framework_that_is_too_old_is_told_at_restore()
    {
        var projects = packages.Fresh("old-framework").With("OldLanguage");
        var project = Path.Combine(projects.Folder, "OldLanguage.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("net10.0", "net8.0", StringComparison.Ordinal));
        var restore = projects.Run("restore");
        Assert.NotEqual(0, restore.ExitCode);
        Assert.Contains("NU1202", restore.Output, StringComparison.Ordinal);
    }

    // The compiler's targets say its version; here it is said on the command line.
    private static string Check(FreshProjects projects, string compiler) =>
        projects.Run("msbuild", "-t:CheckCompilerOfActGen", $"-p:CompilerApiVersion=roslyn{compiler}").Succeeded();

    [GeneratedRegex(@"(error|warning) (?<code>[A-Z]+\d+)")]
    private static partial Regex Codes();
}
