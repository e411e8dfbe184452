using System.Diagnostics;
using System.Globalization;

namespace ActGen.Training.Mpi.Tests.Support;

/// <summary>Starts programs under <c>mpirun</c> of Open MPI, and says where there is none.</summary>
internal static class MpiRun
{
    /// <summary>The advice where it is missing.</summary>
    public const string Missing = "no mpirun of Open MPI found: install it (Debian: apt-get install openmpi-bin)";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "mpirun.openmpi", "mpirun" }.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Whether its absence is a failure: on a build server nothing is skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>Runs the trainer: alone if there is one process.</summary>
    public static Ended Trainer(int processes, params string[] arguments) => End(StartTrainer(processes, arguments));

    /// <summary>Runs this assembly as a program.</summary>
    public static Ended Worker(int processes, params string[] arguments) =>
        End(Start(processes, [typeof(MpiRun).Assembly.Location, .. arguments]));

    /// <summary>Starts the trainer.</summary>
    public static Process StartTrainer(int processes, params string[] arguments) =>
        Start(processes, [typeof(MnistTrainer.Cli.CommandLine).Assembly.Location, .. arguments]);

    /// <summary>Waits for the end.</summary>
    public static Ended End(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"not over after {Limit}: {output.Result} {error.Result}");
        }

        return new Ended(process.ExitCode, output.Result, error.Result);
    }

    private static Process Start(int processes, IEnumerable<string> arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var number = processes.ToString(CultureInfo.InvariantCulture);
        string[] launch = processes == 1
            ? []
            : [Path ?? throw new InvalidOperationException(Missing), "-q", "--oversubscribe", "-n", number];
        string[] all = [.. launch, dotnet, .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // As root, as in containers, mpirun wants to be told that this is meant.
            Environment = { ["OMPI_ALLOW_RUN_AS_ROOT"] = "1", ["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1" },
        };
        return Process.Start(start)!;
    }
}

/// <summary>A program that is over.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it wrote on stderr.</param>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>The output, if all went well.</summary>
    public string Successful()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Output} {Error}");
        return Output.ReplaceLineEndings("\n");
    }
}

/// <summary>Cases under mpirun. Without it they are skipped, with the reason; where the variable CI is set, they fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiTheoryAttribute : TheoryAttribute
{
    public MpiTheoryAttribute() => Skip = MpiRun.Path is null && !MpiRun.IsRequired ? MpiRun.Missing : null;
}

/// <summary>A test under mpirun. Without it it is skipped, with the reason; where the variable CI is set, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiFactAttribute : FactAttribute
{
    public MpiFactAttribute() => Skip = MpiRun.Path is null && !MpiRun.IsRequired ? MpiRun.Missing : null;
}
