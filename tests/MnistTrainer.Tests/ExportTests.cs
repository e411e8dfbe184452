using System.Runtime.InteropServices;
using ActGen.Export.Tests.Support;
using ActGen.Onnx.Tests.Support;
using MnistTrainer.Exports;

namespace MnistTrainer.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-export-");

    private string Checkpoint => Path.Combine(_folder.FullName, "run", "model.safetensors");

    private string Header => Path.Combine(_folder.FullName, "network.h");

    public static TheoryData<string> Networks => ["mlp", "cnn"];

    public void Dispose() => _folder.Delete(recursive: true);

    [CompilerTheory]
    [MemberData(nameof(Networks))]
    public void A_trained_network_gives_the_same_logits_in_C(string network)
    {
        Train("--network", network);
        var run = Run.Inside("export", Checkpoint, "--format", "c", "--out", Header);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(Header, run.Out, StringComparison.Ordinal);

        var (inputs, logits) = Predicted();
        foreach (var compiler in CCompiler.Names)
        {
            var program = CCompiler.Find(compiler)!.Compile(_folder.FullName, NetworkProgram.Write(_folder.FullName, "network.h"));
            Assert.Equal(Bits(logits), Bits(CCompiler.Run(program, [], inputs)));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_trained_network_gives_the_same_logits_in_ONNX_Runtime(string network)
    {
        Train("--network", network);
        var file = Path.Combine(_folder.FullName, "network.onnx");
        var run = Run.Inside("export", Checkpoint, "--format", "onnx", "--out", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var session = new Session(file);
        Assert.Equal(-1, session.InputAxes[0]);
        Assert.Equal([-1, 10], session.OutputAxes);

        var (inputs, logits) = Predicted();
        Assert.All(logits.Zip(session.Run(inputs)), pair => Assert.InRange(pair.Second - pair.First, -1e-4f, 1e-4f));
    }

    [Fact]
    public void A_trained_network_is_written_for_PyTorch()
    {
        Train();
        var file = Path.Combine(_folder.FullName, "network.py");
        Assert.Equal(0, Run.Inside("export", Checkpoint, "--format", "pytorch", "--out", file).ExitCode);
        Assert.Contains("class Network(nn.Module):", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_or_wrong_is_told_before_anything_is_written()
    {
        Run.Inside("export").IsBadInput("export needs a CHECKPOINT");
        Run.Inside("export", "x.safetensors", "--out", Header).IsBadInput("export needs --format: ");
        Run.Inside("export", "x.safetensors", "--format", "c").IsBadInput("export needs --out: the file to write");
        Run.Inside("export", "x.safetensors", "--format", "cc", "--out", Header).IsBadInput("unknown format cc; did you mean c?");
        Run.Inside("export", "x.safetensors", "--format", "c", "--out", _folder.FullName).IsBadInput("is a folder");
        Run.Inside("export", "x.safetensors", "--format", "c", "--out", Path.Combine(_folder.FullName, "a", "b.h"))
            .IsBadInput("there is no folder");
        Run.Inside("export", Checkpoint, "--format", "c", "--out", Header).IsBadInput(Checkpoint);
        Assert.Empty(_folder.GetFiles());
    }

    private (float[] Inputs, float[] Logits) Predicted()
    {
        var random = new Random(2);
        float[] inputs = [.. Enumerable.Range(0, 20 * 784).Select(_ => random.NextSingle())];
        var logits = new float[20 * 10];
        TrainedRun.Read(Checkpoint).Model.Predict(inputs, logits);
        return (inputs, logits);
    }

    private void Train(params string[] more) => Assert.Equal(0, Run.Inside(
        ["--data", SmallData.Folder, "--layers", "24", "--epochs", "1", "--quiet", "--out", Path.Combine(_folder.FullName, "run"),
            .. more]).ExitCode);

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
