namespace ActGen.Training.Tests.Losses;

public class SoftmaxCrossEntropyTests
{
    [Theory]
    [InlineData(1, 10, 1f)]
    [InlineData(32, 10, 3f)]
    [InlineData(33, 7, 20f)]
    [InlineData(5, 1, 1f)]
    [InlineData(9, 100, 0.1f)]
    public void AgreesWithTheFormulaInDoubles(int rows, int classes, float spread)
    {
        var random = new SeededRandom(7);
        float[] z = [.. Enumerable.Range(0, rows * classes).Select(_ => spread * (float)random.NextNormal())];
        int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(classes))];
        var gradient = new float[z.Length];
        var losses = new float[rows];
        Compute(z, labels, 0.25f, gradient, losses);
        for (var row = 0; row < rows; row++)
        {
            double[] logits = [.. z.Skip(row * classes).Take(classes).Select(value => (double)value)];
            var sum = logits.Sum(Math.Exp);
            Assert.Equal(Math.Log(sum) - logits[labels[row]], losses[row], 1e-6 * (1 + Math.Abs(losses[row])));
            for (var i = 0; i < classes; i++)
            {
                var expected = 0.25 * (Math.Exp(logits[i]) / sum - (i == labels[row] ? 1 : 0));
                Assert.Equal(expected, gradient[row * classes + i], 2e-7);
            }
        }
    }

    [Theory]
    [InlineData(0.1, false)]
    [InlineData(0, true)]
    [InlineData(0.3, true)]
    public void SmoothedAndWeightedLossesAgreeWithTheFormulaInDoubles(double smoothing, bool weighted)
    {
        const int Rows = 40;
        const int Classes = 6;
        var random = new SeededRandom(9);
        float[] z = [.. Enumerable.Range(0, Rows * Classes).Select(_ => 2 * (float)random.NextNormal())];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(_ => random.NextInt(Classes))];
        float[] weights = [0.5f, 1, 2, 0, 1.5f, 3];
        var gradient = new float[z.Length];
        var losses = new float[Rows];
        new SoftmaxCrossEntropy(smoothing, weighted ? weights : null).Compute(z, new Targets(labels), 0.25f, gradient, losses);
        for (var row = 0; row < Rows; row++)
        {
            double[] logits = [.. z.Skip(row * Classes).Take(Classes).Select(value => (double)value)];
            var sum = logits.Sum(Math.Exp);
            double weight = weighted ? weights[labels[row]] : 1;
            double expected = 0;
            for (var i = 0; i < Classes; i++)
            {
                var target = (i == labels[row] ? 1 - smoothing : 0) + smoothing / Classes;
                expected -= weight * target * (logits[i] - Math.Log(sum));
                Assert.Equal(0.25 * weight * (Math.Exp(logits[i]) / sum - target), gradient[row * Classes + i], 1e-6);
            }

            Assert.Equal(expected, losses[row], 2e-6 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void IsStableForHugeOutputs()
    {
        float[] z = [10_000, -10_000, 0, 3e38f, -3e38f, 3e38f];
        var gradient = new float[6];
        var losses = new float[2];
        Compute(z, [1, 0], 1, gradient, losses);
        Assert.Equal(20_000, losses[0]);
        Assert.Equal(Math.Log(2), losses[1], 1e-7);
        Assert.Equal([1, -1, 0, -0.5f, 0, 0.5f], gradient);
    }

    [Fact]
    public void AClassThatIsFarTooUnlikelyGetsNoGradientRatherThanASubnormalOne()
    {
        // exp(-41.5) is just above 2^-60, exp(-41.7) just below; exp(-95) is subnormal.
        var gradient = new float[4];
        var losses = new float[1];
        Compute([0, -41.5f, -41.7f, -95], [0], 1, gradient, losses);
        Assert.Equal(Math.Exp(-41.5), gradient[1], Math.Exp(-41.5) * 1e-6);
        Assert.Equal([0f, 0f], gradient[2..]);
        Compute([0, -41.5f, -41.7f, -95], [3], 1, gradient, losses);
        Assert.Equal((-1f, 95f), (gradient[3], losses[0]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ABadOutputGivesABadLoss(float bad)
    {
        var losses = new float[1];
        Compute([1, bad, 2], [0], 1, new float[3], losses);
        Assert.False(float.IsFinite(losses[0]));
        Compute([bad, 1, 2], [2], 1, new float[3], losses);
        Assert.False(float.IsFinite(losses[0]));
    }

    [Fact]
    public void RefusesALabelThatIsNoClass() => Assert.Contains(
        "label 3 is no class: the network has 3 outputs",
        Assert.Throws<ArgumentException>(() => Compute([1, 2, 3], [3], 1, new float[3], new float[1])).Message);

    private static void Compute(float[] outputs, int[] labels, float scale, float[] gradient, float[] losses) =>
        new SoftmaxCrossEntropy().Compute(outputs, new Targets(labels), scale, gradient, losses);
}
