using ActGen.Packaging.Tests.Harness;

namespace ActGen.Packaging.Tests;

/// <summary>The settings of the package in a project for its kernels to run at full speed, and how a project leaves it.</summary>
[Collection(PackagesCollection.Name)]
public sealed class BuildSettingsTests(Packages packages)
{
    private const string Publish = "-p:PublishAot=true";

    [Fact]
    public void A_debug_build_is_optimized_unless_the_project_says_otherwise()
    {
        var projects = Restored("debug");
        Assert.Equal("true", Property(projects, "Optimize", "-p:Configuration=Debug"));
        Assert.Equal("false", Property(projects, "Optimize", "-p:Configuration=Debug", "-p:ActGenOptimize=false"));
    }

    [Fact]
    public void Ahead_of_time_a_program_for_x64_has_AVX2_unless_the_project_says_otherwise()
    {
        var projects = Restored("aot");
        const string Choose = "-t:ChooseInstructionSetForActGen";
        Assert.Equal("x86-64-v3", Property(projects, "IlcInstructionSet", Choose, Publish, "-p:RuntimeIdentifier=linux-x64"));
        Assert.Equal("x86-64-v3", Property(projects, "IlcInstructionSet", Choose, Publish, "-p:RuntimeIdentifier=win-x64"));
        Assert.Equal("native", Property(projects, "IlcInstructionSet", Choose, Publish, "-p:RuntimeIdentifier=linux-x64",
            "-p:IlcInstructionSet=native"));
        Assert.Equal("", Property(projects, "IlcInstructionSet", Choose, Publish, "-p:RuntimeIdentifier=linux-arm64"));
        Assert.Equal("", Property(projects, "IlcInstructionSet", Choose, "-p:RuntimeIdentifier=linux-x64"));
    }

    private FreshProjects Restored(string name)
    {
        var projects = packages.Fresh(name).With("OldLanguage");
        projects.Run("restore").Succeeded();
        return projects;
    }

    private static string Property(FreshProjects projects, string name, params string[] arguments) =>
        projects.Run(["msbuild", $"-getProperty:{name}", .. arguments]).Succeeded().Trim();
}
