using System.Collections.Concurrent;
using ActGen.Training.Tests.Support;
using static ActGen.Training.Tests.Support.DoubleLayers;

namespace ActGen.Training.Tests.Layers;

/// <summary>
/// Loss and every gradient of whole networks against central differences of the same network in doubles, for every layer, with each
/// shard size: shards of one row, shards that do not divide the batch, and one shard.
/// </summary>
public class LayerGradientTests
{
    private const int Rows = 7;
    private const int Classes = 3;

    private static readonly Dictionary<string, (Shape Input, Func<Layer[]> Layers, DoubleLayer Reference)> Networks = new()
    {
        ["dense over all axes but the last"] =
            ([2, 4], () => [new Dense(5, bias: false), new Flatten()], Chain(Dense(5, bias: false), Flat)),
        ["convolution"] = ([5, 6, 2], () => [new Conv2D(3, 3), new Flatten()], Chain(Conv(3, 3, 1, same: false), Flat)),
        ["two convolutions"] = (
            [6, 6, 2], () => [new Conv2D(4, 3), new Activation<HandBlend>(), new Conv2D(9, 2), new Activation<HandRelu>(), new Flatten()],
            Chain(Conv(4, 3, 1, same: false), Blend, Conv(9, 2, 1, same: false), Relu, Flat)),
        ["convolution without bias, same, stride 2"] = (
            [6, 5, 3], () => [new Conv2D(2, 3, 2, Padding.Same, bias: false), new Conv2D(4, 4, 3, Padding.Same), new Flatten()],
            Chain(Conv(2, 3, 2, same: true, bias: false), Conv(4, 4, 3, same: true), Flat)),
        ["convolution of one pixel and of the whole image"] = (
            [3, 3, 4], () => [new Conv2D(5, 1), new Conv2D(4, 3), new Flatten()],
            Chain(Conv(5, 1, 1, same: false), Conv(4, 3, 1, same: false), Flat)),
        ["convolution with gaps"] = (
            [7, 7, 1], () => [new Conv2D(3, 2, 3), new Flatten()], Chain(Conv(3, 2, 3, same: false), Flat)),
        ["filters for strips of every width, and some that fill none"] = (
            [3, 3, 2], () => [new Conv2D(59, 2), new GlobalAveragePool2D()], Chain(Conv(59, 2, 1, same: false), GlobalAverage)),
        ["channels for strips of every width, and some that fill none"] = (
            [2, 2, 1], () => [new Conv2D(59, 1), new Conv2D(2, 2), new Flatten()],
            Chain(Conv(59, 1, 1, same: false), Conv(2, 2, 1, same: false), Flat)),
        ["max pooling"] = (
            [6, 6, 1], () => [new Conv2D(5, 3), new Activation<HandBlend>(), new MaxPool2D(), new Flatten()],
            Chain(Conv(5, 3, 1, same: false), Blend, MaxPool(2, 2, same: false), Flat)),
        ["max pooling that leaves a line out"] = (
            [7, 6, 1], () => [new Conv2D(17, 2), new MaxPool2D(2), new Flatten()],
            Chain(Conv(17, 2, 1, same: false), MaxPool(2, 2, same: false), Flat)),
        ["max pooling of overlapping windows over the edge"] = (
            [5, 6, 2], () => [new Conv2D(3, 1), new MaxPool2D(3, 2, Padding.Same), new Flatten()],
            Chain(Conv(3, 1, 1, same: false), MaxPool(3, 2, same: true), Flat)),
        ["average pooling"] = (
            [4, 5, 2], () => [new Conv2D(3, 1), new AveragePool2D(2), new AveragePool2D(2, 1, Padding.Same), new Flatten()],
            Chain(Conv(3, 1, 1, same: false), AveragePool(2, 2, same: false), AveragePool(2, 1, same: true), Flat)),
        ["global average pooling"] = (
            [4, 5, 2], () => [new Conv2D(6, 2), new Activation<HandBlend>(), new GlobalAveragePool2D()],
            Chain(Conv(6, 2, 1, same: false), Blend, GlobalAverage)),
        ["layer norm"] = (
            [3, 6], () => [new LayerNorm(1e-5), new Dense(5), new LayerNorm(), new Activation<HandBlend>(), new Flatten()],
            Chain(LayerNorm(1e-5), Dense(5), LayerNorm(1e-3), Blend, Flat)),
        ["batch norm"] = (
            [3, 3, 2], () =>
                [new Conv2D(4, 2), new BatchNorm(), new Activation<HandBlend>(), new Flatten(), new Dense(5), new BatchNorm(epsilon: 0.1)],
            Chain(Conv(4, 2, 1, same: false), BatchNorm(1e-3), Blend, Flat, Dense(5), BatchNorm(0.1))),
        ["batch norm first"] = ([6], () => [new BatchNorm()], BatchNorm(1e-3)),
        ["dropout"] = (
            [3, 4], () => [new Dense(6), new Dropout(0.4), new Activation<HandBlend>(), new Dropout(0.2), new Flatten()],
            Chain(Dense(6), Dropout(0.4, layer: 1), Blend, Dropout(0.2, layer: 3), Flat)),
        ["alpha dropout"] = (
            [7], () => [new Dense(9), new AlphaDropout(0.3), new Activation<HandBlend>(), new Dense(5), new AlphaDropout(0.5)],
            Chain(Dense(9), AlphaDropout(0.3, layer: 1), Blend, Dense(5), AlphaDropout(0.5, layer: 4))),
        ["residual"] = (
            [5, 5, 2], () =>
                [new Residual(new Conv2D(2, 3, padding: Padding.Same), new Activation<HandBlend>(), new Conv2D(2, 1)), new Flatten()],
            Chain(Residual(Conv(2, 3, 1, same: true), Blend, Conv(2, 1, 1, same: false)), Flat)),
        ["residual around relu, which writes over its input"] = (
            [6], () => [new Dense(5), new Residual(new Activation<HandRelu>()), new Residual(new Dense(5), new Activation<HandRelu>())],
            Chain(Dense(5), Residual(Relu), Residual(Dense(5), Relu))),
        ["branches"] = (
            [4, 3], () =>
            [
                new Dense(4),
                new Concat([new Dense(2), new Activation<HandBlend>()], [], [new Concat([new Dense(3)], []), new Activation<HandRelu>()]),
                new Flatten(),
            ],
            Chain(Dense(4), Concat(Chain(Dense(2), Blend), Chain(), Chain(Concat(Dense(3), Chain()), Relu)), Flat)),
        ["branches of views"] = (
            [4, 3], () => [new Dense(3), new Concat([new Flatten()], [new Flatten(), new Dense(2)])],
            Chain(Dense(3), Concat(Flat, Chain(Flat, Dense(2))))),
        ["residual with batch norm in a branch"] = (
            [6], () => [new Residual(new Dense(6), new BatchNorm(), new Activation<HandBlend>()), new BatchNorm()],
            Chain(Residual(Dense(6), BatchNorm(1e-3), Blend), BatchNorm(1e-3))),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Networks.Keys)
            {
                cases.Add(name, 1);
                cases.Add(name, 3);
                cases.Add(name, Rows);
            }

