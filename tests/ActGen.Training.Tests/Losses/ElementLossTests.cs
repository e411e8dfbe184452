using System.Globalization;

namespace ActGen.Training.Tests.Losses;

/// <summary>Values from the formulas in doubles, gradients from central differences of those.</summary>
public class ElementLossTests
{
    private static readonly Dictionary<string, (Loss Loss, Func<double, double, double> Formula)> Losses = new()
    {
        ["mean squared error"] = (new MeanSquaredError(), (z, t) => (z - t) * (z - t)),
        ["mean absolute error"] = (new MeanAbsoluteError(), (z, t) => Math.Abs(z - t)),
        ["huber"] = (new Huber(), (z, t) => Hubers(z - t, 1)),
        ["huber, wide"] = (new Huber(2.5f), (z, t) => Hubers(z - t, 2.5)),
        ["binary cross-entropy"] =
            (new BinaryCrossEntropy(), (z, t) => -t * Math.Log(1 / (1 + Math.Exp(-z))) - (1 - t) * Math.Log(1 / (1 + Math.Exp(z)))),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Losses.Keys)
            {
                cases.Add(name, 1);
                cases.Add(name, 37);
                cases.Add(name, 700);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_the_formula_in_doubles(string name, int length)
    {
        const int Rows = 3;
        var (loss, formula) = Losses[name];
        var random = new SeededRandom(4);
        float[] outputs = [.. Enumerable.Range(0, Rows * length).Select(_ => 3 * (float)random.NextNormal())];
        float[] targets = [.. Enumerable.Range(0, Rows * length).Select(_ => random.NextSingle())];
        var gradient = new float[outputs.Length];
        var losses = new float[Rows];
        loss.Compute(outputs, new Targets(Rows, targets), 0.5f, gradient, losses);
        for (var row = 0; row < Rows; row++)
        {
            var expected = Enumerable.Range(row * length, length).Average(i => formula(outputs[i], targets[i]));
            Assert.Equal(expected, losses[row], 1e-6 * (1 + expected));
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            const double Step = 1e-6;
            var slope = (formula(outputs[i] + Step, targets[i]) - formula(outputs[i] - Step, targets[i])) / (2 * Step);
            Assert.Equal(0.5 * slope / length, gradient[i], 2e-6 / length * (1 + Math.Abs(slope)));
        }
    }

    [Theory]
    [InlineData(-0.001f)]
    [InlineData(2)]
    [InlineData(float.NaN)]
    public void The_binary_loss_takes_no_target_outside_0_to_1(float target)
    {
        var error = Assert.Throws<ArgumentException>(
            () => new BinaryCrossEntropy().Compute([0, 0], new Targets(1, [0.5f, target]), 1, new float[2], new float[1]));
        var text = string.Create(CultureInfo.InvariantCulture, $"{target}");
        Assert.Equal($"the loss binary_cross_entropy needs targets from 0 to 1, and the data have {text}", error.Message);
        var data = new ArrayDataset(1, [1, 2], 1, [1, target]);
        var model = new Sequential(1, new Dense(1));
        using var trainer = new Trainer(model, new Sgd(), new TrainerOptions { Loss = new BinaryCrossEntropy(), Threads = 2 });
        Assert.Contains("needs targets from 0 to 1", Assert.Throws<ArgumentException>(() => trainer.Fit(data, null, 1)).Message);
        new BinaryCrossEntropy().Compute([0, 0], new Targets(1, [0, 1]), 1, new float[2], new float[1]);
    }

    [Fact]
    public void The_binary_loss_is_stable_for_huge_outputs()
    {
        var gradient = new float[3];
        var losses = new float[3];
        new BinaryCrossEntropy().Compute([1e30f, -1e30f, 1e4f], new Targets(3, [1f, 0f, 0f]), 1, gradient, losses);
        Assert.Equal([0f, 0f, 1e4f], losses);
        Assert.Equal([0f, 0f, 1f], gradient);
    }

    [Fact]
    public void The_absolute_error_pulls_nowhere_at_its_minimum()
    {
        var gradient = new float[3];
        new MeanAbsoluteError().Compute([2, -2, 1], new Targets(1, [2f, 1f, -1f]), 3, gradient, new float[1]);
        Assert.Equal([0f, -1f, 1f], gradient);
    }

    [Fact]
    public void Says_what_does_not_fit()
    {
        Assert.Equal(
            "the loss huber compares each output with a number: the model has outputs of shape [2], the data values of shape [3]",
            Assert.Throws<ArgumentException>(() => new Huber().Check(2, TargetFormat.Values(3))).Message);
        Assert.Contains(
            "the data 3 classes", Assert.Throws<ArgumentException>(() => new MeanSquaredError().Check(3, TargetFormat.Classes(3))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "softmax_cross_entropy needs targets that are classes, the data have values of shape [3]",
            Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy().Check(3, TargetFormat.Values(3))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "there are 2 class weights for 3 outputs",
            Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy(classWeights: [1, 2]).Check(3, TargetFormat.Classes(3))).Message,
            StringComparison.Ordinal);
    }

    private static double Hubers(double e, double delta) =>
        Math.Abs(e) <= delta ? e * e / 2 : delta * (Math.Abs(e) - delta / 2);
}
