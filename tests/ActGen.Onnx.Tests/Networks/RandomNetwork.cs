using ActGen.Activations;
using ActGen.Training;

namespace ActGen.Onnx.Tests.Networks;

/// <summary>Networks of random layers for images.</summary>
internal static class RandomNetwork
{
    private const int MostLayers = 6;

    // Smooth ones of one input: what a runtime rounds differently must not be made large by the layers behind.
    private static readonly ActivationDescriptor[] Activations =
    [
        new ActivationDescriptor<Relu>(), new ActivationDescriptor<Gelu>(), new ActivationDescriptor<PRelu>(),
        new ActivationDescriptor<SoftExponential>(), new ActivationDescriptor<ReluTanhSin>(), new ActivationDescriptor<Apl>(),
        new ActivationDescriptor<DyT>(), new ActivationDescriptor<Softplus>(),
    ];

    public static Sequential Create(int seed)
    {
        var random = new Random(seed);
        Shape sample = [random.Next(6, 10), random.Next(6, 10), random.Next(1, 4)];
        var layers = Enumerable.Range(0, random.Next(1, MostLayers)).SelectMany(_ => Images(random)).ToList();
        Layer[] end = random.Next(3) switch
        {
            0 => [new GlobalAveragePool2D()],
            1 => [new Flatten(), new Dense(7), Act(random)],
            _ => [new Flatten(), new Dense(6), new BatchNorm(), new Residual(new Dense(6), Act(random))],
        };
        return new Sequential(sample, [.. layers, .. end, new Dense(4)]);
    }

    // Each keeps the height and width large enough for the next.
    private static Layer[] Images(Random random) => random.Next(9) switch
    {
        0 => [new Conv2D(random.Next(1, 5), random.Next(1, 4), random.Next(1, 3), Padding.Same, bias: random.Next(2) == 0)],
        1 => [new MaxPool2D(random.Next(1, 4), random.Next(1, 3), Padding.Same)],
        2 => [new AveragePool2D(random.Next(1, 4), random.Next(1, 3), Padding.Same)],
        3 => [new BatchNorm(), Act(random)],
        4 => [new ActGen.Training.LayerNorm()],
        5 => [new Conv2D(3, 3, padding: Padding.Same), new Residual(Act(random), new Conv2D(3, 1))],
        6 => [new Concat([], [new Conv2D(2, 3, padding: Padding.Same), Act(random)], [new Dense(1)])],
        7 => [new Dense(random.Next(1, 5)), new Dropout(0.2)],
        _ => [Act(random)],
    };

    private static Layer Act(Random random) => ActivationLayer.Create(Activations[random.Next(Activations.Length)]);
}
