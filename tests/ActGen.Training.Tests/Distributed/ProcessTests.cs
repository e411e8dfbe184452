using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Distributed;

/// <summary>Any number of processes gives the bits of one; here they are threads.</summary>
public class ProcessTests
{
    private static readonly IDataset Images = new SyntheticData(430, [9, 9, 1], 5, seed: 1);
    private static readonly IDataset MoreImages = new SyntheticData(101, [9, 9, 1], 5, seed: 2);

    [Theory]
    [InlineData(2, 1, float.PositiveInfinity)]
    [InlineData(3, 2, float.PositiveInfinity)]
    [InlineData(3, 1, 0.05f)]
    [InlineData(7, 1, float.PositiveInfinity)]
    public void ADenseNetworkHasTheSameBits(int processes, int threads, float clipNorm)
    {
        var one = Dense(ProcessGroup.Single, 1, clipNorm);
        Assert.All(ThreadGroup.Run(processes, group => Dense(group, threads, clipNorm)), each => Assert.Equal(one, each));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void ANetworkOfAllLayersHasTheSameBits(int processes)
    {
        var one = AllLayers(ProcessGroup.Single, float.PositiveInfinity);
        Assert.All(ThreadGroup.Run(processes, group => AllLayers(group, float.PositiveInfinity)), each => Assert.Equal(one, each));
    }

    [Fact]
    public void ClippingLooksAtTheGradientsOfAllProcesses()
    {
        var one = AllLayers(ProcessGroup.Single, 0.01f);
        Assert.NotEqual(one, AllLayers(ProcessGroup.Single, float.PositiveInfinity));
        Assert.All(ThreadGroup.Run(3, group => AllLayers(group, 0.01f)), each => Assert.Equal(one, each));
    }

    [Fact]
    public void PhasesThatFreezeMostSendLittle()
    {
        string Train(ProcessGroup group, int epochs)
        {
            var model = Runs.Model();
            using var trainer = new Trainer(model, new Adam(0.01f), new TrainerOptions
            {
                BatchSize = 64,
                ShardRows = 16,
                Threads = 1,
                Processes = group,
                Phases =
                [
                    new TrainingPhase { Epochs = 1, Learning = ["activation"] },
                    new TrainingPhase { Epochs = 1, Learning = ["weight"], Optimizer = new Sgd(0.01f, 0.9f) },
                ],
            });
            trainer.Fit(Runs.Data, null, epochs);
            return model.Sha256();
        }

        Assert.All(ThreadGroup.Run(3, group => Train(group, 2)), each => Assert.Equal(Train(ProcessGroup.Single, 2), each));
        var first = ThreadGroup.Run(2, group => (Train(group, 1), group.Sent)).Sum(each => each.Sent);
        var both = ThreadGroup.Run(2, group => (Train(group, 2), group.Sent)).Sum(each => each.Sent);
        Assert.True(both - first > 2 * first, $"{first} floats for the activations, {both - first} for the weights");
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 1)]
    public void ATrainingGoesOnWithAnotherNumberOfProcesses(int before, int after)
    {
        var whole = Resumed(ProcessGroup.Single, null, 4).Weights;
        var state = ThreadGroup.Run(before, group => Resumed(group, null, 2))[^1].State;
        Assert.All(ThreadGroup.Run(after, group => Resumed(group, state, 4)), each => Assert.Equal(whole, each.Weights));
    }

    [Fact]
    public void AWishOfOneProcessStopsAllAtTheSameStep()
    {
        var steps = ThreadGroup.Run(3, group =>
        {
            using var stop = new CancellationTokenSource();
            var last = 0;
            var counter = new StepCounter(step =>
            {
                last = step;
                if (step == 3 && group.Rank == 1)
                {
                    stop.Cancel();
                }
            });
            using var trainer = Trainer(Runs.Model(), group, counter);
            Assert.Throws<OperationCanceledException>(() => trainer.Fit(Runs.Data, null, 5, stop.Token));
            Assert.Contains("has its own part", Assert.Throws<InvalidOperationException>(trainer.Capture).Message);
            return last;
        });
        Assert.Equal([4, 4, 4], steps);
    }

    [Fact]
    public void AllProcessesSayWhereATrainingDiverged()
    {
        string Message(ProcessGroup group)
        {
            var data = new SyntheticData(430, [4, 3], 5, seed: 1);
            data.Inputs[^1] = float.NaN;
            using var trainer = Trainer(Runs.Model(), group);
            return Assert.Throws<TrainingDivergedException>(() => trainer.Fit(data, null, 1)).Message;
        }

        var one = Message(ProcessGroup.Single);
        Assert.All(ThreadGroup.Run(3, Message), each => Assert.Equal(one, each));
    }

