using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Runs;

namespace MnistTrainer.Studies;

/// <summary>The network of the Keras soft-exponential program, with the formula of the paper and with the one the program runs.</summary>
internal static class SoftExponentialStudy
{
    private const string Source =
        "read off images/train_acc.png of github.com/TheUnsolvedDev/Soft-Exponential-Activation-Function-Implementation-, "
        + "one run, 26 epochs";

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "soft-exponential",
        Title = "Soft exponential on MNIST",
        Text =
        [
            "The Keras program \"Implementation of parameterized soft-exponential activation function\" trains 784-128-128-10 on MNIST "
            + "with an alpha learned for each neuron, Adam and batches of 128. Its text prints the formula of Godfrey and Gashler "
            + "(2015) with a logarithm; its code computes asinh in place of the logarithm, which is another function, and starts alpha "
            + "at -1, where that is exactly asinh(x). Both are here, and ReLU.",
            "As in the program, the test set is the validation set: it decides about the learning rate and the end. That makes the "
            + "figures a little too good, for all three alike; the trainer's main job does without.",
            "The text says that the parameters are the same for all neurons: they start at the same value, and each neuron learns its "
            + "own. It says that the function is defined for all alpha and x: the logarithm is not, for alpha < 0 and x <= 1 / alpha - "
            + "alpha; here the tangent line goes on.",
        ],
        Seeds = 3,
        Trials =
        [
            new("soft exponential", Recipe(data, "SoftExponential")),
            new("asinh form", Recipe(data, "SoftExponentialAsinh"), new PublishedFigure(97.85, Source, High: 97.9)),
            new("ReLU", Recipe(data, "Relu")),
        ],
        Sections = results => [LearnedCurves.Section(results, "soft exponential", "What one run learned")],
    };

    private static Recipe Recipe(StudyDataSets data, string activation) => new()
    {
        DataName = StudyDataSets.Title("mnist"),
        Data = data.Of("mnist"),
        Network = Layers.Mlp(activation),
        NetworkText = $"784-128-{activation}-128-{activation}-10, random_normal",
        Epochs = new TrainSettings().Epochs,
        ClipNorm = Experiment.ClipNorm,
        Steering = () => [new EarlyStopping(patience: 5), new ReduceLROnPlateau(factor: 0.1, patience: 3, minDelta: 1e-4)],
    };
}
