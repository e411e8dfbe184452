using System.Diagnostics;
using System.Runtime.InteropServices;
using ActGen.Training;
using ActGen.Training.Mpi;

namespace MnistTrainer.Cli;

/// <summary>Runs the program alone, or as one of the processes that <c>mpirun</c> started: the first one writes, for all.</summary>
internal static class Launch
{
    private const string Died =
        "error: another process died, or mpirun was stopped; the checkpoint of the last finished epoch is kept: go on with --resume";

    // What ends the first process ends the others with it, through a signal; one that fails waits to see whether that happens.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // mpirun kills what is left a second after it asked politely.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs it.</summary>
    /// <param name="program">The program: what it does with a console, and its exit code.</param>
    /// <param name="stop">Set when the user, or mpirun, wants to stop.</param>
    public static int Run(Func<TrainerConsole, int> program, CancellationToken stop)
    {
        if (MpiProcessGroup.LaunchedSize == 1)
        {
            return program(TrainerConsole.OfProcess());
        }

        // mpirun gives its processes a terminal, wherever its own output goes: it is written to like a file.
        Environment.SetEnvironmentVariable("TERM", "dumb");
        var console = new TrainerConsole(Console.Out, Console.Error);
        try
        {
            using var group = MpiProcessGroup.Start();
            return Run(group, console, program, stop);
        }
        catch (MpiException failure)
        {
            console.Error.WriteLine($"error: {failure.Message}");
            return ExitCode.BadInput;
        }
    }

    private static int Run(MpiProcessGroup group, TrainerConsole console, Func<TrainerConsole, int> program, CancellationToken stop)
    {
        var first = FirstProcess(group);
        using var error = new StringWriter();
        using var over = new ManualResetEventSlim();
        using var watch = stop.Register(() => new Thread(() => EndLate(group, first, console, over)) { IsBackground = true }.Start());
        var code = program((group.Rank == 0 ? console : new TrainerConsole(TextWriter.Null, error)) with { Processes = group });
        over.Set();
        if (code != ExitCode.Success && group.Rank == 0)
        {
            group.Abort(code);
        }
        else if (code != ExitCode.Success && !stop.WaitHandle.WaitOne(Patience))
        {
            console.Error.WriteLine($"process {group.Rank} of {group.Size}: {error.ToString().Trim()}");
            group.Abort(code);
        }

        return code;
    }

    // A process that waits for one that died never comes to the end of its batch. The first says so, and the second if it was the first.
    private static void EndLate(MpiProcessGroup group, int? first, TrainerConsole console, ManualResetEventSlim over)
    {
        if (over.Wait(LastWords))
        {
            return;
        }

        if (group.Rank == 0 || (group.Rank == 1 && first is { } id && !Array.Exists(Process.GetProcesses(), process => process.Id == id)))
        {
            console.Error.WriteLine(Died);
        }

        Environment.Exit(ExitCode.Interrupted);
    }

    // The number by which the system knows the first process; null on another machine.
    private static int? FirstProcess(ProcessGroup group)
    {
        Span<int> own = [Environment.ProcessId, StableHash(Environment.MachineName)];
        Span<int> first = [own[0], own[1]];
        group.Broadcast(MemoryMarshal.AsBytes(first), root: 0);
        return first[1] == own[1] ? first[0] : null;
    }

    private static int StableHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}
