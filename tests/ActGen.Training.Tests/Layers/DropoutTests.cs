using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Layers;

public class DropoutTests
{
    private const int Width = 500;
    private const int Rows = 40;

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Dropout_drops_its_part_keeps_the_mean_and_sends_the_gradient_the_same_way(double rate)
    {
        var (outputs, gradients) = Pass(new Dropout(rate), shardRows: 16, seed: 1);
        var kept = (float)(1 / (1 - rate));
        Assert.All(outputs, value => Assert.True(value == 0 || value == kept));
        var part = outputs.Count(value => value == 0) / (double)outputs.Length;
        Assert.Equal(rate, part, 4 * Math.Sqrt(rate * (1 - rate) / outputs.Length));
        Assert.Equal(outputs, gradients);

        // Rows, and places in a row, are dropped independently of each other.
        Assert.All(outputs.Chunk(Width), row => Assert.InRange(row.Count(value => value == 0) / (double)Width, rate - 0.15, rate + 0.15));
        var both = Enumerable.Range(0, outputs.Length - 1).Count(i => outputs[i] == 0 && outputs[i + 1] == 0);
        Assert.Equal(rate * rate, both / (double)outputs.Length, 0.03);
    }

    [Fact]
    public void The_mask_depends_on_seed_and_step_and_not_on_the_shards()
    {
        var mask = Pass(new Dropout(0.5), shardRows: 16, seed: 1).Outputs;
        Assert.Equal(mask, Pass(new Dropout(0.5), shardRows: 7, seed: 1).Outputs);
        Assert.NotEqual(mask, Pass(new Dropout(0.5), shardRows: 16, seed: 2).Outputs);
        Assert.NotEqual(mask, Pass(new Dropout(0.5), shardRows: 16, seed: 1, passes: 2).Outputs);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void Alpha_dropout_keeps_mean_0_and_variance_1(double rate)
    {
        var random = new SeededRandom(5);
        float[] inputs = [.. Enumerable.Range(0, Rows * Width).Select(_ => (float)random.NextNormal())];
        var (outputs, gradients) = Pass(new AlphaDropout(rate), shardRows: 16, seed: 1, inputs);
        double mean = outputs.Average();
        Assert.Equal(0, mean, 0.04);
        Assert.Equal(1, outputs.Average(value => (value - mean) * (value - mean)), 0.05);

        // What is dropped is SELU's lower limit, -1.7581, scaled and shifted as all others; its gradient is 0.
        var scale = gradients.Max();
        var dropped = outputs.Zip(gradients).Where(pair => pair.Second == 0).Select(pair => pair.First).Distinct().ToArray();
        Assert.Single(dropped);
        double shift = outputs.Zip(inputs).Zip(gradients).First(all => all.Second != 0).First is var (y, x) ? y - scale * x : 0;
        Assert.Equal(-1.7580993408473766 * scale + shift, dropped[0], 1e-5);
    }

    [Fact]
    public void Outside_training_nothing_is_dropped()
    {
        var model = new Sequential(3, new Dropout(0.9), new AlphaDropout(0.9), new Dense(3));
        model.Initialize(1);
        var same = new Sequential(3, new Dense(3));
        same.Initialize(1);
        var outputs = new float[6];
        var expected = new float[6];
        model.Predict([1, 2, 3, 4, 5, 6], outputs);
        same.Predict([1, 2, 3, 4, 5, 6], expected);
        Assert.Equal(expected, outputs);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_rate_outside_0_to_1_is_refused(double rate) =>
        Assert.Contains("rate must be from 0 to below 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(rate)).Message);

    /// <summary>The outputs of the layer for ones (or given inputs), and the gradient that comes out below it for ones.</summary>
    private static (float[] Outputs, float[] Gradients) Pass(
        Layer layer, int shardRows, ulong seed, float[]? inputs = null, int passes = 1)
    {
        // A layer of shifts that are 0 is below, so that the gradient for the dropout's input is wanted, and can be read.
        var probe = new Probe();
        var model = new Sequential(Width, probe, layer);
        var data = new ArrayDataset(
            Width, inputs ?? [.. Enumerable.Repeat(1f, Rows * Width)], Width, new float[Rows * Width]);
        using var step = new TrainingStep(
            model, new TrainerOptions { BatchSize = Rows, ShardRows = shardRows, Seed = seed, Loss = new MeanSquaredError(), Threads = 2 });
        step.Load(data, [.. Enumerable.Range(0, Rows)]);
        float[] outputs = [];
        for (var i = 0; i < passes; i++)
        {
            step.Forward();
            outputs = step.Outputs.ToArray();
            step.OutputGradients.Fill(1);
            step.Backward();
        }

        return (outputs, probe.Gradients);
    }

    /// <summary>Passes values on, and remembers the gradient.</summary>
    private sealed class Probe() : Layer(null)
    {
        public override string Kind => "Probe";

        public float[] Gradients { get; } = new float[Rows * Width];

        public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

        public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) =>
            dy.CopyTo(Gradients.AsSpan(shard.FirstRow * Width));

        protected override Shape Build(Shape input)
        {
            Add(new Parameter { Name = "shift", Shape = 1, Initializer = WeightInitializer.Zeros });
            return input;
        }
    }
}
