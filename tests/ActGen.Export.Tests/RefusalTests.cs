using ActGen.Training;

namespace ActGen.Export.Tests;

/// <summary>A layer that cannot be exported is told by name, and nothing is written.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-c-");

    private string Target => Path.Combine(_folder.FullName, "network.h");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_layer_of_the_user()
    {
        File.WriteAllText(Target, "old");
        var network = new Sequential([3], new Dense(2), new Doubled());
        var error = Assert.Throws<ExportException>(() => network.SaveC(Target));
        Assert.Contains("layer 'doubled_1' (Doubled) cannot be exported to C", error.Message, StringComparison.Ordinal);
        var inPython = Assert.Throws<ExportException>(() => network.SavePyTorch(Target));
        Assert.Contains("the layer doubled_1 (Doubled) cannot be exported to PyTorch", inPython.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void An_activation_written_by_hand()
    {
        var network = new Sequential([3], new Activation<ByHand>(name: "bent"));
        var error = Assert.Throws<ExportException>(() => network.SaveC(Target));
        Assert.Contains("layer 'bent' with the activation ByHand cannot be exported to C", error.Message, StringComparison.Ordinal);
        Assert.Throws<ExportException>(() => CExport.Write(Target, ByHand.Info));
        Assert.Throws<ExportException>(() => PyTorchExport.Write(Target, ByHand.Info));
        Assert.Empty(_folder.GetFiles());
    }

    [Theory]
    [InlineData("")]
    [InlineData("My net")]
    [InlineData("2nd")]
    [InlineData("float")]
    [InlineData("actgen")]
    public void A_name_that_is_none_of_C(string name) =>
        Assert.Throws<ArgumentException>(() => new Sequential([3], new Dense(2)).SaveC(Target, name));

    private sealed class Doubled() : Layer(null)
    {
        public override string Kind => "Doubled";

        public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

        public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) =>
            dy.CopyTo(dx);

        protected override Shape Build(Shape input) => input;
    }

    private readonly struct ByHand : IActivation
    {
        public static ActivationInfo Info { get; } =
            new()
            {
                Name = "ByHand",
                Formulas = ["x"],
                Latex = "x",
                Derivatives = [new("x", "1", "1")],
                BackwardReads = BackwardReads.None
            };

        public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape) =>
            x.CopyTo(y);

        public static void Backward(
            ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx,
            Span<float> dparameters, ActivationShape shape) => dy.CopyTo(dx);
    }
}
