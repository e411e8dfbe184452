using ActGen.Training;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>The experiment of "Activation Functions: Dive into an optimal activation function" (arXiv 2202.12065).</summary>
internal static class OptimalActivationStudy
{
    /// <summary>The mix of the paper.</summary>
    public const string Mix = "mix";

    private const string Weights = "weight";
    private const int CycleEpochs = 10;

    private const string FutureWorkData = "mnist";
    private static readonly (string Label, string Activation)[] FutureWork =
        [("mix of seven", "WideMix"), ("product of two mixes", "ProductMix")];

    private static readonly string[] DataNames = ["mnist", "fashion", "kmnist"];

    // Weights, mix, weights: the paper's rates are pictures that its text has lost, so these are ours.
    private static readonly Cycle[] Cycles = [new(Weights, 1e-3f), new("activation", 1e-2f), new(Weights, 1e-3f)];

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data)
    {
        string[] present = [.. DataNames.Where(data.IsPresent)];
        return new Study
        {
            Name = "optimal-activation",
            Title = "An optimal activation function: a learned mix of ReLU, tanh and sin",
            Text =
            [
                "Bansal (arXiv 2202.12065) puts alpha relu(x) + beta tanh(x) + gamma sin(x) behind each of the three hidden layers of a "
                + "network with two convolutions and two dense layers, where (alpha, beta, gamma) is the softmax of three numbers "
                + "learned for each layer. Adam trains in three cycles of 10 epochs: the weights with the mix held fixed, the mix "
                + "alone, the weights again. The paper gives the mixes of one run for each data set, and no accuracy.",
                "The sizes of the network are not given, nor is the batch, and the three learning rates are missing from the text. "
                + "Here: conv 3x3x32 - mix - maxpool 2 - conv 3x3x64 - mix - maxpool 2 - dense 128 - mix - dense 10, batches of 64, "
                + "rates of 1e-3, 1e-2 and 1e-3.",
                "The three functions alone are trained for the two cycles in which the weights learn, 20 epochs, with one seed. Two "
                + "mixes of the paper's future work, more functions and a product, are trained on MNIST with one seed. That keeps the "
                + "study under an hour.",
                .. present.Contains("kmnist") ? Array.Empty<string>() : ["KMNIST is not on this machine and is left out."],
            ],
            Seeds = 3,
            Trials = [.. present.SelectMany(name => Trials(data, name))],
            Sections = results => OptimalActivationSections.Of(results, [.. present.Select(StudyDataSets.Title)]),
        };
    }

    /// <summary>The name of a training.</summary>
    /// <param name="activation">What is behind each layer.</param>
    /// <param name="dataTitle">The data set.</param>
    public static string TrialName(string activation, string dataTitle) => $"{activation}, {dataTitle}";

    private static IEnumerable<StudyTrial> Trials(StudyDataSets data, string name)
    {
        var title = StudyDataSets.Title(name);
        yield return new StudyTrial(TrialName(Mix, title), Recipe(data, name, "ReluTanhSin", Cycles));
        foreach (var (label, activation) in new[] { ("ReLU", "Relu"), ("tanh", "Tanh"), ("sin", "Sin") })
        {
            yield return new StudyTrial(
                TrialName(label, title), Recipe(data, name, activation, [.. Cycles.Where(cycle => cycle.Group == Weights)]))
            { Seeds = 1 };
        }

        foreach (var (label, activation) in name == FutureWorkData ? FutureWork : [])
        {
            yield return new StudyTrial(TrialName(label, title), Recipe(data, name, activation, Cycles)) { Seeds = 1 };
        }
    }

    private static Recipe Recipe(StudyDataSets data, string name, string activation, IReadOnlyList<Cycle> cycles) => new()
    {
        DataName = StudyDataSets.Title(name),
        Data = data.Of(name, heldOut: 24),
        Network = Layers.Cnn(activation),
        NetworkText = $"cnn with {activation}",
        Batch = 64,
        Phases = most => [.. cycles.Select(cycle => cycle.Phase(most ?? CycleEpochs))],
    };

    private sealed record Cycle(string Group, float Rate)
    {
        public TrainingPhase Phase(int most) =>
            new() { Name = Group, Learning = [Group], LearningRate = Rate, Epochs = Math.Min(CycleEpochs, most) };
    }
}