            return cases;
        }
    }

    // Central differences of a network's loss, which do not depend on the shards.
    private static readonly ConcurrentDictionary<string, Lazy<(double Loss, double[] Gradients)>> Expected = new();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_central_differences_in_double(string name, int shardRows)
    {
        var (input, layers, reference) = Networks[name];
        var model = new Sequential(input, [.. layers(), new Dense(Classes)]);
        model.Initialize(5);
        var random = new SeededRandom(8);
        foreach (var parameter in model.Parameters.Where(p => p.Trainable))
        {
            // Off their special starts: shifts of 0, scales of 1.
            foreach (ref var value in parameter.Value)
            {
                value += 0.1f * (float)random.NextNormal();
            }
        }

        var data = new SyntheticData(Rows, input, Classes, seed: 3);
        var (expectedLoss, expected) = Expected.GetOrAdd(
            name, _ => new(() => Differences(model, Chain(reference, Dense(Classes)), data))).Value;
        var gradients = Gradients(model, data, shardRows, out var loss);
        Assert.Equal(expectedLoss, loss, 2e-6);
        for (var i = 0; i < expected.Length; i++)
        {
            var bound = 1e-6 + 2e-5 * Math.Abs(expected[i]);
            Assert.True(Math.Abs(gradients[i] - expected[i]) <= bound, $"parameter {i}: {gradients[i]}, not {expected[i]}");
        }
    }

    private static (double Loss, double[] Gradients) Differences(Sequential model, DoubleLayer network, SyntheticData data)
    {
        const double Step = 1e-5;
        double[] parameters = [.. model.Parameters.SelectMany(p => p.Value.ToArray()).Select(value => (double)value)];
        bool[] trainable = [.. model.Parameters.SelectMany(p => Enumerable.Repeat(p.Trainable, p.Length))];
        double Loss() => MeanLoss(network, parameters, data);
        var loss = Loss();
        var gradients = new double[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var saved = parameters[i];
            parameters[i] = saved + Step;
            var above = Loss();
            parameters[i] = saved - Step;
            gradients[i] = trainable[i] ? (above - Loss()) / (2 * Step) : 0;
            parameters[i] = saved;
        }

        return (loss, gradients);
    }

    private static double MeanLoss(DoubleLayer network, double[] parameters, SyntheticData data)
    {
        var x = new DoubleTensor(Rows, [.. data.SampleShape], [.. data.Inputs.ToArray().Select(value => (double)value)]);
        double[][] logits = [.. network(x, new DoubleParameters(parameters)).Values.Chunk(Classes)];
        var labels = data.Labels.ToArray();
        return logits.Select((z, row) => Math.Log(z.Sum(Math.Exp)) - z[labels[row]]).Average();
    }

    private static float[] Gradients(Sequential model, SyntheticData data, int shardRows, out double loss)
    {
        var options = new TrainerOptions { BatchSize = Rows, ShardRows = shardRows, Shuffle = false, Threads = 2 };
        using var trainer = new Trainer(model, new Sgd(0), options);
        loss = trainer.Fit(data, null, 1).Epochs[0].Loss;
        return [.. model.Parameters.SelectMany(p => p.Gradient.ToArray())];
    }
}
