namespace ActGen.Training.Tests.Support;

/// <summary>Networks for tests of the whole engine.</summary>
public static class Networks
{
    /// <summary>Images of [9, 9, 1] to 5 classes by way of every kind of layer.</summary>
    public static Sequential OfAllLayers()
    {
        var model = new Sequential(
            [9, 9, 1],
            new Conv2D(43, 3), new Activation<HandBlend>(), new MaxPool2D(),
            new Residual(new Conv2D(43, 3, padding: Padding.Same, initializer: WeightInitializer.HeNormal), new BatchNorm(),
                new Activation<HandRelu>()),
            new Concat([new Conv2D(8, 1)], [new AveragePool2D(2, 1, Padding.Same)], [new Conv2D(5, 2, 1, Padding.Same), new LayerNorm()]),
            new Dropout(0.2), new Concat([new GlobalAveragePool2D()], [new Flatten(), new Dense(9), new AlphaDropout(0.1)]),
            new Dense(5));
        model.Initialize(9);
        return model;
    }
}
