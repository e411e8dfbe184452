using System.Diagnostics;
using ActGen.Training.Mpi.Tests.Support;

namespace ActGen.Training.Mpi.Tests.Commands;

/// <summary>A process that is killed ends all, with one line, and the checkpoint of the last epoch is on the disk.</summary>
public sealed class DeathTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mpi-");

    public void Dispose() => _folder.Delete(recursive: true);

    [MpiTheory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 0)]
    [InlineData(4, 2)]
    public void One_line_and_the_checkpoint_are_left(int processes, int rank)
    {
        var run = Path.Combine(_folder.FullName, "run");
        var training = MpiRun.StartTrainer(
            processes, "train", "--network", "cnn", "--layers", "32", "--limit", "600", "--lr", "1e-6", "--epochs", "100000", "--quiet",
            "--out", run);
        var metrics = Path.Combine(run, "metrics.jsonl");
        var waiting = Stopwatch.StartNew();
        // The line of an epoch comes before its checkpoint: with two lines, the checkpoint is at least of the first.
        while (!File.Exists(metrics) || File.ReadLines(metrics).Count() < 2)
        {
            Assert.True(waiting.Elapsed < Patience && !training.HasExited, "no two epochs were finished");
            Thread.Sleep(50);
        }

        Process.GetProcessById(Find(run, rank)).Kill();
        var ended = MpiRun.End(training);
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Equal("", ended.Output);
        // Open MPI may add a line of its own about the memory of the dead process.
        Assert.Single(ended.Error.Split('\n'), line => line.StartsWith("error: another process died", StringComparison.Ordinal));
        var checkpoint = Path.Combine(run, "model.safetensors");
        Assert.True(int.Parse(Checkpoint.Read(checkpoint).Texts["trainer.epoch"], System.Globalization.CultureInfo.InvariantCulture) >= 1);
    }

    private static int Find(string run, int rank)
    {
        foreach (var process in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                var arguments = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
                var variables = File.ReadAllText(Path.Combine(process, "environ")).Split('\0');
                if (arguments.Contains(run) && variables.Contains($"OMPI_COMM_WORLD_RANK={rank}"))
                {
                    return int.Parse(Path.GetFileName(process), System.Globalization.CultureInfo.InvariantCulture);
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
            }
        }

        throw new InvalidOperationException($"process {rank} is not there");
    }
}
