using System.Text.Json;

namespace MnistTrainer.Tests;

public sealed class NetworkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-network-");

    private string Out => Path.Combine(_folder.FullName, "run");

    private static string[] Small(string folder) => ["--data", SmallData.Folder, "--limit", "200", "--out", folder];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Relu", "valid", (9 * 32) + 32 + (9 * 32 * 64) + 64 + (25 * 64 * 128) + 128 + 1290)]
    [InlineData("Relu", "same", (9 * 32) + 32 + (9 * 32 * 64) + 64 + (49 * 64 * 128) + 128 + 1290)]
    [InlineData("ReluTanhSin", "valid", (9 * 32) + 32 + (9 * 32 * 64) + 64 + (25 * 64 * 128) + 128 + 1290 + 9)]
    public void The_cnn_has_the_layers_it_should_and_learns(string activation, string padding, int parameters)
    {
        var run = Run.Inside(["--network", "cnn", "--activation", activation, "--padding", padding, "--epochs", "2", .. Small(Out)]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal($"{parameters}", TrainTests.Summary(Out, "parameters"));
        Assert.Equal("cnn", TrainTests.Summary(Out, "network"));
        var losses = Losses(Out);
        Assert.True(losses[1] < losses[0], $"{losses[0]} -> {losses[1]}");
    }

    [Theory]
    [InlineData("Softmax")]
    [InlineData("Glu")]
    [InlineData("PRelu")]
    [InlineData("SoftExponential")]
    public void The_cnn_takes_activations_of_every_kind(string activation)
    {
        var run = Run.Inside(["--network", "cnn", "--activation", activation, "--dropout", "0.1", "--epochs", "1", .. Small(Out)]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Dropout", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_freeze_what_they_do_not_name()
    {
        string[] options = ["--activation", "ReluTanhSin", "--layers", "16", "--phases", "weights:2@1e-3,activation:1@1e-1,weights:1"];
        Assert.Equal(0, Run.Inside([.. options, .. Small(Out)]).ExitCode);
        var phases = Lines(Out)
            .Select(line => (line.GetProperty("phase").GetString(), (float)line.GetProperty("lr").GetDouble())).ToArray();
        Assert.Equal([("weight", 1e-3f), ("weight", 1e-3f), ("activation", 1e-1f), ("weight", 1e-1f)], phases);

        // While the weights learn, the mix rests.
        var shorter = Path.Combine(_folder.FullName, "shorter");
        Assert.Equal(0, Run.Inside([.. options[..^1], "weights:2@1e-3", .. Small(shorter)]).ExitCode);
        var mixAfterWeights = Mix(shorter);
        Assert.Equal([0, 0, 0], mixAfterWeights);
        Assert.NotEqual([0, 0, 0], Mix(Out));
        Run.Inside("--resume", Path.Combine(Out, "model.safetensors"), "--phases", "weights:9").IsBadInput("--phases is ");
    }

    [Fact]
    public void The_cnn_gives_the_same_bits_on_any_number_of_threads()
    {
        string[] hashes = [.. new[] { "1", "2", "5" }.Select(threads =>
        {
            var folder = Out + threads;
            Assert.Equal(
                0, Run.Inside(["--network", "cnn", "--dropout", "0.2", "--epochs", "1", "--threads", threads, .. Small(folder)]).ExitCode);
            return TrainTests.Summary(folder, "weights_sha256");
        })];
        Assert.Single(hashes.Distinct());
    }

    private static float[] Mix(string folder)
    {
        var file = ActGen.Training.SafeTensorsReader.Read(Path.Combine(folder, "model.safetensors"));
        return file.Tensors["activation_1.w"].ToArray();
    }

    private static JsonElement[] Lines(string folder) =>
        [.. File.ReadAllLines(Path.Combine(folder, "metrics.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    private static double[] Losses(string folder) => [.. Lines(folder).Select(line => line.GetProperty("loss").GetDouble())];
}