    [Fact]
    public void AnUpdateThatDivergesIsSeenByAll()
    {
        string Message(ProcessGroup group)
        {
            var model = Runs.Model();
            using var trainer = new Trainer(model, new Sgd(float.MaxValue), new TrainerOptions
            {
                BatchSize = 64,
                ShardRows = 16,
                Threads = 1,
                Processes = group,
            });
            return Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Runs.Data, null, 1)).Message;
        }

        var one = Message(ProcessGroup.Single);
        Assert.All(ThreadGroup.Run(3, Message), each => Assert.Equal(one, each));
    }

    [Fact]
    public void ProcessesThatStartFromDifferentWeightsAreRefused()
    {
        var refusals = ThreadGroup.Run(3, group =>
        {
            var model = Runs.Model();
            if (group.Rank == 2)
            {
                model.Initialize(18);
            }

            using var trainer = Trainer(model, group);
            return Assert.Throws<ProcessesDifferException>(() => trainer.Fit(Runs.Data, null, 1)).Message;
        });
        Assert.All(refusals, refusal => Assert.StartsWith("process 2 of 3 has other weights than process 0", refusal));
    }

    [Fact]
    public void ALoopOfOnesOwnSeesAllOutputs()
    {
        string Train(ProcessGroup group)
        {
            var model = Runs.Model();
            var optimizer = new Adam(0.01f);
            using var step = new TrainingStep(model, new TrainerOptions { BatchSize = 64, ShardRows = 10, Threads = 1, Processes = group });
            double sum = 0;
            for (var start = 0; start < 256; start += 64)
            {
                step.Load(Runs.Data, [.. Enumerable.Range(start, 64)]);
                step.Forward();
                sum += step.ComputeLoss();
                foreach (var output in step.Outputs)
                {
                    sum += output;
                }

                step.Backward();
                Assert.True(step.Update(optimizer));
            }

            return FormattableString.Invariant($"{model.Sha256()} {sum:R}");
        }

        var one = Train(ProcessGroup.Single);
        Assert.All(ThreadGroup.Run(3, Train), each => Assert.Equal(one, each));
    }

    private static Trainer Trainer(Sequential model, ProcessGroup group, params Callback[] callbacks) =>
        new(model, new Adam(0.01f), new TrainerOptions
        {
            BatchSize = 64,
            ShardRows = 16,
            Threads = 1,
            Seed = 23,
            Processes = group,
            Callbacks = callbacks,
        });

    private static string Dense(ProcessGroup group, int threads, float clipNorm)
    {
        var model = Runs.Model();
        using var trainer = new Trainer(model, new Adam(0.01f), new TrainerOptions
        {
            BatchSize = 64,
            ShardRows = 16,
            Threads = threads,
            ClipNorm = clipNorm,
            Seed = 23,
            Processes = group,
        });
        return Report(model, trainer.Fit(Runs.Data, Runs.Validation, 3), trainer.Evaluate(Runs.Validation));
    }

    private static string AllLayers(ProcessGroup group, float clipNorm)
    {
        var model = Networks.OfAllLayers();
        using var trainer = new Trainer(model, new Adam(0.003f), new TrainerOptions
        {
            BatchSize = 50,
            ShardRows = 8,
            Threads = 1,
            Seed = 5,
            ClipNorm = clipNorm,
            Processes = group,
            Metrics = [new Accuracy(), new TopAccuracy(2)],
        });
        return Report(model, trainer.Fit(Images, MoreImages, 2), trainer.Evaluate(MoreImages));
    }

    private static string Report(Sequential model, History history, Evaluation evaluation) => FormattableString.Invariant(
        $"{model.Sha256()} {evaluation.Loss:R} {evaluation.Accuracy:R} ")
        + string.Join("; ", history.Epochs.Select(epoch => FormattableString.Invariant(
            $"{epoch.Loss:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} {epoch.ValidationAccuracy:R}")));

    private static (string Weights, TrainingState State) Resumed(ProcessGroup group, TrainingState? state, int epochs)
    {
        var model = Runs.Model();
        using var trainer = Trainer(model, group);
        if (state is not null)
        {
            trainer.Restore(state);
        }

        trainer.Fit(Runs.Data, Runs.Validation, epochs);
        return (model.Sha256(), trainer.Capture());
    }

    private sealed class StepCounter(Action<int> act) : Callback
    {
        public override void OnStepEnd(Trainer trainer, in StepReport step) => act(step.Batch);
    }
}
