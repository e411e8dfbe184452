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
        var counter = new Counter();
        using var trainer = new Trainer(
            Runs.Model(), optimizer == "adam" ? new Adam() : new Sgd(0.001f, 0.9f),
            new TrainerOptions
            {
                BatchSize = 10,
                ShardRows = 3,
                Threads = threads,
                Schedule = LearningRateSchedule.Cosine(2),
                Callbacks = [counter],
            });
        trainer.Fit(new SyntheticData(10 * 1000, [4, 3], 5, seed: 1), null, 1);
        Assert.Equal(0, counter.OfThisThread);
        Assert.Equal(0, counter.OfProcess);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AStepOfANetworkOfAllLayersAllocatesNothing(int threads)
    {
        // A step takes milliseconds, and the test host allocates more often than that.
        var counter = new Counter(window: 4);
        using var trainer = new Trainer(Networks.OfAllLayers(), new Adam(), new TrainerOptions
        {
            BatchSize = 6,
            ShardRows = 2,
            Threads = threads,
            ClipNorm = 1,
            Metrics = [new Accuracy(), new TopAccuracy(2)],
            Callbacks = [counter],
        });
        trainer.Fit(new SyntheticData(6 * 200, [9, 9, 1], 5, seed: 1), null, 1);
        Assert.Equal(0, counter.OfThisThread);
        Assert.Equal(0, counter.OfProcess);
    }

    /// <summary>
    /// Counts the fewest bytes that the calling thread and the process allocate in a window of steps after the warm-up: the runtime's own
    /// threads allocate once in a while, and a collection of theirs counts the rest of a thread's allocation context; a step would every
    /// time.
    /// </summary>
    private sealed class Counter(int window = 100) : Callback
    {
        private long _threadBefore;
        private long _processBefore;

        public long OfThisThread { get; private set; } = long.MaxValue;

        public long OfProcess { get; private set; } = long.MaxValue;

        public override void OnStepEnd(Trainer trainer, in StepReport step)
        {
            if (step.Batch % window != 0)
            {
                return;
            }

            var (thread, process) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
            if (step.Batch > window)
            {
                OfThisThread = Math.Min(OfThisThread, thread - _threadBefore);
                OfProcess = Math.Min(OfProcess, process - _processBefore);
            }

            (_threadBefore, _processBefore) = (thread, process);
        }
    }
}
