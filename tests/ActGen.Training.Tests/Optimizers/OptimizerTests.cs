namespace ActGen.Training.Tests.Optimizers;

public class OptimizerTests
{
    private const int Length = 37;
    private const int Steps = 30;

    private delegate double Rule(double value, double gradient, int step, double[] state);

    public static TheoryData<string> Names => ["sgd", "momentum", "nesterov", "decay", "adam", "adamw"];

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsItsFormula(string name)
    {
        const double Rate = 0.02;
        (var optimizer, var rule) = name switch
        {
            "sgd" => ((Optimizer)new Sgd(0.02f), (Rule)((p, g, _, _) => p - Rate * g)),
            "decay" => (new Sgd(0.02f, weightDecay: 0.1f), (p, g, _, _) => p - Rate * 0.1 * p - Rate * g),
            "momentum" => (new Sgd(0.02f, 0.9f), (p, g, _, s) => p + (s[0] = 0.9 * s[0] - Rate * g)),
            "nesterov" => (new Sgd(0.02f, 0.9f, nesterov: true), (p, g, _, s) =>
            {
                s[0] = 0.9 * s[0] - Rate * g;
                return p + 0.9 * s[0] - Rate * g;
            }
            ),
            "adam" => (new Adam(0.02f), (p, g, t, s) => AdamStep(p, g, t, s, Rate)),
            _ => (new AdamW(0.02f, weightDecay: 0.05f), (p, g, t, s) => AdamStep(p - Rate * 0.05 * p, g, t, s, Rate)),
        };
        var random = new SeededRandom(4);
        var (model, parameter) = Model(optimizer);
        var expected = new double[Length];
        double[][] state = [.. expected.Select(_ => new double[2])];
        for (var i = 0; i < Length; i++)
        {
            expected[i] = parameter.Value[i] = (float)random.NextNormal();
        }

        for (var step = 1; step <= Steps; step++)
        {
            for (var i = 0; i < Length; i++)
            {
                parameter.Gradient[i] = (float)random.NextNormal() * (i % 3 == 0 ? 1e-3f : 1);
                expected[i] = rule(expected[i], parameter.Gradient[i], step, state[i]);
            }

            optimizer.BeginStep();
            Assert.True(optimizer.Update(Slice(parameter, optimizer, 0.02f)));
        }

        Assert.Equal(Steps, optimizer.Steps);
        for (var i = 0; i < Length; i++)
        {
            Assert.Equal(expected[i], parameter.Value[i], 2e-6);
        }
    }

    [Fact]
    public void ValuesAreHeldWithinTheBounds()
    {
        var optimizer = new Sgd(1);
        var (_, parameter) = Model(optimizer, min: -0.25f, max: 0.5f);
        parameter.Gradient.Fill(-10);
        optimizer.BeginStep();
        optimizer.Update(Slice(parameter, optimizer, 1));
        Assert.All(parameter.Value.ToArray(), value => Assert.Equal(0.5f, value));
        parameter.Gradient.Fill(10);
        optimizer.Update(Slice(parameter, optimizer, 1));
        Assert.All(parameter.Value.ToArray(), value => Assert.Equal(-0.25f, value));
    }

    [Theory]
    [InlineData(0, float.NaN)]
    [InlineData(20, float.PositiveInfinity)]
    [InlineData(Length - 1, float.NaN)]
    public void AValueThatGoesBadIsReported(int index, float gradient)
    {
        foreach (var optimizer in new Optimizer[] { new Sgd(), new Sgd(0.1f, 0.5f), new Adam() })
        {
            var (_, parameter) = Model(optimizer);
            parameter.Gradient[index] = gradient;
            optimizer.BeginStep();
            Assert.False(optimizer.Update(Slice(parameter, optimizer, 0.1f)));
        }
    }

    [Fact]
    public void RefusesBadSettings()
    {
        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(float.NaN)).Message);
        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(-1)).Message);
        Assert.Contains("momentum", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1, 1)).Message);
        Assert.Contains("beta2", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta2: 1.5)).Message);
        var optimizer = new Adam();
        _ = Model(optimizer);
        Assert.Contains("another model", Assert.Throws<ArgumentException>(() => Model(optimizer)).Message);
    }

    private static double AdamStep(double value, double gradient, int step, double[] state, double rate)
    {
        state[0] = 0.9 * state[0] + 0.1 * gradient;
        state[1] = 0.999 * state[1] + 0.001 * gradient * gradient;
        var corrected = rate * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
        return value - corrected * state[0] / (Math.Sqrt(state[1]) + 1e-7);
    }

    private static (Sequential Model, Parameter Parameter) Model(
        Optimizer optimizer, float min = float.NegativeInfinity, float max = float.PositiveInfinity)
    {
        var layer = new OneParameterLayer(Length, min, max);
        var model = new Sequential(3, layer);
        optimizer.Attach(model);
        return (model, model.Parameters[0]);
    }

    private static UpdateSlice Slice(Parameter parameter, Optimizer optimizer, float rate) => new()
    {
        Value = parameter.Value,
        Gradient = parameter.Gradient,
        Offset = parameter.Offset,
        LearningRate = rate,
        DecayFactor = rate * optimizer.WeightDecay,
        Min = parameter.Min,
        Max = parameter.Max,
    };

    private sealed class OneParameterLayer(int length, float min, float max) : Layer(null)
    {
        public override string Kind => "OneParameter";

        public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

        public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) =>
            dy.CopyTo(dx);

        protected override Shape Build(Shape input)
        {
            Add(new Parameter { Name = "value", Shape = length, Initializer = WeightInitializer.Zeros, Min = min, Max = max });
            return input;
        }
    }
}
