using ActGen.Activations;
using ActGen.Onnx.Tests.Support;
using ActGen.Training;

namespace ActGen.Onnx.Tests.Networks;

/// <summary>Networks of every layer, run by ONNX Runtime, against <see cref="Sequential.Predict"/>.</summary>
public class NetworkTests
{
    private const int Rows = 5;

    // Sums of products are added in another order.
    private const double Tolerance = 2e-5;

    private static Dictionary<string, Func<Sequential>> Models { get; } = new()
    {
        ["mlp"] = () => new([7, 6], new Flatten(), new Dense(12), new Activation<SoftExponential>(), new Dropout(0.3), new Dense(5)),
        ["no bias"] = () => new(6, new Dense(12, bias: false), new Activation<Gelu>(), new AlphaDropout(0.3), new Dense(5, bias: false)),
        ["cnn"] = () => new(
            [9, 8, 3], new Conv2D(4, 3), new Activation<Mish>(), new MaxPool2D(), new Conv2D(6, 2, bias: false), new Activation<Swish>(),
            new Flatten(), new Dense(5)),
        ["padding"] = () => new(
            [9, 8, 3], new Conv2D(4, 3, stride: 2, padding: Padding.Same), new Activation<SRelu>(), new MaxPool2D(3, 2, Padding.Same),
            new AveragePool2D(2, 1, Padding.Same), new Activation<Kaf>(), new GlobalAveragePool2D(), new Dense(5)),
        ["channels last"] = () =>
            new([5, 5, 4], new Activation<PRelu>(), new Dense(6), new Activation<Softmax>(), new GlobalAveragePool2D()),
        ["norms"] = () => new(
            [6, 6, 2], new Conv2D(4, 3), new BatchNorm(), new Activation<Relu>(), new ActGen.Training.LayerNorm(), new Flatten(),
            new BatchNorm(epsilon: 1e-5), new Dense(5)),
        ["residual"] = () => new(
            [6, 6, 4], new Residual(new Conv2D(4, 3, padding: Padding.Same), new Activation<Apl>()), new Conv2D(4, 3),
            new Residual(new Activation<Silu>(), new Residual(new Conv2D(4, 1))), new Flatten(), new Dense(5)),
        ["concat"] = () => new(
            [6, 6, 2], new Concat([new Conv2D(4, 3, padding: Padding.Same)], [new Conv2D(2, 1), new Activation<Tanh>()]),
            new Concat([], [new Dense(2)]), new Flatten(), new Dense(5)),
        ["several inputs and outputs"] = () => new(
            [4, 4, 3], new Conv2D(8, 2), new Activation<Glu>(), new Activation<CRelu>(), new Activation<Maxout>(),
                new Flatten(), new Dense(6),
            new Activation<ComplexModRelu>()),
        ["nothing to compute"] = () => new([3, 2], new Flatten()),
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_are_those_of_Predict(string name)
    {
        var model = Models[name]().Trained();
        using var file = new TemporaryFile();
        model.SaveOnnx(file.Path);
        using var session = new Session(file.Path);
        Assert.Equal([-1, .. model.InputShape], session.InputAxes);
        Assert.Equal([-1, .. model.OutputShape], session.OutputAxes);
        var x = Noise(Rows * model.InputShape.Size, 3);
        Close(Predicted(model, x), session.Run(x));
        Close(session.Run(x)[..model.OutputShape.Size], session.Run(x[..model.InputShape.Size]), "alone");
    }

    [Fact]
    public void Random_networks_compute_the_same()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var model = RandomNetwork.Create(seed).Trained();
            using var file = new TemporaryFile();
            model.SaveOnnx(file.Path);
            using var session = new Session(file.Path);
            var x = Noise(Rows * model.InputShape.Size, seed);
            Close(Predicted(model, x), session.Run(x), $"seed {seed}\n{model.Summary()}");
        }
    }

    [Fact]
    public void A_model_that_was_trained_on_other_numbers_takes_pixels_from_0_to_1_too()
    {
        var model = Models["mlp"]().Trained();
        float[] gray = [.. Enumerable.Range(0, Rows * model.InputShape.Size).Select(i => (float)(i * 37 % 256))];
        foreach (var map in (InputMap[])[InputMap.ZeroToOne, InputMap.MinusOneToOne, InputMap.Standard(0.1307, 0.3081)])
        {
            using var file = new TemporaryFile();
            model.SaveOnnx(file.Path, map);
            using var session = new Session(file.Path);
            var expected = Predicted(model, Array.ConvertAll(gray, v => (v * map.Scale) + map.Offset));
            Close(expected, session.Run(Array.ConvertAll(gray, v => v / 255)));
        }
    }

    private static void Close(float[] expected, float[] actual, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1e-3, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs((double)expected[i] - actual[i]) <= Tolerance * scale,
                $"{i}: {actual[i]:G9}, not {expected[i]:G9} {what}");
        }
    }

    private static float[] Predicted(Sequential model, float[] x)
    {
        var y = new float[x.Length / model.InputShape.Size * model.OutputShape.Size];
        model.Predict(x, y);
        return y;
    }

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
