using System.Diagnostics;
using System.Globalization;

namespace MnistTrainer.Tests;

public sealed class ResumeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-resume-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Ctrl_C_leaves_the_last_epoch_and_going_on_gives_the_bits_of_a_run_without_a_break()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int Epochs = 60;
        string[] options = ["--data", SmallData.Folder, "--layers", "16", "--optimizer", "sgd", "--epochs", $"{Epochs}", "--out"];
        using var process = Run.Start([.. options, In("broken")]);
        var seen = 0;
        while (seen < 2 && process.StandardOutput.ReadLine() is { } line)
        {
            seen += line.StartsWith("epoch ", StringComparison.Ordinal) ? 1 : 0;
        }

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        var stopped = Run.Finish(process);
        Assert.Equal(130, stopped.ExitCode);
        Assert.StartsWith("interrupted after ", stopped.Error, StringComparison.Ordinal);
        Assert.Single(stopped.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(Path.Combine(In("broken"), "summary.json")));
        var done = File.ReadAllLines(Path.Combine(In("broken"), "metrics.jsonl")).Length;
        Assert.InRange(done, 2, Epochs - 1);
        Assert.Contains($"interrupted after {done} epoch", stopped.Error, StringComparison.Ordinal);

        Assert.Equal(0, Run.Inside([.. options, In("whole")]).ExitCode);
        var resumed = Run.Inside("--data", SmallData.Folder, "--resume", Path.Combine(In("broken"), "model.safetensors"));
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Contains($"going on after epoch {done}", resumed.Out, StringComparison.Ordinal);
        AssertSame(In("whole"), In("broken"));
    }

    [Fact]
    public void A_wish_to_stop_before_the_first_epoch_leaves_a_checkpoint_to_start_from()
    {
        string[] options = ["--data", SmallData.Folder, "--epochs", "2", "--out"];
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var stopped = Run.Inside(stop.Token, [.. options, In("broken")]);
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("interrupted after 0 epochs", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run.Inside([.. options, In("whole")]).ExitCode);
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--resume", Path.Combine(In("broken"), "model.safetensors")).ExitCode);
        AssertSame(In("whole"), In("broken"));
    }

    [Fact]
    public void A_finished_run_goes_on_with_more_epochs_in_another_folder()
    {
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--limit", "500", "--epochs", "3", "--out", In("whole")).ExitCode);
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--limit", "500", "--epochs", "1", "--out", In("short")).ExitCode);
        var checkpoint = Path.Combine(In("short"), "model.safetensors");
        string[] longer = ["--epochs", "3", "--threads", "1", "--out", In("longer")];
        Assert.Equal(0, Run.Inside(["--data", SmallData.Folder, "--resume", checkpoint, .. longer]).ExitCode);
        AssertSame(In("whole"), In("longer"));
        Assert.Single(File.ReadAllLines(Path.Combine(In("short"), "metrics.jsonl")));
    }

    [Fact]
    public void A_finished_run_resumed_as_it_is_stays_as_it_is()
    {
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--limit", "500", "--epochs", "1", "--out", In("run")).ExitCode);
        var hash = TrainTests.Summary(In("run"), "weights_sha256");
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--resume", Path.Combine(In("run"), "model.safetensors")).ExitCode);
        Assert.Equal(hash, TrainTests.Summary(In("run"), "weights_sha256"));
        Assert.Single(File.ReadAllLines(Path.Combine(In("run"), "metrics.jsonl")));
    }

    [Theory]
    [InlineData("--activation Relu", "--activation is SoftExponential there and Relu here")]
    [InlineData("--layers 128", "--layers is 128,128 there and 128 here")]
    [InlineData("--batch 64", "--batch is 128 there and 64 here")]
    [InlineData("--lr 0.1", "--lr is 0.001 there and 0.1 here")]
    [InlineData("--optimizer sgd", "--optimizer is adam there and sgd here")]
    [InlineData("--seed 5", "--seed is 1 there and 5 here")]
    [InlineData("--limit 600", "--limit is 500 there and 600 here")]
    [InlineData("--validate-on-test", "--validate-on-test is no there and yes here")]
    public void Another_training_is_refused_and_the_checkpoint_stays(string option, string problem)
    {
        var path = Path.Combine(In("run"), "model.safetensors");
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--limit", "500", "--epochs", "1", "--out", In("run")).ExitCode);
        var before = File.ReadAllBytes(path);
        Run.Inside(["--data", SmallData.Folder, "--resume", path, .. option.Split(' ')]).IsBadInput(problem);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.True(File.Exists(Path.Combine(In("run"), "summary.json")));
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static void AssertSame(string expected, string actual)
    {
        Assert.Equal(TrainTests.Summary(expected, "weights_sha256"), TrainTests.Summary(actual, "weights_sha256"));
        Assert.Equal(TrainTests.Summary(expected, "test_loss"), TrainTests.Summary(actual, "test_loss"));
        Assert.Equal(Metrics(expected), Metrics(actual));
    }

    // All but the seconds.
    private static string[] Metrics(string folder) =>
    [
        .. File.ReadAllLines(Path.Combine(folder, "metrics.jsonl"))
            .Select(line => line[..line.IndexOf("\"seconds\"", StringComparison.Ordinal)]),
    ];
}
