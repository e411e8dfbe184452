using ActGen.Activations;

namespace ActGen.Training.Mpi.Tests.Support;

/// <summary>The work of each process in tests of the group itself.</summary>
internal static class Worker
{
    private const int BatchSize = 20;
    private const int WarmUp = 40;
    private const int Window = 10;

    /// <summary>Every operation, with parts that differ in length; the result is the same everywhere.</summary>
    public static string Operations(ProcessGroup group)
    {
        var (rank, size) = (group.Rank, group.Size);

        // Process p has p + 1 floats, behind one and before one that nobody touches.
        int[] starts = [.. Enumerable.Range(0, size + 1).Select(process => 1 + process * (process + 1) / 2)];
        var gathered = new float[starts[^1] + 1];
        gathered.AsSpan().Fill(-1);
        gathered.AsSpan(starts[rank]..starts[rank + 1]).Fill(rank);
        group.AllGather(gathered, starts);

        // Process p sends q + 1 floats to process q, and none to itself.
        var sentStarts = Starts(size, to => to == rank ? 0 : to + 1);
        var receivedStarts = Starts(size, from => from == rank ? 0 : rank + 1);
        var sent = new float[sentStarts[^1]];
        for (var to = 0; to < size; to++)
        {
            sent.AsSpan(sentStarts[to]..sentStarts[to + 1]).Fill(10 * rank + to);
        }

        var received = new float[receivedStarts[^1]];
        group.AllToAll(sent, sentStarts, received, receivedStarts);

        byte[] broadcast = [(byte)rank, (byte)(rank + 1), 7];
        group.Broadcast(broadcast, root: size - 1);
        var refusal = "";
        try
        {
            group.AllGather(new float[3], [0, .. Enumerable.Repeat(4, size)]);
        }
        catch (ArgumentException error)
        {
            refusal = error.Message;
        }

        return $"{string.Join(' ', gathered)} | {string.Join(' ', received)} | {string.Join(' ', broadcast)} | {refusal}";
    }

    private static int[] Starts(int parts, Func<int, int> length) =>
        [.. Enumerable.Range(0, parts + 1).Select(end => Enumerable.Range(0, end).Sum(length))];

    /// <summary>Trains a network with every kind of exchange; tells its weights, what it measured, and what a step allocates.</summary>
    public static string Train(ProcessGroup group)
    {
        var model = new Sequential(
            [8, 8, 1],
            new Conv2D(9, 3), new BatchNorm(), new Activation<SoftExponential>(), new MaxPool2D(), new Flatten(),
            new Dense(17), new Dropout(0.3), new Activation<Relu>(), new Dense(4));
        var counter = new AllocationCounter();
        using var trainer = new Trainer(model, new AdamW(0.003f), new TrainerOptions
        {
            BatchSize = BatchSize,
            ShardRows = 3,
            Threads = 1,
            Seed = 3,
            ClipNorm = 1,
            Metrics = [new Accuracy(), new TopAccuracy(2)],
            Callbacks = [counter],
            Processes = group,
        });
        var history = trainer.Fit(Samples(BatchSize * 80, seed: 1), Samples(65, seed: 2), epochs: 2);
        var last = history.Epochs[^1];
        return FormattableString.Invariant(
            $"{model.Sha256()} {last.Loss:R} {last.Accuracy:R} {last.ValidationLoss:R} {last.ValidationAccuracy:R} {counter.Bytes} bytes");
    }

    private static ArrayDataset Samples(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var inputs = new float[count * 64];
        var classes = new int[count];
        for (var i = 0; i < count; i++)
        {
            classes[i] = random.NextInt(4);
            for (var j = 0; j < 64; j++)
            {
                inputs[i * 64 + j] = (j % 4 == classes[i] ? 1 : 0) + (float)random.NextNormal();
            }
        }

        return new ArrayDataset([8, 8, 1], inputs, classes, 4);
    }

    /// <summary>
    /// Counts the fewest bytes that this thread allocates in a window of steps: a collection counts some once, a step would every time.
    /// </summary>
    private sealed class AllocationCounter : Callback
    {
        private long _before;

        public long Bytes { get; private set; } = long.MaxValue;

        public override void OnStepEnd(Trainer trainer, in StepReport step)
        {
            if (step.Epoch > 1 || step.Batch % Window != 0)
            {
                return;
            }

            var now = GC.GetAllocatedBytesForCurrentThread();
            Bytes = step.Batch >= WarmUp + Window ? Math.Min(Bytes, now - _before) : Bytes;
            _before = now;
        }
    }
}
