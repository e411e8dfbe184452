using ActGen.Training.Reporting;
using MnistTrainer.Cli;

namespace MnistTrainer.Studies;

/// <summary>All studies by name, in the order of the list.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Summary">What it is, in one line.</param>
/// <param name="Declare">Declares it for some data.</param>
internal sealed record StudyCatalogue(string Name, string Summary, Func<StudyDataSets, Study> Declare)
{
    private static readonly StudyCatalogue[] Rows =
    [
        new("soft-exponential", "Keras' soft-exponential program: the paper's formula, the asinh form, ReLU", SoftExponentialStudy.Declare),
        new("softsign", "a convolutional network with softsign, tanh, sigmoid, ReLU", SoftsignStudy.Declare),
        new("optimal-activation", "Bansal 2022: a learned mix of ReLU, tanh and sin for each layer, in three cycles",
            OptimalActivationStudy.Declare),
        new("advanced-activations", "softmax, softsign, softplus, ELU, PReLU, binary step: drawn and trained",
            AdvancedActivationsStudy.Declare),
        new("bsrbf-kan", "published table: the MLP of BSRBF-KAN on MNIST and Fashion-MNIST", BsrbfKanStudy.Declare),
        new("snn", "published table: ReLU and SELU of the self-normalizing networks' notebooks", SnnStudy.Declare),
        new("kat", "published table: GELU and a rational function of the KAT kernels", KatStudy.Declare),
        new("keras-cnn", "published table: Keras' simple convolutional network", KerasCnnStudy.Declare),
    ];

    /// <summary>All studies.</summary>
    public static IReadOnlyList<StudyCatalogue> All => Rows;

    /// <summary>The study of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static StudyCatalogue Get(string name) =>
        Array.Find(Rows, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserErrorException(
            $"unknown study {name}{Suggestion.For(name, Rows.Select(row => row.Name))} (study list shows all)");
}
