using System.Diagnostics;
using System.Globalization;
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

    // mpirun kills what is left a second after it asked politely, and processes that wait for one that died keep the processors busy.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(0.1);

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
        var watched = Watched(group);
        using var error = new StringWriter();
        using var over = new ManualResetEventSlim();
        using var watch = stop.Register(() => new Thread(() => EndLate(group, watched, console, over)) { IsBackground = true }.Start());
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

    // A process that waits for one that died never comes to the end of its batch. The first says so; if it is the one that died, which
    // shows before anybody else comes to an end, the one that watches it does.
    private static void EndLate(MpiProcessGroup group, int? watched, TrainerConsole console, ManualResetEventSlim over)
    {
        var isOrphan = watched is { } first && !IsAlive(first);
        if (!isOrphan && over.Wait(LastWords))
        {
            return;
        }

        if (group.Rank == 0 || isOrphan)
        {
            console.Error.WriteLine(Died);
        }

        Environment.Exit(ExitCode.Interrupted);
    }

    // The number by which the system knows the first process, for the one that watches it: the next one on the same machine. Where there is
    // none, mpirun alone can tell that the first process died.
    private static int? Watched(ProcessGroup group)
    {
        int[] own = [Environment.ProcessId, StableHash(Environment.MachineName)];
        int? watched = null;
        int[] first = [.. own], other = [.. own];
        group.Broadcast(MemoryMarshal.AsBytes(first.AsSpan()), root: 0);
        for (var (rank, isTaken) = (1, false); rank < group.Size; rank++)
        {
            own.CopyTo(other, 0);
            group.Broadcast(MemoryMarshal.AsBytes(other.AsSpan()), rank);
            if (!isTaken && other[1] == first[1])
            {
                isTaken = true;
                watched = rank == group.Rank ? first[0] : null;
            }
        }

        return watched;
    }

    // By its number alone: to list all processes takes longer than mpirun waits.
    private static bool IsAlive(int id)
    {
        if (OperatingSystem.IsLinux())
        {
            return Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}"));
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static int StableHash(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}
