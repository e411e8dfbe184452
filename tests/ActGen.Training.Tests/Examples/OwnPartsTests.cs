using ActGen.Activations;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Examples;

/// <summary>A loss, a metric, a layer with random numbers, an optimizer, a callback and a training loop of a user's own.</summary>
public class OwnPartsTests
{
    [Fact]
    public void Own_parts_train_and_give_the_same_bits_on_any_number_of_threads()
    {
        string[] weights = [.. new[] { 1, 3 }.Select(threads =>
        {
            var best = new BestLoss();
            var model = new Sequential([4, 3], new Flatten(), new Dense(12), new GaussianNoise(0.1f), new Activation<Tanh>(), new Dense(5));
            using var trainer = new Trainer(model, new SignDescent(0.005f), new TrainerOptions
            {
                Loss = new HingeLoss(),
                Metrics = [new Accuracy(), new Margin()],
                BatchSize = 50,
                Threads = threads,
                Seed = 4,
                Callbacks = [best, new EarlyStopping(new Monitored("margin", Validation: true), patience: 3)],
            });
            var history = trainer.Fit(Runs.Data, Runs.Validation, epochs: 12);
            Assert.True(history.Epochs[^1].ValidationAccuracy > 0.95, $"{history.Epochs[^1]}");
            Assert.Equal(history.Epochs.Min(epoch => epoch.Loss), best.Loss);
            return model.Sha256();
        })];
        Assert.Equal(weights[0], weights[1]);
    }

    [Fact]
    public void A_loop_of_ones_own_takes_the_steps_of_the_trainer()
    {
        var options = new TrainerOptions { BatchSize = 64, ShardRows = 16, Shuffle = false, Threads = 2, ClipNorm = 0.5f };
        var trained = Runs.Model();
        using (var trainer = new Trainer(trained, new Adam(0.01f), options))
        {
            trainer.Fit(Runs.Data, null, epochs: 2);
        }

        var model = Runs.Model();
        var adam = new Adam(0.01f);
        using var step = new TrainingStep(model, options);
        int[] order = [.. Enumerable.Range(0, Runs.Data.Count)];
        for (var epoch = 0; epoch < 2; epoch++)
        {
            foreach (var batch in order.Chunk(64))
            {
                step.Load(Runs.Data, batch);
                step.Forward();
                Assert.True(double.IsFinite(step.ComputeLoss()));
                step.Backward();
                Assert.True(step.Update(adam));
            }
        }

        Assert.Equal(trained.Sha256(), model.Sha256());
    }

    [Fact]
    public void A_loop_may_have_a_loss_without_targets()
    {
        // Makes the outputs for given inputs as large as the norm of the outputs allows: a step against minus the outputs.
        var model = new Sequential(12, new Dense(1));
        using var step = new TrainingStep(model, new TrainerOptions { BatchSize = 8, Seed = 3 });
        var sgd = new Sgd(0.1f);
        var mean = new List<float>();
        for (var i = 0; i < 5; i++)
        {
            step.Load(new ArrayDataset(12, [.. Enumerable.Repeat(1f, 96)], new int[8], 1), [0, 1, 2, 3, 4, 5, 6, 7]);
            step.Forward();
            mean.Add(step.Outputs.ToArray().Average());
            step.OutputGradients.Fill(-1f / step.Rows);
            step.Backward();
            step.Update(sgd);
        }

        Assert.All(mean.Zip(mean.Skip(1)), pair => Assert.Equal(0.1f * 13, pair.Second - pair.First, 1e-4f));
    }

    /// <summary>The multi-class hinge loss of Crammer and Singer: 1 + the best wrong output - the right one, if that is above 0.</summary>
    private sealed class HingeLoss : Loss
    {
        public override string Name => "hinge";

        public override void Check(Shape outputs, TargetFormat target)
        {
            if (target.ClassCount != outputs.Size)
            {
                throw new ArgumentException($"the loss {Name} needs as many outputs as classes, not {outputs} for {target}");
            }
        }

        public override void Compute(ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses)
        {
            var classes = RowLength(outputs, targets, gradient, losses);
            gradient.Clear();
            for (var row = 0; row < targets.Rows; row++)
            {
                var z = outputs.Slice(row * classes, classes);
                var right = targets.Classes[row];
                var wrong = right == 0 ? 1 : 0;
                for (var i = 0; i < classes; i++)
                {
                    wrong = i != right && z[i] > z[wrong] ? i : wrong;
                }

                losses[row] = Math.Max(0, 1 + z[wrong] - z[right]);
                if (losses[row] > 0)
                {
                    gradient[row * classes + wrong] = scale;
                    gradient[row * classes + right] = -scale;
                }
            }
        }
    }

    /// <summary>The right output minus the mean of all.</summary>
    private sealed class Margin : Metric
    {
        public override string Name => "margin";

        public override bool HigherIsBetter => true;

        public override void Check(Shape outputs, TargetFormat target)
        {
        }

        public override void Compute(ReadOnlySpan<float> outputs, Targets targets, Span<float> values)
        {
            var classes = outputs.Length / targets.Rows;
            for (var row = 0; row < targets.Rows; row++)
            {
                float sum = 0;
                for (var i = 0; i < classes; i++)
                {
                    sum += outputs[row * classes + i];
                }

                values[row] = outputs[row * classes + targets.Classes[row]] - sum / classes;
            }
        }
    }

    /// <summary>Adds normally distributed noise in training.</summary>
    private sealed class GaussianNoise(float deviation) : Layer(null)
    {
        public override string Kind => "GaussianNoise";

        protected internal override bool BackwardReadsInput => false;

        protected internal override bool BackwardReadsOutput => false;

        public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y)
        {
            var length = x.Length / shard.Rows;
            for (var row = 0; row < shard.Rows; row++)
            {
                var random = shard.Random(row);
                for (var i = row * length; i < (row + 1) * length; i++)
                {
                    y[i] = shard.Training ? x[i] + deviation * (float)random.NextNormal() : x[i];
                }
            }
        }

        public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
        {
            if (!dx.IsEmpty)
            {
                dy.CopyTo(dx);
            }
        }

        protected override Shape Build(Shape input) => input;
    }

    /// <summary>Moves every parameter by the learning rate against the sign of a running mean of its gradient.</summary>
    private sealed class SignDescent(float learningRate) : Optimizer(learningRate, weightDecay: 0, "mean")
    {
        public override string Name => "sign";

        protected internal override bool Update(in UpdateSlice slice)
        {
            var mean = State(0, slice);
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] = 0.9f * mean[i] + 0.1f * slice.Gradient[i];
                slice.Value[i] -= slice.LearningRate * Math.Sign(mean[i]);
            }

            return slice.Finish();
        }
    }

    /// <summary>Remembers the smallest training loss.</summary>
    private sealed class BestLoss : Callback
    {
        public double Loss { get; private set; } = double.PositiveInfinity;

        public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => Loss = Math.Min(Loss, metrics.Loss);
    }
}
