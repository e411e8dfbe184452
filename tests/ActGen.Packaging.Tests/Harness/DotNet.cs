using System.Diagnostics;

namespace ActGen.Packaging.Tests.Harness;

/// <summary>How a run of the <c>dotnet</c> command ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, to stdout and then to stderr.</param>
internal sealed record DotNet(int ExitCode, string Output)
{
    /// <summary>Runs the command to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="packageCache">The folder of unpacked packages; null for that of the machine.</param>
    /// <param name="arguments">The arguments.</param>
    public static DotNet Run(string folder, string? packageCache, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test run's own MSBuild told its children is nothing to this one; nor does it leave nodes behind.
        foreach (var inherited in start.Environment.Keys.Where(IsOfMSBuild).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (packageCache is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packageCache;
            // Where commands of packages lie is remembered for a user: that must not outlive this cache.
            start.Environment["DOTNET_CLI_HOME"] = packageCache;
            start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
            start.Environment["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false";
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new DotNet(process.ExitCode, output + error.Result);
    }

    /// <summary>The output of a run that must have succeeded.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return Output;
    }

    private static bool IsOfMSBuild(string name) => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
