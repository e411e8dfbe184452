using ActGen.Activations;
using ActGen.Training;

namespace ActGen.Benchmarks.Training;

/// <summary>The networks that are measured, from images of [28, 28, 1] to 10 classes.</summary>
internal static class Networks
{
    /// <summary>The network of the study of soft exponentials: 784-128-softexp-128-softexp-10.</summary>
    public static Sequential Mlp()
    {
        var normal = WeightInitializer.RandomNormal;
        return Initialized(
            new Flatten(), new Dense(128, normal), new Activation<SoftExponential>(),
            new Dense(128, normal), new Activation<SoftExponential>(), new Dense(10));
    }

    /// <summary>The network of the study of mixes: two convolutions of 3 x 3, each pooled, and two dense layers.</summary>
    public static Sequential Cnn() => Initialized(
        new Conv2D(32, 3), new Activation<ReluTanhSin>(), new MaxPool2D(), new Conv2D(64, 3), new Activation<ReluTanhSin>(),
            new MaxPool2D(),
        new Flatten(), new Dense(128), new Activation<ReluTanhSin>(), new Dense(10));

    private static Sequential Initialized(params Layer[] layers)
    {
        var model = new Sequential([28, 28, 1], layers);
        model.Initialize(1);
        return model;
    }
}
