using ActGen.Training;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>The multilayer perceptron of the table of BSRBF-KAN (arXiv 2406.11173).</summary>
internal static class BsrbfKanStudy
{
    private const string Source =
        "BSRBF-KAN (arXiv 2406.11173), README of github.com/hoangthangta/BSRBF_KAN, row MLP, 5 runs, best epoch on the test set";

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "bsrbf-kan",
        Title = "Published table: the MLP of BSRBF-KAN",
        Text =
        [
            "LayerNorm - SiLU - Dense without bias, twice, 784-64-10 (52,512 parameters), PyTorch's default initialization, pixels from "
            + "-1 to 1, batches of 64, AdamW at 1e-3 with decay 1e-4, the rate times 0.8 after each epoch; 15 epochs on MNIST, 25 on "
            + "Fashion-MNIST.",
            "As published, the figure is that of the best epoch on the test set, which makes it too good; it is measured the same way "
            + "here. The table's other rows are Kolmogorov-Arnold networks with splines and radial functions between each pair of "
            + "neurons, which ActGen has no layer for.",
        ],
        Seeds = 5,
        Trials =
        [
            new("MLP, MNIST", Recipe(data, "mnist", epochs: 15), new PublishedFigure(97.62, Source, Deviation: 0.03, IsBestEpoch: true)),
            .. data.IsPresent("fashion")
                ? [new StudyTrial("MLP, Fashion-MNIST", Recipe(data, "fashion", epochs: 25),
                    new PublishedFigure(88.39, Source, Deviation: 0.06, IsBestEpoch: true))]
                : Array.Empty<StudyTrial>(),
        ],
    };

    private static Recipe Recipe(StudyDataSets data, string name, int epochs) => new()
    {
        DataName = StudyDataSets.Title(name),
        Data = data.Of(name, range: InputRange.MinusOneToOne),
        Network = (sample, classes) => new Sequential(sample, [new Flatten(), .. Block(64), .. Block(classes)]),
        NetworkText = "LayerNorm - SiLU - Dense without bias, 784-64-10, PyTorch initialization",
        Optimizer = () => new AdamW(1e-3f, weightDecay: 1e-4f),
        Schedule = LearningRateSchedule.Step(1, 0.8),
        Batch = 64,
        Epochs = epochs,
    };

    private static IEnumerable<Layer> Block(int units) =>
        [new LayerNorm(epsilon: 1e-5), Layers.Act("Silu"), new Dense(units, WeightInitializer.TorchDefault, bias: false)];
}
