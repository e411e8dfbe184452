using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Callbacks;

/// <summary>The tables are what Keras 3 does for these histories.</summary>
public class EarlyStoppingTests
{
    public static TheoryData<int, double, double[], int> Losses => new()
    {
        { 0, 0, [5, 4, 3, 2], 0 },
        { 0, 0, [5, 4, 4], 3 },
        { 0, 0, [5, 6], 2 },
        { 1, 0, [5, 6], 2 },
        { 2, 0, [5, 6, 6], 3 },
        { 2, 0, [5, 6, 4, 6, 6], 5 },
        { 3, 0, [5, 6, 6, 4.999, 5, 5, 5], 7 },
        { 2, 0.5, [5, 4.6, 4.51], 3 },
        { 2, 0.5, [5, 4.6, 4.4, 4.3, 4.2], 5 },
        { 2, -0.5, [5, 4.6, 4.51], 3 },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void StopsWhenTheLossStaysHigh(int patience, double minDelta, double[] losses, int stopsAt)
    {
        Assert.Equal(stopsAt, Stop(new EarlyStopping(Monitored.Loss, patience, minDelta), losses, loss => Metrics(loss: loss)));
        var onValidation = new EarlyStopping(Monitored.ValidationLoss, patience, minDelta);
        Assert.Equal(stopsAt, Stop(onValidation, losses, loss => Metrics(validationLoss: loss)));
        double[] accuracies = [.. losses.Select(loss => 8 - loss)];
        Assert.Equal(
            stopsAt, Stop(new EarlyStopping(Monitored.Accuracy, patience, minDelta), accuracies, value => Metrics(accuracy: value)));
    }

    [Theory]
    [InlineData(true, 2f, 0)]
    [InlineData(true, 2f, 3)]
    [InlineData(false, 4f, 3)]
    public void RestoresTheBestParametersIfAsked(bool restore, float expected, int resumedAt)
    {
        var stopping = new EarlyStopping(Monitored.Loss, patience: 2, restoreBest: restore);
        var model = Runs.Model();
        using var trainer = Runs.Trainer(model);
        stopping.OnTrainBegin(trainer, new TrainingPlan(1, 9, 1, 1, 0));
        double[] losses = [3, 1, 2, 2];
        for (var i = 0; i < losses.Length; i++)
        {
            model.Parameters[0].Value.Fill(i + 1);
            if (i == resumedAt)
            {
                var state = new TrainingState();
                stopping.Save(trainer, state);
                stopping = new EarlyStopping(Monitored.Loss, patience: 2, restoreBest: restore);
                stopping.Load(trainer, state);
                stopping.OnTrainBegin(trainer, new TrainingPlan(i + 1, 9, 1, 1, 0));
            }

            stopping.OnEpochEnd(trainer, Metrics(i + 1, losses[i]));
        }

        Assert.Equal("loss has not improved since epoch 2", trainer.StopReason);
        stopping.OnTrainEnd(trainer);
        Assert.All(model.Parameters[0].Value.ToArray(), value => Assert.Equal(expected, value));
    }

    [Fact]
    public void AStoppedTrainingStaysStoppedAfterResuming()
    {
        using var trainer = Runs.Trainer(Runs.Model());
        var stopping = new EarlyStopping(Monitored.Loss, patience: 1);
        Stop(stopping, [1, 2], loss => Metrics(loss: loss));
        var state = new TrainingState();
        stopping.Save(trainer, state);
        var resumed = new EarlyStopping(Monitored.Loss, patience: 1);
        resumed.Load(trainer, state);
        resumed.OnTrainBegin(trainer, new TrainingPlan(3, 9, 1, 1, 0));
        Assert.Equal("loss has not improved since epoch 1", trainer.StopReason);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    public void NoNumberIsNeverTheBest(int patience, int stopsAt)
    {
        // Keras lets a NaN in the first epoch be the best for ever, and stops a training that improves.
        double[] losses = [double.NaN, double.NaN, 5, 4, 3, 2, 1];
        Assert.Equal(stopsAt, Stop(new EarlyStopping(Monitored.Loss, patience), losses, loss => Metrics(loss: loss)));
    }

    [Fact]
    public void AStateAfterANumberThatIsNoneCanBeLoaded()
    {
        using var trainer = Runs.Trainer(Runs.Model());
        var stopping = new EarlyStopping(Monitored.Loss, patience: 9, restoreBest: true);
        stopping.OnTrainBegin(trainer, new TrainingPlan(1, 9, 1, 1, 0));
        stopping.OnEpochEnd(trainer, Metrics(1, double.NaN));
        var state = new TrainingState();
        stopping.Save(trainer, state);
        var resumed = new EarlyStopping(Monitored.Loss, patience: 9, restoreBest: true);
        resumed.Load(trainer, state);
        Assert.Equal((0, 1), (resumed.BestEpoch, resumed.Wait));
        resumed.OnTrainBegin(trainer, new TrainingPlan(2, 9, 1, 1, 0));
        resumed.OnEpochEnd(trainer, Metrics(2, 3));
        Assert.Equal((2, 0), (resumed.BestEpoch, resumed.Wait));
    }

    [Fact]
    public void WatchingWhatIsNotMeasuredIsRefused()
    {
        using var trainer = Runs.Trainer(Runs.Model(), callbacks: new EarlyStopping(new Monitored("top_5_accuracy", Validation: false)));
        Assert.Contains(
            "EarlyStopping watches top_5_accuracy, but the training does not measure top_5_accuracy; it measures loss, accuracy",
            Assert.Throws<ArgumentException>(() => trainer.Fit(Runs.Data, null, 1)).Message, StringComparison.Ordinal);
    }

    private static int Stop(EarlyStopping stopping, double[] values, Func<double, EpochMetrics> metrics)
    {
        using var trainer = Runs.Trainer(Runs.Model());
        stopping.OnTrainBegin(trainer, new TrainingPlan(1, values.Length, 1, 1, 1));
        for (var i = 0; i < values.Length; i++)
        {
            stopping.OnEpochEnd(trainer, metrics(values[i]) with { Epoch = i + 1 });
            if (trainer.StopReason is not null)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static EpochMetrics Metrics(int epoch = 1, double loss = 0, double accuracy = 0, double? validationLoss = null) =>
        new(
            epoch, new Evaluation(loss, [new MetricValue("accuracy", accuracy)], 1),
            validationLoss is { } value ? new Evaluation(value, [], 1) : null, 0, 0);
}
