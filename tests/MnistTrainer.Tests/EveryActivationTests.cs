using System.Text.Json;
using MnistTrainer.Runs;

namespace MnistTrainer.Tests;

public sealed class EveryActivationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-every-");

    public static TheoryData<string> Names => [.. ActivationCatalogue.All.Select(activation => activation.Name)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_activation_can_be_named_trains_and_is_drawn(string name)
    {
        var folder = Path.Combine(_folder.FullName, "run");
        string[] options = ["--layers", "16,16", "--epochs", "2", "--lr", "0.003", "--out", folder];
        var run = Run.Inside(["--activation", name.ToUpperInvariant(), "--data", SmallData.Folder, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var isCurve = ActivationCatalogue.Get(name).Info is { Inputs.Count: 1, Outputs: 1, IsOverRows: false };
        Assert.Equal(isCurve, File.Exists(Path.Combine(folder, "activations.svg")));
        var losses = File.ReadAllLines(Path.Combine(folder, "metrics.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("loss").GetDouble())
            .ToArray();
        Assert.True(losses[1] < losses[0], $"{losses[0]} -> {losses[1]}");
    }

    [Fact]
    public void The_catalogue_activations_and_those_of_this_sample_are_there()
    {
        string[] needed =
        [
            "SoftExponential", "SoftExponentialAsinh", "Softsign", "Softplus", "Elu", "PRelu", "LeakyRelu", "Relu", "Tanh", "Sin",
            "Sigmoid", "BinaryStep", "Silu", "Mish", "Gelu", "Selu", "ReluTanhSin", "Ripple",
        ];
        Assert.Empty(needed.Except(ActivationCatalogue.All.Select(activation => activation.Name)));
    }
}
