using ActGen.Activations;
using ActGen.Onnx.Tests.Support;
using ActGen.Training;

namespace ActGen.Onnx.Tests.Sample;

/// <summary>Trained networks, in a program that knows ONNX Runtime alone: the one on the package's page.</summary>
public class DigitsTests
{
    private const int Side = 8;

    public static TheoryData<string> Networks => ["mlp", "cnn"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_trained_network_recognizes_the_same(string network)
    {
        var (images, labels) = Stripes();
        Layer[] layers = network == "mlp"
            ? [new Flatten(), new Dense(16), new Activation<SoftExponential>()]
            : [new Conv2D(4, 3), new Activation<ReluTanhSin>(), new MaxPool2D(), new Flatten()];
        var model = new Sequential([Side, Side, 1], [.. layers, new Dense(4)]);
        float[] x = [.. images.SelectMany(image => image.Select(pixel => pixel / 255f))];
        using var trainer = new Trainer(model, new Adam(0.01f), new TrainerOptions { Seed = 1 });
        trainer.Fit(new ArrayDataset(model.InputShape, x, labels, 4), epochs: 5);

        using var file = new TemporaryFile();
        model.SaveOnnx(file.Path);
        using var digits = new Digits(file.Path);
        Assert.Equal(labels, images.Select(digits.Recognize));
    }

    [Fact]
    public void The_page_shows_this_program()
    {
        var page = File.ReadAllText(Tree.File("src/ActGen.Onnx/README.md"));
        Assert.Contains(File.ReadAllText(Tree.File("tests/ActGen.Onnx.Tests/Sample/Digits.cs")), page, StringComparison.Ordinal);
    }

    // Bright stripes, one of four.
    private static (byte[][] Images, int[] Labels) Stripes()
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 4)];
        return ([.. labels.Select(label => Enumerable.Range(0, Side * Side)
            .Select(i => (byte)(random.Next(80) + (i % Side / 2 == label ? 150 : 0))).ToArray())], labels);
    }
}
