using ActGen.Training;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>ReLU and SELU as in the notebooks of the self-normalizing networks.</summary>
internal static class SnnStudy
{
    private const string Source =
        "github.com/bioinf-jku/SNNs, Pytorch/SelfNormalizingNetworks_MLP_MNIST.ipynb and _CNN_MNIST.ipynb, one run each";
    private const double DropRate = 0.05;

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "snn",
        Title = "Published table: ReLU and SELU of the self-normalizing networks' notebooks",
        Text =
        [
            "SGD at 1e-3 without momentum, batches of 128, 20 epochs, pixels by mean and deviation, a sixth of the training images held "
            + "out. ReLU: dropout of 0.05 and PyTorch's default initialization; SELU: AlphaDropout of 0.05, LeCun normal weights, "
            + "biases of 0.",
            "The notebooks measure the epoch that is best on the held-out images; at this small rate that is the last one or close to "
            + "it, and here the last one is measured. They also leave out the last, smaller batch of an epoch, which is trained on "
            + "here.",
        ],
        Seeds = 3,
        Trials =
        [
            new("MLP, ReLU", Recipe(data, "784-512-256-10 with ReLU, dropout 0.05", Mlp(isSelu: false)),
                new PublishedFigure(90.76, Source)),
            new("MLP, SELU", Recipe(data, "784-512-256-10 with SELU, AlphaDropout 0.05", Mlp(isSelu: true)),
                new PublishedFigure(92.04, Source)),
            new("CNN, ReLU", Recipe(data, "conv 5x5x8, conv 3x3x16, dense 512 with ReLU, dropout 0.05", Cnn(isSelu: false)),
                new PublishedFigure(94.58, Source)),
            new("CNN, SELU", Recipe(data, "conv 5x5x8, conv 3x3x16, dense 512 with SELU, AlphaDropout 0.05", Cnn(isSelu: true)),
                new PublishedFigure(95.91, Source)),
        ],
    };

    private static Recipe Recipe(StudyDataSets data, string text, Func<Shape, int, Sequential> network) => new()
    {
        DataName = StudyDataSets.Title("mnist"),
        Data = data.Of("mnist", heldOut: 6, range: InputRange.Standard),
        Network = network,
        NetworkText = text,
        Optimizer = () => new Sgd(1e-3f),
        Epochs = 20,
    };

    private static Func<Shape, int, Sequential> Mlp(bool isSelu) => (sample, classes) => new Sequential(sample,
    [
        new Flatten(),
        new Dense(512, Start(isSelu)), Act(isSelu), Drop(isSelu),
        new Dense(256, Start(isSelu)), Act(isSelu), Drop(isSelu),
        new Dense(classes, Start(isSelu)),
    ]);

    private static Func<Shape, int, Sequential> Cnn(bool isSelu) => (sample, classes) => new Sequential(sample,
    [
        new Conv2D(8, 5, initializer: Start(isSelu)), new MaxPool2D(), Act(isSelu),
        new Conv2D(16, 3, initializer: Start(isSelu)), new MaxPool2D(), Act(isSelu),
        new Flatten(),
        new Dense(512, Start(isSelu)), Act(isSelu), Drop(isSelu),
        new Dense(classes, Start(isSelu)),
    ]);

    private static Layer Act(bool isSelu) => Layers.Act(isSelu ? "Selu" : "Relu");

    private static Layer Drop(bool isSelu) => isSelu ? new AlphaDropout(DropRate) : new Dropout(DropRate);

    private static WeightInitializer Start(bool isSelu) => isSelu ? WeightInitializer.LeCunNormal : WeightInitializer.TorchDefault;
}
