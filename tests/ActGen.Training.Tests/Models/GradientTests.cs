using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Models;

public class GradientTests
{
    private const int Rows = 23;

    [Theory]
    [InlineData(4)]
    [InlineData(32)]
    public void WholeNetworkAgreesWithCentralDifferencesOfADoubleNetwork(int shardRows)
    {
        var data = new SyntheticData(Rows, [4, 3], 5, seed: 11);
        var model = ReferenceNetwork.Model();
        model.Initialize(5);
        double[] parameters = [.. model.Parameters.SelectMany(p => p.Value.ToArray()).Select(value => (double)value)];
        var gradients = Gradients(model, data, shardRows, out var loss);

        Assert.Equal(ReferenceNetwork.MeanLoss(parameters, data.Inputs, data.Labels), loss, 1e-6);
        const double Step = 1e-5;
        for (var i = 0; i < parameters.Length; i++)
        {
            var saved = parameters[i];
            parameters[i] = saved + Step;
            var above = ReferenceNetwork.MeanLoss(parameters, data.Inputs, data.Labels);
            parameters[i] = saved - Step;
            var below = ReferenceNetwork.MeanLoss(parameters, data.Inputs, data.Labels);
            parameters[i] = saved;
            var expected = (above - below) / (2 * Step);
            var bound = 3e-7 + 1e-5 * Math.Abs(expected);
            Assert.True(Math.Abs(gradients[i] - expected) <= bound, $"parameter {i}: {gradients[i]}, not {expected}");
        }
    }

    [Fact]
    public void LayersBelowTheLowestLearningOneAreLeftAlone()
    {
        var data = new SyntheticData(Rows, [4, 3], 5, seed: 11);
        var free = ReferenceNetwork.Model();
        free.Initialize(5);
        _ = Gradients(free, data, 8, out _);
        var model = ReferenceNetwork.Model();
        model.Initialize(5);
        string[] frozen = ["dense_1.weight", "dense_1.bias"];
        foreach (var parameter in model.Parameters.Where(p => frozen.Contains(p.Name)))
        {
            parameter.Frozen = true;
            parameter.Gradient.Fill(-7);
        }

        _ = Gradients(model, data, 8, out _);
        for (var i = 0; i < model.Parameters.Count; i++)
        {
            var parameter = model.Parameters[i];
            var expected = parameter.Frozen ? [.. Enumerable.Repeat(-7f, parameter.Length)] : free.Parameters[i].Gradient.ToArray();
            Assert.Equal(expected, parameter.Gradient.ToArray());
        }
    }

    private static float[] Gradients(Sequential model, SyntheticData data, int shardRows, out double loss)
    {
        var options = new TrainerOptions { BatchSize = Rows, ShardRows = shardRows, Shuffle = false };
        using var trainer = new Trainer(model, new Sgd(0), options);
        loss = trainer.Fit(data, null, 1).Epochs[0].Loss;
        return [.. model.Parameters.SelectMany(p => p.Gradient.ToArray())];
    }
}
