using ActGen.Training;

namespace MnistTrainer.Networks;

/// <summary>Two convolutions with pooling, then dense layers: the simple convolutional network of Keras' examples.</summary>
internal static class Cnn
{
    /// <summary>The number of filters of each convolution.</summary>
    public static IReadOnlyList<int> Filters { get; } = [32, 64];

    /// <summary>The side of the filters.</summary>
    public const int Kernel = 3;

    /// <summary>The side of the pooling windows.</summary>
    public const int Pool = 2;

    /// <summary>The layers.</summary>
    /// <param name="plan">What they depend on.</param>
    public static IEnumerable<Layer> Layers(NetworkPlan plan) =>
    [
        .. Filters.SelectMany(filters => (Layer[])
            [new Conv2D(filters, Kernel, padding: plan.Padding), plan.Act(), new MaxPool2D(Pool)]),
        new Flatten(),
        .. plan.Drop(),
        .. plan.Widths.SelectMany(width => (Layer[])[new Dense(width), plan.Act(), .. plan.Drop()]),
        new Dense(plan.Classes),
    ];
}
