using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Layers;

public sealed class BatchNormTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Running_statistics_follow_the_batches_and_are_used_outside_training()
    {
        const double Momentum = 0.9;
        const double Epsilon = 1e-3;
        float[] inputs = [1, 5, 2, 9, 4, -2, 3, 3];
        var model = new Sequential(2, new BatchNorm(Momentum, Epsilon));
        var data = new ArrayDataset(2, inputs, 2, new float[8]);
        using var trainer = new Trainer(
            model, new Sgd(0), new TrainerOptions { BatchSize = 4, ShardRows = 3, Shuffle = false, Loss = new MeanSquaredError() });
        trainer.Fit(data, null, epochs: 2);

        double[] columns = [1, 2, 4, 3, 5, 9, -2, 3];
        for (var c = 0; c < 2; c++)
        {
            var column = columns[(4 * c)..(4 * c + 4)];
            var batchMean = column.Average();
            var batchVariance = column.Average(value => (value - batchMean) * (value - batchMean));
            var mean = (1 - Momentum * Momentum) * batchMean;
            var variance = Momentum * Momentum + (1 - Momentum * Momentum) * batchVariance;
            Assert.Equal(mean, model.Parameters.Single(p => p.Name == "batchnorm_1.mean").Value[c], 1e-5);
            Assert.Equal(variance, model.Parameters.Single(p => p.Name == "batchnorm_1.variance").Value[c], 1e-4);

            var outputs = new float[8];
            model.Predict(inputs, outputs);
            Assert.Equal((inputs[2 + c] - mean) / Math.Sqrt(variance + Epsilon), outputs[2 + c], 1e-5);
        }
    }

    [Fact]
    public void Statistics_never_learn_and_count_as_not_trainable()
    {
        var model = new Sequential(4, new Dense(3), new BatchNorm());
        Assert.Contains("Trainable params: 21\nNon-trainable params: 6\n", model.Summary(), StringComparison.Ordinal);
        model.Group("statistics").Unfreeze();
        Assert.Equal(21, model.TrainableCount);
        using var trainer = new Trainer(model, new Adam());
        Assert.DoesNotContain(trainer.Capture().Tensors, tensor => tensor.Name.StartsWith("adam.", StringComparison.Ordinal)
            && tensor.Name.Contains("mean", StringComparison.Ordinal));
    }

    [Fact]
    public void A_checkpoint_has_the_statistics_and_continues_to_the_same_bits()
    {
        var straight = Networks.OfAllLayers();
        using (var trainer = Make(straight))
        {
            trainer.Fit(Data, null, 3);
        }

        using (var first = Make(Networks.OfAllLayers()))
        {
            first.Fit(Data, null, 1);
            Checkpoint.Write(_path, first.Capture(), []);
        }

        var resumed = Networks.OfAllLayers();
        using var second = Make(resumed);
        Checkpoint.Read(_path).Restore(second);
        second.Fit(Data, null, 3);
        Assert.Equal(straight.Sha256(), resumed.Sha256());
    }

    private static SyntheticData Data { get; } = new(90, [9, 9, 1], 5, seed: 1);

    private static Trainer Make(Sequential model) =>
        new(model, new Adam(0.003f), new TrainerOptions { BatchSize = 20, ShardRows = 8, Seed = 5 });
}
