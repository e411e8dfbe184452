using System.Diagnostics;
using MnistTrainer.Cli;

namespace MnistTrainer.Tests;

/// <summary>How one run of the program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the program's entry in this process, with redirected output.</summary>
    public static Run Inside(params string[] args) => Inside(CancellationToken.None, args);

    /// <summary>Runs the program's entry in this process, with redirected output and a wish to stop.</summary>
    public static Run Inside(CancellationToken stop, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = CommandLine.Run(args, new TrainerConsole(output, error), stop);
        return new Run(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the built program as a process.</summary>
    public static Run Outside(params string[] args)
    {
        using var process = Start(args);
        return Finish(process);
    }

    /// <summary>Starts the built program as a process.</summary>
    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "MnistTrainer.dll"));
        foreach (var argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a process.</summary>
    public static Run Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

    /// <summary>Checks that the run failed with exit code 2 and exactly one line on stderr that holds a text.</summary>
    public void IsBadInput(string text) => Failed(2, text);

    /// <summary>Checks that the run failed with exactly one line on stderr that holds a text.</summary>
    public void Failed(int exitCode, string text)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.TrimEnd('\r', '\n') + Environment.NewLine, Error);
        Assert.DoesNotContain('\n', Error.TrimEnd('\r', '\n'));
        Assert.Contains(text, Error, StringComparison.Ordinal);
    }
}
