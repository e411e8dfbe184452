using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public class LearningTests
{
    public static TheoryData<string> Optimizers => ["sgd", "nesterov", "adam", "adamw"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LearnsASmallProblem(string name)
    {
        Optimizer optimizer = name switch
        {
            "sgd" => new Sgd(0.1f),
            "nesterov" => new Sgd(0.05f, momentum: 0.9f, nesterov: true),
            "adam" => new Adam(0.01f),
            _ => new AdamW(0.01f),
        };
        var model = new Sequential(
            [4, 3], new Flatten(), new Dense(20), new Activation<HandBlend>(), new Dense(10), new Activation<HandRelu>(), new Dense(5));
        model.Initialize(7);
        using var trainer = new Trainer(model, optimizer, new TrainerOptions { BatchSize = 50, ShardRows = 16, Seed = 3 });
        var history = trainer.Fit(new SyntheticData(1010, [4, 3], 5, seed: 1), new SyntheticData(300, [4, 3], 5, seed: 2), epochs: 5);
        Assert.Equal(5, history.Epochs.Count);
        Assert.True(history.Epochs[^1].Loss < 0.3 * history.Epochs[0].Loss);
        Assert.True(history.Epochs[^1].ValidationAccuracy > 0.97);
    }
}
