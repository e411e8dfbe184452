using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public class DivergenceTests
{
    [Fact]
    public void ABadParameterIsNamed()
    {
        var model = Runs.Model();
        model.Parameters.Single(p => p.Name == "activation_1.slope").Value[2] = float.NaN;
        var exception = Diverge(model, Runs.Data);
        Assert.Equal((1, 1, "activation_1", "activation_1.slope"), (exception.Epoch, exception.Batch, exception.Layer, exception.Tensor));
        Assert.Contains(
            "epoch 1, batch 1: parameter activation_1.slope has 1 NaN and 0 infinite values of 7; the others lie in [", exception.Message);
        Assert.True(exception.Minimum < exception.Maximum);
    }

    [Fact]
    public void ABadOutputIsNamedWithItsRange()
    {
        var model = Runs.Model();
        model.Parameters.Single(p => p.Name == "dense_2.bias").Value.Fill(3e38f);
        model.Parameters.Single(p => p.Name == "dense_3.weight").Value.Fill(2);
        var exception = Diverge(model, Runs.Data);
        Assert.Equal(("dense_3", "output"), (exception.Layer, exception.Tensor));
        Assert.Contains("the output of dense_3 (Dense) has 0 NaN and 320 infinite values of 320; none is finite", exception.Message);
    }

    [Fact]
    public void BadSamplesAreNamed()
    {
        var data = new SyntheticData(200, [4, 3], 5, seed: 1);
        data.Inputs[12 * 150] = float.NegativeInfinity;
        var exception = Diverge(Runs.Model(), data, shuffle: false);
        Assert.Equal((1, 3, "input", "input"), (exception.Epoch, exception.Batch, exception.Layer, exception.Tensor));
    }

    [Fact]
    public void AStepThatMakesAParameterBadIsNamed()
    {
        var data = new SyntheticData(200, [4, 3], 5, seed: 1);
        foreach (ref var value in data.Inputs)
        {
            value *= 1000;
        }

        var exception = Diverge(Runs.Model(), data, new Sgd(3e38f));
        Assert.Equal((1, 1), (exception.Epoch, exception.Batch));
        Assert.Contains("after the step", exception.Message);
        Assert.Equal("dense_1.weight", exception.Tensor);
    }

    private static TrainingDivergedException Diverge(Sequential model, SyntheticData data, Optimizer? optimizer = null, bool shuffle = true)
    {
        var options = new TrainerOptions { BatchSize = 64, ShardRows = 16, Threads = 2, Shuffle = shuffle };
        using var trainer = new Trainer(model, optimizer ?? new Adam(), options);
        return Assert.Throws<TrainingDivergedException>(() => trainer.Fit(data, null, 3));
    }
}
