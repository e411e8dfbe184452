using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Callbacks;

/// <summary>The tables are what Keras 3 does for these histories: the learning rates after each epoch, from 1.</summary>
public class ReduceLROnPlateauTests
{
    public static TheoryData<int, double, int, double, double[], double[]> Histories => new()
    {
        // patience, minDelta, cooldown, minimum, losses, rates
        { 1, 0, 0, 0, [5, 5, 5, 4, 5], [1, 0.5, 0.25, 0.25, 0.125] },
        { 2, 0, 0, 0, [5, 5, 5, 5, 5], [1, 1, 0.5, 0.5, 0.25] },
        { 2, 0.5, 0, 0, [5, 4.6, 4.51, 4.4], [1, 1, 0.5, 0.5] },
        { 1, 0, 2, 0, [5, 5, 5, 5, 5, 5], [1, 0.5, 0.5, 0.25, 0.25, 0.125] },
        { 1, 0, 0, 0.3, [5, 5, 5, 5], [1, 0.5, 0.3, 0.3] },
        { 0, 0, 0, 0, [5, 5], [1, 0.5] },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void LowersTheRate(int patience, double minDelta, int cooldown, double minimum, double[] losses, double[] rates)
    {
        using var trainer = Runs.Trainer(Runs.Model(), new Sgd(1));
        var plateau = new ReduceLROnPlateau(Monitored.Loss, 0.5, patience, minDelta, cooldown, minimum);
        plateau.OnTrainBegin(trainer, new TrainingPlan(1, losses.Length, 1, 1, 0));
        for (var i = 0; i < losses.Length; i++)
        {
            plateau.OnEpochEnd(trainer, new EpochMetrics(i + 1, new Evaluation(losses[i], [], 1), null, 0, 0));
            Assert.Equal((float)rates[i], trainer.Optimizer.LearningRate);
        }
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void GoesOnFromASavedState(int patience, double minDelta, int cooldown, double minimum, double[] losses, double[] rates)
    {
        for (var cut = 1; cut < losses.Length; cut++)
        {
            using var trainer = Runs.Trainer(Runs.Model(), new Sgd(1));
            var plateau = new ReduceLROnPlateau(Monitored.Loss, 0.5, patience, minDelta, cooldown, minimum);
            plateau.OnTrainBegin(trainer, new TrainingPlan(1, losses.Length, 1, 1, 0));
            for (var i = 0; i < losses.Length; i++)
            {
                if (i == cut)
                {
                    var state = new TrainingState();
                    plateau.Save(trainer, state);
                    plateau = new ReduceLROnPlateau(Monitored.Loss, 0.5, patience, minDelta, cooldown, minimum);
                    plateau.Load(trainer, state);
                    plateau.OnTrainBegin(trainer, new TrainingPlan(i + 1, losses.Length, 1, 1, 0));
                }

                plateau.OnEpochEnd(trainer, new EpochMetrics(i + 1, new Evaluation(losses[i], [], 1), null, 0, 0));
                Assert.Equal((float)rates[i], trainer.Optimizer.LearningRate);
            }
        }
    }
}
