using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public class ClipNormTests
{
    // One step of plain gradient descent at rate 1 moves the parameters by the gradient itself.
    private static double[] Step(float clipNorm, int threads = 1)
    {
        var model = new Sequential([4, 3], new Flatten(), new Dense(70), new Activation<HandRelu>(), new Dense(5));
        model.Initialize(7);
        var before = Values(model);
        using var trainer =
            new Trainer(model, new Sgd(1f),
                new TrainerOptions { BatchSize = 50, ShardRows = 16, Threads = threads, ClipNorm = clipNorm, Seed = 3 });
        trainer.Fit(new SyntheticData(50, [4, 3], 5, seed: 1), null, epochs: 1);
        return [.. Values(model).Select((value, i) => value - before[i])];
    }

    private static double[] Values(Sequential model)
    {
        var values = new List<double>();
        foreach (var parameter in model.Parameters)
        {
            foreach (var value in parameter.Value)
            {
                values.Add(value);
            }
        }

        return [.. values];
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));

    [Fact]
    public void A_long_gradient_is_scaled_to_the_limit_in_its_direction()
    {
        var free = Step(float.PositiveInfinity);
        var limit = Norm(free) / 4;
        var clipped = Step((float)limit);
        Assert.Equal(limit, Norm(clipped), limit * 1e-4);
        for (var i = 0; i < free.Length; i++)
        {
            Assert.Equal(free[i] / 4, clipped[i], 1e-5);
        }
    }

    [Fact]
    public void A_short_gradient_stays_as_it_is()
    {
        var free = Step(float.PositiveInfinity);
        Assert.Equal(free, Step((float)(2 * Norm(free))));
    }

    [Fact]
    public void Clipping_gives_the_same_bits_on_any_number_of_threads() => Assert.Equal(Step(0.1f, threads: 1), Step(0.1f, threads: 3));

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void A_limit_that_is_none_is_refused(float limit)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { ClipNorm = limit });
        Assert.Contains("ClipNorm", error.Message, StringComparison.Ordinal);
    }
}
