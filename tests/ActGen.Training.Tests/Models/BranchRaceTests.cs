using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Models;

public class BranchRaceTests
{
    /// <summary>
    /// Values of very different sizes are read by several layers, and shards that are at different ones must not meet. The slow layer
    /// holds the even shards back, so that the odd ones are elsewhere meanwhile.
    /// </summary>
    [Fact]
    public void Shards_at_different_branches_do_not_disturb_each_other()
    {
        string[] weights = [.. new[] { 1, 2 }.Select(threads =>
        {
            var model = new Sequential(
                12, new Dense(200), new Residual(new Dense(200)), new Dense(10), new Residual(new Slow(), new Dense(10)),
                new Residual(new Dense(10)),
                new Dense(5));
            model.Initialize(1);
            using var trainer =
                new Trainer(model, new Sgd(0.01f), new TrainerOptions { BatchSize = 43, ShardRows = 1, Threads = threads, Seed = 2 });
            trainer.Fit(Runs.Data, null, 1);
            return model.Sha256();
        })];
        Assert.Equal(weights[0], weights[1]);
    }

    /// <summary>Passes values on, and takes its time on the way back in every other row, between receiving and giving a gradient.</summary>
    private sealed class Slow() : Layer(null)
    {
        public override string Kind => "Slow";

        public override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

        public override void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
        {
            dy.CopyTo(dx);
            if (shard.FirstRow % 2 == 0)
            {
                Thread.Sleep(1);
            }
        }

        protected override Shape Build(Shape input) => input;
    }
}
