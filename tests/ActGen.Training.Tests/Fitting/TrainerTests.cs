using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public class TrainerTests
{
    [Fact]
    public void EvaluatesEverySampleOnce()
    {
        var model = Runs.Model();
        using var trainer = Runs.Trainer(model);
        var evaluation = trainer.Evaluate(Runs.Data);
        var outputs = new float[Runs.Data.Count * 5];
        model.Predict(Runs.Data.Inputs, outputs);
        var losses = new float[Runs.Data.Count];
        new SoftmaxCrossEntropy().Compute(outputs, new Targets(Runs.Data.Labels), 1, new float[outputs.Length], losses);
        var right = new float[Runs.Data.Count];
        new Accuracy().Compute(outputs, new Targets(Runs.Data.Labels), right);
        Assert.Equal(430, evaluation.Count);
        Assert.Equal(right.Count(value => value == 1) / 430.0, evaluation.Accuracy);
        Assert.Equal(losses.Sum(loss => (double)loss) / 430, evaluation.Loss, 1e-12);
    }

    [Fact]
    public void ValidationChangesNothing()
    {
        var with = Runs.Model();
        var without = Runs.Model();
        using var first = Runs.Trainer(with);
        using var second = Runs.Trainer(without);
        first.Fit(Runs.Data, Runs.Validation, 2);
        var history = second.Fit(Runs.Data, null, 2);
        Assert.Equal(with.Sha256(), without.Sha256());
        Assert.Null(history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void ReportsEveryStepAndEpoch()
    {
        var log = new Log();
        using var trainer = Runs.Trainer(Runs.Model(), callbacks: log);
        var history = trainer.Fit(Runs.Data, Runs.Validation, 2);
        string[] steps = [.. Enumerable.Range(1, 7).Select(i => $"step {i}/7")];
        Assert.Equal(["plan 1-2 7 430 101", "begin 1", .. steps, "end 1", "begin 2", .. steps, "end 2", "done"], log.Lines);
        Assert.Equal(history.Epochs[1].Loss, log.LastLoss);
        Assert.Equal([1, 2], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(2, trainer.Epoch);
        Assert.Empty(trainer.Fit(Runs.Data, null, 2).Epochs);
    }

    [Fact]
    public void CancellationIsHonoredBetweenSteps()
    {
        using var source = new CancellationTokenSource();
        var log = new Log { OnStep = step => Cancel(source, step) };
        using var trainer = Runs.Trainer(Runs.Model(), callbacks: log);
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Runs.Data, null, 5, source.Token));
        Assert.Equal("step 3/7", log.Lines[^1]);
        Assert.Equal(1, trainer.Epoch);
    }

    [Fact]
    public void PhasesFreezeTheirGroupsAndSetTheRate()
    {
        var model = Runs.Model();
        TrainingPhase[] phases =
        [
            new() { Epochs = 1, Frozen = ["activation", "gains"] },
            new() { Epochs = 2, Frozen = ["weight"], LearningRate = 0.5f },
            new() { Epochs = 1, LearningRate = 0.25f },
        ];
        using var trainer = Runs.Trainer(model, phases: phases);
        var changed = new List<string>();
        var before = Hashes(model);
        for (var epoch = 1; epoch <= 5; epoch++)
        {
            var metrics = trainer.Fit(Runs.Data, null, epoch).Epochs[0];
            var after = Hashes(model);
            var groups = string.Join('+', model.Groups.Where((_, i) => before[i] != after[i]).Select(group => group.Name));
            changed.Add(FormattableString.Invariant($"{groups} {metrics.LearningRate:F2}"));
            before = after;
        }

        const string Middle = "gains+activation 0.50";
        const string Last = "weight+gains+activation 0.25";
        Assert.Equal(["weight 0.01", Middle, Middle, Last, Last], changed);
        Assert.Equal(0.25f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void GroupsAndParametersScaleTheRate()
    {
        var steps = new float[2];
        for (var i = 0; i < 2; i++)
        {
            var model = Runs.Model();
            model.Group("activation").LearningRate = i == 0 ? 1 : 0.5f;
            var slope = model.Parameters.Single(p => p.Name == "activation_1.slope");
            var before = slope.Value[3];
            using var trainer = new Trainer(model, new Sgd(0.001f), new TrainerOptions { BatchSize = 430 });
            trainer.Fit(Runs.Data, null, 1);
            steps[i] = slope.Value[3] - before;
            // HandBlend declares a factor of 3 for its slope.
            Assert.Equal(-0.003f * (i == 0 ? 1 : 0.5f) * slope.Gradient[3], steps[i], 1e-7f);
        }

        Assert.Equal(steps[0] / 2, steps[1], 1e-7f);
        Assert.NotEqual(0, steps[0]);
    }

    [Fact]
    public void DecaySkipsParametersThatDeclareNone()
    {
        var model = Runs.Model();
        var weight = model.Parameters[0].Value[5];
        var slope = model.Parameters.Single(p => p.Name == "activation_1.slope").Value[0];
        // The rate is so small that the gradient does not count, the decay so large that its product with the rate is 1/4.
        using var trainer = new Trainer(model, new Sgd(1e-20f, weightDecay: 2.5e19f), new TrainerOptions { BatchSize = 430 });
        trainer.Fit(Runs.Data, null, 1);
        Assert.Equal(0.75f * weight, model.Parameters[0].Value[5], 1e-6f);
        Assert.Equal(slope, model.Parameters.Single(p => p.Name == "activation_1.slope").Value[0]);
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        using var trainer = Runs.Trainer(Runs.Model());
        var narrow = new SyntheticData(9, 5, 5, seed: 1);
        var manyClasses = new SyntheticData(9, 12, 6, seed: 1);
        Assert.Contains("a sample has the shape [5], the model takes [4, 3]", Refusal(() => trainer.Fit(narrow, null, 1)));
        var turned = new SyntheticData(9, [3, 4], 5, seed: 1);
        Assert.Contains("a sample has the shape [3, 4], the model takes [4, 3]", Refusal(() => trainer.Fit(turned, null, 1)));
        Assert.Equal(9, trainer.Evaluate(new SyntheticData(9, [4, 1, 3], 5, seed: 1)).Count);
        Assert.Contains("the data have 6 classes, the model only 5 outputs", Refusal(() => trainer.Evaluate(manyClasses)));
        Assert.Contains("the data set is empty", Refusal(() => trainer.Evaluate(new SyntheticData(0, 12, 5, 1))));
        Assert.Contains("BatchSize must be at least 1", Refusal(() => new TrainerOptions { BatchSize = 0 }));
        Assert.Contains("Threads must be at least 1", Refusal(() => new TrainerOptions { Threads = 0 }));
        Assert.Contains(
            "two metrics are named 'accuracy'",
            Refusal(() => new Trainer(Runs.Model(), new Sgd(), new TrainerOptions { Metrics = [new Accuracy(), new BinaryAccuracy()] })));
        using var watching = Runs.Trainer(Runs.Model(), callbacks: new EarlyStopping());
        Assert.Contains("there is no validation set", Refusal(() => watching.Fit(Runs.Data, null, 1)));
        TrainingPhase[] phases = [new() { Epochs = 1 }, new() { Name = "biases", Epochs = 1, Frozen = ["bias"] }];
        Assert.Contains(
            "phase 2 'biases' needs the parameter group 'bias', which the model has not; it has 'weight', 'gains', 'activation'",
            Refusal(() => Runs.Trainer(Runs.Model(), phases: phases)));
    }

    private static string Refusal(Func<object> action) => Assert.ThrowsAny<ArgumentException>(() => { _ = action(); }).Message;

    private static void Cancel(CancellationTokenSource source, StepReport step)
    {
        if (step is { Epoch: 2, Batch: 3 })
        {
            source.Cancel();
        }
    }

    private static string[] Hashes(Sequential model) =>
        [.. model.Groups.Select(group => string.Join(' ', group.Parameters.SelectMany(p => p.Value.ToArray())))];

    private sealed class Log : Callback
    {
        public List<string> Lines { get; } = [];

        public double LastLoss { get; private set; }

        public Action<StepReport> OnStep { get; init; } = _ => { };

        public override void OnTrainBegin(Trainer trainer, TrainingPlan plan) =>
            Lines.Add($"plan {plan.FirstEpoch}-{plan.Epochs} {plan.Batches} {plan.TrainingSamples} {plan.ValidationSamples}");

        public override void OnEpochBegin(Trainer trainer, int epoch) => Lines.Add($"begin {epoch}");

        public override void OnStepEnd(Trainer trainer, in StepReport step)
        {
            Lines.Add($"step {step.Batch}/{step.Batches}");
            LastLoss = step.Loss;
            OnStep(step);
        }

        public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => Lines.Add($"end {metrics.Epoch}");

        public override void OnTrainEnd(Trainer trainer) => Lines.Add("done");
    }
}
