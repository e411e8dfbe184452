using System.Text.Json.Nodes;
using ActGen.Training.Mpi.Tests.Support;

namespace ActGen.Training.Mpi.Tests.Commands;

/// <summary>The trainer's commands under mpirun.</summary>
public sealed class TrainTests : IDisposable
{
    private static readonly string[] Mlp = ["train", "--limit", "1000", "--seed", "7", "--quiet"];

    private static readonly string[] Cnn =
        ["train", "--network", "cnn", "--layers", "32", "--dropout", "0.2", "--limit", "200", "--batch", "50", "--epochs", "1", "--quiet"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mpi-");

    public void Dispose() => _folder.Delete(recursive: true);

    [MpiTheory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_weights_are_those_of_one_process(int processes)
    {
        var one = Summary(1, "one", [.. Mlp, "--epochs", "2"]);
        var several = Summary(processes, "several", [.. Mlp, "--epochs", "2"]);
        Assert.Equal((1, processes), ((int)one["ranks"]!, (int)several["ranks"]!));
        foreach (var name in new[] { "weights_sha256", "test_accuracy", "test_loss", "epochs", "parameters" })
        {
            Assert.Equal(one[name]!.ToJsonString(), several[name]!.ToJsonString());
        }

        string[] files = [.. Directory.GetFiles(In("one")).Select(file => Path.GetFileName(file)).Order()];
        Assert.Equal(files, Directory.GetFiles(In("several")).Select(file => Path.GetFileName(file)).Order());
        Assert.Equal(Lines("one"), Lines("several"));
    }

    [MpiTheory]
    [InlineData(2)]
    [InlineData(3)]
    public void So_are_those_of_convolutions_with_dropout(int processes) => Assert.Equal(
        (string?)Summary(1, "one", Cnn)["weights_sha256"], (string?)Summary(processes, "several", Cnn)["weights_sha256"]);

    [MpiFact]
    public void A_training_goes_on_with_another_number_of_processes()
    {
        var whole = Summary(1, "whole", [.. Mlp, "--epochs", "3"]);
        Summary(2, "parts", [.. Mlp, "--epochs", "1"]);
        var checkpoint = Path.Combine(In("parts"), "model.safetensors");
        Summary(3, "parts", ["train", "--resume", checkpoint, "--epochs", "2", "--quiet"]);
        var last = Summary(1, "parts", ["train", "--resume", checkpoint, "--epochs", "3", "--quiet"]);
        Assert.Equal((string?)whole["weights_sha256"], (string?)last["weights_sha256"]);
        Assert.Equal(Lines("whole"), Lines("parts"));
    }

    [MpiFact]
    public void Only_the_first_process_prints()
    {
        var printed = MpiRun.Trainer(3, [.. Mlp.SkipLast(1), "--epochs", "1", "--out", In("loud")]).Successful();
        Assert.Single(printed.Split('\n'), line => line.Contains("3 processes of 1 threads", StringComparison.Ordinal));
        Assert.Single(printed.Split('\n'), line => line.StartsWith("test accuracy ", StringComparison.Ordinal));
        Assert.DoesNotContain('\e', printed);
    }

    [MpiFact]
    public void A_mistake_of_the_user_is_told_once_and_nothing_is_written()
    {
        var ended = MpiRun.Trainer(2, "train", "--activation", "Sigmoyd", "--out", In("bad"));
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(1, ended.Error.Count(letter => letter == '\n'));
        Assert.StartsWith("error: unknown activation Sigmoyd", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("bad")));
    }

    [MpiFact]
    public void What_only_the_first_process_meets_ends_all()
    {
        File.WriteAllText(In("file"), "");
        var ended = MpiRun.Trainer(3, [.. Mlp, "--out", Path.Combine(In("file"), "run")]);
        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(1, ended.Error.Count(letter => letter == '\n'));
        Assert.Contains("cannot be written to", ended.Error, StringComparison.Ordinal);
    }

    private JsonObject Summary(int processes, string name, string[] arguments)
    {
        MpiRun.Trainer(processes, [.. arguments, "--out", In(name)]).Successful();
        return JsonNode.Parse(File.ReadAllText(Path.Combine(In(name), "summary.json")))!.AsObject();
    }

    // The metrics of all epochs but for the time they took.
    private IEnumerable<string> Lines(string name) => File.ReadLines(Path.Combine(In(name), "metrics.jsonl")).Select(line =>
    {
        var epoch = JsonNode.Parse(line)!.AsObject();
        epoch.Remove("seconds");
        return epoch.ToJsonString();
    });

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
