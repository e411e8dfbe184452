using ActGen.Tool.Commands;

namespace ActGen.Tool.Tests;

/// <summary>How a command ended, run in this process.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it said about the input.</param>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Runs a command.</summary>
    public static CommandRun Of(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = CommandLine.Run(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The output of a command that must have succeeded.</summary>
    public static string Good(params string[] args)
    {
        var run = Of(args);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run.Output;
    }

    /// <summary>The line about an input that must have been refused.</summary>
    public static string Bad(params string[] args)
    {
        var run = Of(args);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        return Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }
}
