using ActGen.Training;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>Keras' simple convolutional network, and one of its shape on Fashion-MNIST.</summary>
internal static class KerasCnnStudy
{
    private const string KerasSource =
        "Keras' mnist_cnn.py (99.25 % in its docstring) and the same network in the README of github.com/rois-codh/kmnist (99.06 %), "
        + "after 12 epochs";

    private const string FashionSource =
        "92.69 % by two convolutions and two dense layers (iamarshsingh on GitHub), 91.21 % by two convolutions and one dense layer; "
        + "one run each";

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "keras-cnn",
        Title = "Published table: Keras' simple convolutional network",
        Text =
        [
            "conv 3x3x32 - ReLU - conv 3x3x64 - ReLU - maxpool 2 - dropout 0.25 - dense 128 - ReLU - dropout 0.5 - dense 10, batches of "
            + "128, 12 epochs, as mnist_cnn.py of Keras has it, but with Adam at 1e-3 in place of Adadelta, which ActGen has not.",
            "On Fashion-MNIST the network of the command line, conv 3x3x32 - maxpool - conv 3x3x64 - maxpool - dense 128 - dense 10 "
            + "with dropout of 0.25, beside the range that is published for networks of this shape.",
        ],
        Seeds = 1,
        Trials =
        [
            new("Keras' network, MNIST", Recipe(data, "mnist", "conv 32 - conv 64 - maxpool - dense 128, dropout 0.25 and 0.5", Keras),
                new PublishedFigure(99.06, KerasSource, High: 99.25)),
            .. data.IsPresent("fashion")
                ? [new StudyTrial("two convolutions and two dense layers, Fashion-MNIST",
                    Recipe(data, "fashion", "conv 32 - maxpool - conv 64 - maxpool - dense 128, dropout 0.25", Pooled),
                    new PublishedFigure(91.2, FashionSource, High: 92.7))]
                : Array.Empty<StudyTrial>(),
        ],
    };

    private static Recipe Recipe(StudyDataSets data, string name, string text, Func<Shape, int, Sequential> network) => new()
    {
        DataName = StudyDataSets.Title(name),
        Data = data.Of(name, heldOut: 24),
        Network = network,
        NetworkText = text,
        Epochs = 12,
    };

    private static Sequential Keras(Shape sample, int classes) => new(sample,
    [
        new Conv2D(32, 3), Layers.Act("Relu"), new Conv2D(64, 3), Layers.Act("Relu"), new MaxPool2D(), new Dropout(0.25),
        new Flatten(), new Dense(128), Layers.Act("Relu"), new Dropout(0.5), new Dense(classes),
    ]);

    private static Sequential Pooled(Shape sample, int classes) => new(sample,
    [
        new Conv2D(32, 3), Layers.Act("Relu"), new MaxPool2D(), new Conv2D(64, 3), Layers.Act("Relu"), new MaxPool2D(),
        new Flatten(), new Dropout(0.25), new Dense(128), Layers.Act("Relu"), new Dropout(0.25), new Dense(classes),
    ]);
}
