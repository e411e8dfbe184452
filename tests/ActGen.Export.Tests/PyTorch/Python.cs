using System.Diagnostics;

namespace ActGen.Export.Tests.PyTorch;

/// <summary>A Python that has PyTorch.</summary>
internal static class Python
{
    /// <summary>The message where there is none.</summary>
    public const string Missing = "no python3 with torch found: install it (Debian: apt-get install python3-torch)";

    // That of Debian stands behind others that came first into the path.
    private static readonly string[] Names = ["python3", "/usr/bin/python3"];

    private static readonly Lazy<string?> Found =
        new(() => Array.Find(Names, name => Start(name, ["-c", "import torch"]) is { ExitCode: 0 }));

    /// <summary>Whether there is one.</summary>
    public static bool IsThere => Found.Value is not null;

    /// <summary>Whether its absence is a failure: on a build server nothing is skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>Runs a program, which must succeed.</summary>
    /// <returns>What it wrote.</returns>
    public static string Run(params string[] arguments)
    {
        Assert.True(IsThere, Missing);
        var (exitCode, output) = Start(Found.Value!, arguments)!.Value;
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static (int ExitCode, string Output)? Start(string name, string[] arguments)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>A test that needs PyTorch. Without it, it is skipped, with the reason; where the variable CI is set, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute()
    {
        if (!Python.IsRequired && !Python.IsThere)
        {
            Skip = Python.Missing;
        }
    }
}

/// <summary>The same with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = new TorchFactAttribute().Skip;
}
