using ActGen;
using ActGen.Training.Reporting;
using MnistTrainer.Output;
using MnistTrainer.Runs;

namespace MnistTrainer.Studies;

/// <summary>The six functions of "The Number Game Behind Advanced Activation Functions", each drawn and each trained.</summary>
internal static class AdvancedActivationsStudy
{
    private const double Reach = 5;
    private const int Points = 201;

    private static readonly (string Label, string Activation, string Note)[] Rows =
    [
        ("softmax", "Softmax",
            "over the 128 values of a layer; as an activation between layers it makes them small, which is why "
            + "it is the last layer elsewhere"),
        ("softsign", "Softsign", ""),
        ("softplus", "Softplus", ""),
        ("ELU", "Elu", ""),
        ("PReLU", "PRelu", ""),
        ("binary step", "BinaryStep",
            "its derivative is 0, so that nothing below the last layer learns: what is left is a linear classifier on 128 random features"),
        ("binary step, straight through", "StraightThroughStep", "the same step, with the derivative of the identity in the backward pass"),
    ];

    /// <summary>Declares the study.</summary>
    public static Study Declare(StudyDataSets data) => new()
    {
        Name = "advanced-activations",
        Title = "Six advanced activation functions, drawn and trained",
        Text =
        [
            "\"The Number Game Behind Advanced Activation Functions In Machine Learning\" (Analytics India Magazine) draws softmax, "
            + "softsign, softplus, ELU, PReLU and the binary step, and trains none. Here each is drawn from its generated kernel, and "
            + "each trains 784-128-128-10 on MNIST: Adam at 1e-3, batches of 128, 10 epochs; one of 24 training images validates and "
            + "decides nothing.",
            "Two of its sentences are wrong: softsign does not apply a threshold, it is smooth; softplus is not similar to softmax but "
            + "to ReLU: its derivative is the sigmoid, which is the softmax of two numbers.",
        ],
        Seeds = 3,
        Trials = [.. Rows.Select(row => new StudyTrial(row.Label, Recipe(data, row.Activation), Note: row.Note))],
        Sections = _ => [new StudySection("The functions", new StudyFigures([.. Rows.Select(row => Draw(row.Label, row.Activation))]))],
    };

    private static Recipe Recipe(StudyDataSets data, string activation) => new()
    {
        DataName = StudyDataSets.Title("mnist"),
        Data = data.Of("mnist", heldOut: 24),
        Network = Layers.Mlp(activation),
        NetworkText = $"784-128-{activation}-128-{activation}-10, random_normal",
        Epochs = 10,
    };

    private static string Draw(string label, string name)
    {
        var activation = ActivationCatalogue.Get(name);
        var curve = ActivationCurve.AtStart(activation);
        double[] grid = [.. Enumerable.Range(0, Points).Select(i => -Reach + (2 * Reach * i / (Points - 1)))];
        Func<double, double> value = activation.Info.IsOverRows ? x => OfRow(activation, x) : curve.Value;
        ChartLine[] lines =
        [
            new("value", [.. grid.Select(x => (x, value(x)))]),
            .. activation.Info.IsOverRows
                ? Array.Empty<ChartLine>()
                : [new ChartLine("derivative", [.. grid.Select(x => (x, curve.Slope(x)))], IsDashed: true)],
        ];
        return Html.LineFigure(activation.Info.IsOverRows ? $"{label} of (x, 1, 0), first element" : label, "x", lines);
    }

    private static double OfRow(ActivationDescriptor activation, double x)
    {
        Span<float> y = stackalloc float[3];
        activation.Forward([(float)x, 1, 0], [], y, new ActivationShape(3));
        return y[0];
    }
}
