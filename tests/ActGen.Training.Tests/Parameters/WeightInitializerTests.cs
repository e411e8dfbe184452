namespace ActGen.Training.Tests.Parameters;

public class WeightInitializerTests
{
    private const int Inputs = 300;
    private const int Units = 200;

    public static TheoryData<string, double, double> Rows => new()
    {
        // name, deviation, largest size
        { "zeros", 0, 0 },
        { "normal(0, 0.05)", 0.05, 0.25 },
        { "glorot_uniform", Math.Sqrt(2.0 / (Inputs + Units)), Math.Sqrt(6.0 / (Inputs + Units)) },
        { "glorot_normal", Math.Sqrt(2.0 / (Inputs + Units)), 2 * Math.Sqrt(2.0 / (Inputs + Units)) / 0.87962566103423978 },
        { "lecun_uniform", Math.Sqrt(1.0 / Inputs), Math.Sqrt(3.0 / Inputs) },
        { "lecun_normal", Math.Sqrt(1.0 / Inputs), 2 * Math.Sqrt(1.0 / Inputs) / 0.87962566103423978 },
        { "he_uniform", Math.Sqrt(2.0 / Inputs), Math.Sqrt(6.0 / Inputs) },
        { "he_normal", Math.Sqrt(2.0 / Inputs), 2 * Math.Sqrt(2.0 / Inputs) / 0.87962566103423978 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void HasItsDeviationAndLimit(string name, double deviation, double limit)
    {
        WeightInitializer[] all =
        [
            WeightInitializer.Zeros, WeightInitializer.RandomNormal, WeightInitializer.GlorotUniform, WeightInitializer.HeUniform,
            WeightInitializer.HeNormal, WeightInitializer.GlorotNormal, WeightInitializer.LeCunUniform, WeightInitializer.LeCunNormal,
        ];
        var model = new Sequential(Inputs, new Dense(Units, all.Single(initializer => initializer.Name == name)));
        model.Initialize(3);
        var weights = model.Parameters[0].Value.ToArray();
        // Five standard errors of a mean, and of a deviation, of 60,000 values.
        Assert.Equal(0, weights.Average(), 0.021 * deviation);
        Assert.Equal(deviation, Math.Sqrt(weights.Average(w => (double)w * w)), 0.015 * deviation);
        Assert.True(weights.Max(Math.Abs) <= limit * 1.0000001);
        Assert.True(weights.Max(Math.Abs) >= 0.8 * limit);
        Assert.All(model.Parameters[1].Value.ToArray(), bias => Assert.Equal(0, bias));
    }

    /// <summary>Of a normal start around the lower bound, half would lie outside.</summary>
    [Fact]
    public void StartsWithinTheBounds()
    {
        var parameter = new Parameter { Name = "scale", Shape = 1000, Initializer = WeightInitializer.Normal(1, 1), Min = 1, Max = 2.5f };
        var values = new float[1000];
        parameter.Initializer.Fill(values, parameter, new SeededRandom(5));
        Assert.Equal(1, values.Min());
        Assert.Equal(2.5f, values.Max());
        Assert.InRange(values.Count(value => value == 1), 400, 600);
        Assert.InRange(values.Count(value => value == 2.5f), 30, 110);
    }

    [Fact]
    public void TorchsDefaultIsUniformWithinTheRootOfTheFanIn_TheBiasToo()
    {
        var model = new Sequential([6, 6, 3], new Conv2D(400, 4, initializer: WeightInitializer.TorchDefault));
        model.Initialize(3);
        foreach (var parameter in model.Parameters)
        {
            // 4 x 4 x 3 inputs to a window.
            var limit = 1 / Math.Sqrt(48);
            var values = parameter.Value.ToArray();
            Assert.InRange(values.Max(Math.Abs), 0.95 * limit, limit);
            Assert.Equal(limit / Math.Sqrt(3), Math.Sqrt(values.Average(w => (double)w * w)), 0.1 * limit);
            Assert.Equal(0, values.Average(), 0.1 * limit);
        }

        var other = new Sequential(3, new Dense(2, WeightInitializer.HeNormal));
        other.Initialize(3);
        Assert.All(other.Parameters[1].Value.ToArray(), bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void AConvolutionCountsItsWindowAsFans()
    {
        var model = new Sequential([9, 9, 5], new Conv2D(7, 3));
        Assert.Equal((45, 63), (model.Parameters[0].FanIn, model.Parameters[0].FanOut));
    }

    [Fact]
    public void TakesTheStartsThatActivationsDeclare()
    {
        Assert.Equal([7, 7, 7, 7, 7, 7], Values(Initializer.Constant(7)));
        Assert.Equal([-3, -3, 0, 0, 3, 3], Values(Initializer.Linspace(-3, 3)));
        Assert.All(Values(Initializer.Uniform(2, 3)), value => Assert.InRange(value, 2, 3));
        Assert.Equal(6, Values(Initializer.Normal(2, 3)).Distinct().Count());
    }

    private static float[] Values(Initializer start)
    {
        var values = new float[6];
        var parameter = new Parameter { Name = "p", Shape = [3, 2], Initializer = WeightInitializer.From(start) };
        parameter.Initializer.Fill(values, parameter, new SeededRandom(1));
        return values;
    }
}
