using ActGen.Activations;

namespace ActGen.Training.Tests.Examples;

/// <summary>Regression: a SIREN (Sitzmann et al., 2020) learns a wave from points on it.</summary>
public class SineRegressionTests
{
    // Uniform within ±1 / inputs in the first layer, ±sqrt(6 / inputs) / 30 in later ones, as the paper says.
    private static WeightInitializer First { get; } =
        new("siren_first", (values, weight, random) => Fill(values, 1.0 / weight.FanIn, random));

    private static WeightInitializer Later { get; } =
        new("siren", (values, weight, random) => Fill(values, Math.Sqrt(6.0 / weight.FanIn) / 30, random));

    [Fact]
    public void A_siren_learns_the_sine()
    {
        var (train, test) = (Wave(400, 0), Wave(400, 0.5));
        var model = new Sequential(
            1, new Dense(32, First), new Activation<Siren>(), new Dense(32, Later), new Activation<Siren>(), new Dense(1, Later));
        using var trainer =
            new Trainer(model, new Adam(1e-3f), new TrainerOptions { Loss = new MeanSquaredError(), BatchSize = 100, Seed = 1 });
        var history = trainer.Fit(train, test, epochs: 300);
        Assert.Equal("mean_absolute_error", trainer.Metrics.Single().Name);
        Assert.True(double.IsNaN(history.Epochs[^1].Accuracy));
        Assert.True(history.Epochs[^1].Validation!["mean_absolute_error"] < 0.02, $"{history.Epochs[^1].Validation}");

        // sin(2 pi x) at x = 0.3, between the points.
        var y = new float[1];
        model.Predict([0.3f], y);
        Assert.Equal(Math.Sin(0.6 * Math.PI), y[0], 0.05);
    }

    /// <summary>Points of sin(2 pi x) on [-1, 1].</summary>
    private static ArrayDataset Wave(int count, double offset)
    {
        float[] x = [.. Enumerable.Range(0, count).Select(i => (float)(2 * (i + offset) / count - 1))];
        return new ArrayDataset(1, x, 1, [.. x.Select(value => (float)Math.Sin(2 * Math.PI * value))]);
    }

    private static void Fill(Span<float> values, double limit, SeededRandom random)
    {
        foreach (ref var value in values)
        {
            value = (float)((2 * random.NextDouble() - 1) * limit);
        }
    }
}
