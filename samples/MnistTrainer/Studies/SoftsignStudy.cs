using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>Softsign beside tanh, sigmoid and ReLU in a convolutional network.</summary>
internal static class SoftsignStudy
{
    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "softsign",
        Title = "Softsign in a convolutional network on MNIST",
        Text =
        [
            "The page \"Softsign Activation\" of SERP AI recommends softsign for convolutional networks. Here is one, conv 3x3x32 - act "
            + "- maxpool - conv 3x3x64 - act - maxpool - dense 128 - act - dense 10, with softsign, tanh, sigmoid and ReLU; Adam at "
            + "1e-3, batches of 128, 10 epochs; one of 24 training images validates and decides nothing.",
            "What the page claims and has no source: \"a 2016 paper\" with 99.73 % on MNIST by softsign. No such paper could be found; "
            + "0.27 % is the error of Ciresan and others' committee of seven convolutional networks of 2011, with distorted images and "
            + "scaled tanh. It is no figure to compare with.",
            "What it claims and is wrong: softsign \"may produce a zero gradient where the input value is zero\": its derivative is 1 / "
            + "(1 + |x|)^2, which is 1 at 0, the largest it has. \"When the input is large (either positive or negative), the output "
            + "value approaches 1\": for large negative inputs it approaches -1. \"Inception V2 using the Softsign activation\" with a "
            + "top-5 error of 4.80 %: that network (Ioffe and Szegedy 2015) has ReLU.",
        ],
        Seeds = 3,
        Trials = [.. new (string, string)[] { ("softsign", "Softsign"), ("tanh", "Tanh"), ("sigmoid", "Sigmoid"), ("ReLU", "Relu") }
            .Select(row => new StudyTrial(row.Item1, Recipe(data, row.Item2)))],
    };

    private static Recipe Recipe(StudyDataSets data, string activation) => new()
    {
        DataName = StudyDataSets.Title("mnist"),
        Data = data.Of("mnist", heldOut: 24),
        Network = Layers.Cnn(activation),
        NetworkText = $"cnn with {activation}",
        Epochs = 10,
    };
}
