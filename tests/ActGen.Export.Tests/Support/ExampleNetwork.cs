using ActGen.Activations;
using ActGen.Training;

namespace ActGen.Export.Tests.Support;

/// <summary>A network of random parameters, some samples, and what the engine makes of them.</summary>
/// <param name="Network">The network.</param>
/// <param name="Inputs">The samples.</param>
/// <param name="Expected">The outputs.</param>
internal sealed record ExampleNetwork(Sequential Network, float[] Inputs, float[] Expected)
{
    /// <summary>The number of samples.</summary>
    public const int Samples = 5;

    private static readonly Dictionary<string, Func<Sequential>> Networks = new()
    {
        ["dense"] = () =>
            new([6, 5], new Flatten(), new Dense(37), new Activation<SoftExponential>(), new Dropout(0.5), new Dense(4, bias: false)),
        ["rows"] = () => new(
            [40], new Dense(64), new Activation<SwiGlu>(), new Training.LayerNorm(), new Dense(50), new Activation<Softmax>(),
                new Dense(33),
            new Activation<Activations.LayerNorm>()),
        ["images"] = () => new(
            [13, 12, 3], new Conv2D(9, 3), new BatchNorm(), new Activation<Relu>(), new MaxPool2D(),
                new Conv2D(16, 3, stride: 2, padding: Padding.Same),
            new Activation<PRelu>(), new AveragePool2D(2, 1, Padding.Same), new Flatten(), new Dense(10)),
        ["branches"] = () => new(
            [8, 8, 4], new Residual(new Conv2D(4, 3, padding: Padding.Same), new Activation<Kaf>()),
            new Concat([new Conv2D(5, 1)], [new MaxPool2D(3, 1, Padding.Same)], []), new GlobalAveragePool2D(), new Activation<CRelu>(),
                new Dropout(0.2)),
        ["alone"] = () => new([7], new AlphaDropout(0.1), new Flatten()),
    };

    /// <summary>The names of all.</summary>
    public static IReadOnlyCollection<string> Names => Networks.Keys;

    /// <summary>Makes a network.</summary>
    /// <param name="name">Its name.</param>
    public static ExampleNetwork Create(string name)
    {
        var network = Networks[name]();
        network.Initialize(3);
        var random = new Random(4);
        foreach (var parameter in network.Parameters)
        {
            foreach (ref var value in parameter.Value)
            {
                value = Math.Clamp(value + (0.2f * random.NextSingle()), parameter.Min, parameter.Max);
            }
        }

        float[] inputs = [.. Enumerable.Range(0, Samples * network.InputShape.Size).Select(_ => (4 * random.NextSingle()) - 2)];
        var expected = new float[Samples * network.OutputShape.Size];
        network.Predict(inputs, expected);
        return new(network, inputs, expected);
    }
}
