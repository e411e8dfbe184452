using ActGen.Activations;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Examples;

/// <summary>An autoencoder: samples of 12 numbers go through a bottleneck of 4 and are made again.</summary>
public class AutoencoderTests
{
    [Fact]
    public void Samples_come_out_of_a_bottleneck_again()
    {
        var data = new InputsAsTargets(new SyntheticData(600, [4, 3], classes: 4, seed: 1, noise: 0.1f));
        var model = new Sequential(
            data.SampleShape, new Flatten(), new Dense(16), new Activation<Tanh>(), new Dense(4), new Dense(16), new Activation<Tanh>(),
            new Dense(12));
        using var trainer =
            new Trainer(model, new Adam(5e-3f), new TrainerOptions { Loss = new MeanSquaredError(), BatchSize = 60, Seed = 2 });
        var before = trainer.Evaluate(data).Loss;
        var after = trainer.Fit(data, data, epochs: 60).Epochs[^1].ValidationLoss!.Value;

        // The noise that the bottleneck cannot pass has a variance of 0.01.
        Assert.True(before > 0.3 && after < 0.02, $"{before} before, {after} after");
    }
}
