using System.Diagnostics;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public class ReproducibilityTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void AnyNumberOfThreadsGivesTheSameBits(int threads)
    {
        var (weights, epochs) = Train(1);
        var (otherWeights, otherEpochs) = Train(threads);
        Assert.Equal(weights, otherWeights);
        Assert.Equal(epochs, otherEpochs);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void AnyNumberOfThreadsGivesTheSameBitsInANetworkOfAllLayers(int threads) =>
        Assert.Equal(TrainAllLayers(1), TrainAllLayers(threads));

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public async Task AnyWidthGivesTheSameBits(string switchedOff)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { typeof(ReproducibilityTests).Assembly.Location },
            Environment = { [switchedOff] = "0" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal($"{Train(2).Weights}\n{TrainAllLayers(2)}", printed.Trim());
    }

    [Fact]
    public void AnotherSeedGivesOtherBits()
    {
        var model = Runs.Model();
        var other = Runs.Model();
        other.Initialize(18);
        Assert.NotEqual(model.Sha256(), other.Sha256());
    }

    [Fact]
    public void AResumedTrainingEqualsAnUninterruptedOne()
    {
        var model = Runs.Model();
        using var trainer = Long(model, out _);
        var history = trainer.Fit(Runs.Data, Runs.Validation, 9);

        TrainingState? state = null;
        var interrupted = Runs.Model();
        var saver = new Saver(epoch: 4, captured => state = captured);
        using (var first = Long(interrupted, out _, saver))
        {
            first.Fit(Runs.Data, Runs.Validation, 4);
        }

        var resumed = ReferenceNetwork.Model();
        using var second = Long(resumed, out var stopping);
        second.Restore(state!);
        Assert.Equal(4, second.Epoch);
        var rest = second.Fit(Runs.Data, Runs.Validation, 9);
        Assert.Equal(model.Sha256(), resumed.Sha256());
        Assert.Equal(history.Epochs.Skip(4).Select(Numbers), rest.Epochs.Select(Numbers));
        Assert.Equal(history.Stopped, rest.Stopped);
        Assert.True(stopping.BestEpoch > 0);
    }

    [Fact]
    public void AStateOfAnotherModelIsRefused()
    {
        using var trainer = Runs.Trainer(Runs.Model());
        var state = trainer.Capture();
        var otherModel = new Sequential(12, new Dense(5), new Dense(5));
        using var other = Runs.Trainer(otherModel);
        Assert.Contains(
            "tensor 'dense_1.weight' of the state has the shape [12, 7], the model needs [12, 5]",
            Assert.Throws<InvalidDataException>(() => other.Restore(state)).Message);
        using var sgd = Runs.Trainer(Runs.Model(), new Sgd(0.1f, 0.9f));
        Assert.Contains("the state has no entry 'sgd.step'", Assert.Throws<InvalidDataException>(() => sgd.Restore(state)).Message);
    }

    private static Trainer Long(Sequential model, out EarlyStopping stopping, params Callback[] more)
    {
        stopping = new EarlyStopping(patience: 2, minDelta: 0.02, restoreBest: true);
        return Runs.Trainer(
            model, new AdamW(0.03f), 2, LearningRateSchedule.Exponential(0.9), null,
            [stopping, new ReduceLROnPlateau(patience: 1, minDelta: 0.05, cooldown: 1), .. more]);
    }

    internal static (string Weights, string[] Epochs) Train(int threads)
    {
        var model = Runs.Model();
        using var trainer = Runs.Trainer(model, threads: threads);
        var history = trainer.Fit(Runs.Data, Runs.Validation, 3);
        return (model.Sha256(), [.. history.Epochs.Select(Numbers)]);
    }

    internal static string TrainAllLayers(int threads)
    {
        var model = Networks.OfAllLayers();
        using var trainer =
            new Trainer(model, new Adam(0.003f), new TrainerOptions { BatchSize = 50, ShardRows = 8, Threads = threads, Seed = 5 });
        var history = trainer.Fit(new SyntheticData(430, [9, 9, 1], 5, seed: 1), new SyntheticData(101, [9, 9, 1], 5, seed: 2), 2);
        return $"{model.Sha256()} {string.Join(" ", history.Epochs.Select(Numbers))}";
    }

    private static string Numbers(EpochMetrics epoch) => FormattableString.Invariant(
        $"{epoch.Epoch} {epoch.Loss:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} {epoch.ValidationAccuracy:R} {epoch.LearningRate:R}");

    private sealed class Saver(int epoch, Action<TrainingState> save) : Callback
    {
        public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
        {
            if (metrics.Epoch == epoch)
            {
                save(trainer.Capture());
            }
        }
    }
}
