using ActGen;
using ActGen.Training;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>GELU and a rational function as in the example of the KAT kernels.</summary>
internal static class KatStudy
{
    private const string Source = "github.com/Adamdad/rational_kat_cu, example/mnist.py";

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "kat",
        Title = "Published table: GELU and a rational function of the KAT kernels",
        Text =
        [
            "784-256-10, PyTorch's default initialization, SGD at 0.01 with momentum 0.9, batches of 128, 10 epochs, pixels from -1 to 1.",
            "The trainer's own network reached 96.96 % by the same protocol with pixels from 0 to 1. What differs is the input: with "
            + "pixels from 0 to 1 and all else equal, GELU loses a point (the third row). The pixels then vary half as much, and "
            + "the weights of pixels that are 0 get no gradient.",
        ],
        Seeds = 3,
        Trials =
        [
            new("GELU", Recipe(data, "Gelu"), new PublishedFigure(97.46, Source)),
            new("rational", Recipe(data, "KatRational"), new PublishedFigure(97.53, Source),
                "one set of ten coefficients for the layer, from the same start as there, the fit to GELU of init.json"),
            new("GELU, pixels from 0 to 1", Recipe(data, "Gelu", InputRange.ZeroToOne),
                Note: "the same but for the input, to tell what it does"),
        ],
    };

    private static Recipe Recipe(StudyDataSets data, string activation, InputRange range = InputRange.MinusOneToOne) => new()
    {
        DataName = StudyDataSets.Title("mnist"),
        Data = data.Of("mnist", range: range),
        Network = (sample, classes) => new Sequential(sample, new Flatten(), Dense(256), Layers.Act(activation), Dense(classes)),
        NetworkText = $"784-256-{activation}-10, PyTorch initialization, pixels from {(range == InputRange.ZeroToOne ? 0 : -1)} to 1",
        Optimizer = () => new Sgd(0.01f, momentum: 0.9f),
        Epochs = 10,
    };

    private static Dense Dense(int units) => new(units, WeightInitializer.TorchDefault);
}

/// <summary>A rational function of degree 5 over 4, x (a1 + ...) + a0 over 1 + |x (b1 + ...)|, which starts close to GELU.</summary>
/// <remarks>Yang and Wang 2024, "Kolmogorov-Arnold Transformer"; the start is "gelu" of init.json in rational_kat_cu.</remarks>
[Activation("(a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * a5))))) / (1 + abs(x * (b1 + x * (b2 + x * (b3 + x * b4)))))")]
[Learnable("a0", -0.00153969)]
[Learnable("a1", 0.51692871)]
[Learnable("a2", 0.44075827)]
[Learnable("a3", 0.0972553)]
[Learnable("a4", -0.00884418)]
[Learnable("a5", -0.00378675)]
[Learnable("b1", -0.14171056)]
[Learnable("b2", -0.06481231)]
[Learnable("b3", -0.0444695)]
[Learnable("b4", 0.01283776)]
public readonly partial struct KatRational;
