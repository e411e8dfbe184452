using ActGen.Onnx.Tests.Support;
using ActGen.Training;

namespace ActGen.Onnx.Tests.Networks;

/// <summary>A layer that ONNX has no words for is told by name, and nothing is written.</summary>
public class RefusalTests
{
    [Fact]
    public void A_layer_of_ones_own() => Refused(new Doubling("twice"), "the layer twice (Doubling) cannot be exported to ONNX: ");

    [Fact]
    public void An_activation_written_by_hand() =>
        Refused(new Activation<ByHand>(), "the activation ByHand cannot be exported to ONNX: ");

    private static void Refused(Layer layer, string message)
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "before");
        var error = Assert.Throws<ExportException>(() => new Sequential(4, new Dense(3), layer).SaveOnnx(file.Path));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(file.Path));
        Assert.Equal(file.Path, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!)));
    }

    private sealed class Doubling(string name) : Layer(name)
    {
        public override string Kind => "Doubling";

        public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => throw new NotSupportedException();

        public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) =>
            throw new NotSupportedException();

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
            ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
            Span<float> dx, Span<float> dparameters, ActivationShape shape) => dy.CopyTo(dx);
    }
}
