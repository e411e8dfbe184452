using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

/// <summary>Runs alone, because it counts the allocations of the whole process.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    [Theory]
    [InlineData(1, "adam")]
    [InlineData(2, "adam")]
    [InlineData(2, "sgd")]
    public void AStepAllocatesNothing(int threads, string optimizer)
    {
        var model = Runs.Model();
        var counter = new Counter(warmUp: 100, steps: 400);
        using var trainer = new Trainer(
            model, optimizer == "adam" ? new Adam() : new Sgd(0.001f, 0.9f),
            new TrainerOptions { BatchSize = 10, ShardRows = 3, Threads = threads, Schedule = LearningRateSchedule.Cosine(2), Callbacks = [counter] });
        trainer.Fit(new SyntheticData(10 * 510, [4, 3], 5, seed: 1), null, 1);
        Assert.Equal(0, counter.Bytes);
    }

    private sealed class Counter(int warmUp, int steps) : Callback
    {
        private long _before;

        public long Bytes { get; private set; } = -1;

        public override void OnStepEnd(Trainer trainer, in StepReport step)
        {
            if (step.Batch == warmUp)
            {
                // Asking allocates a little itself the first time.
                _ = GC.GetTotalAllocatedBytes(precise: true);
                _before = GC.GetTotalAllocatedBytes(precise: true);
            }
            else if (step.Batch == warmUp + steps)
            {
                Bytes = GC.GetTotalAllocatedBytes(precise: true) - _before;
            }
        }
    }
}
