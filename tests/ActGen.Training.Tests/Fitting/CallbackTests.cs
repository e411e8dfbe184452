using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

/// <summary>The freedom of callbacks in the middle of an epoch, and its limits.</summary>
public class CallbackTests
{
    [Fact]
    public void Evaluating_in_the_middle_of_an_epoch_changes_nothing()
    {
        var (quiet, curious) = (Runs.Model(), Runs.Model());
        var seen = new Recorder(Runs.Data);
        var histories = new History[2];
        using (var trainer = Runs.Trainer(quiet))
        {
            histories[0] = trainer.Fit(Runs.Data, Runs.Validation, 3);
        }

        var evaluator =
            new Acting { OnStep = trainer => trainer.Evaluate(Runs.Validation), OnBegin = trainer => trainer.Evaluate(Runs.Data) };
        using (var trainer = Runs.Trainer(curious, callbacks: evaluator))
        {
            histories[1] = trainer.Fit(seen, Runs.Validation, 3);
        }

        Assert.Equal(quiet.Sha256(), curious.Sha256());
        Assert.Equal(histories[0].Epochs.Select(epoch => epoch.Loss), histories[1].Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(histories[0].Epochs.Select(epoch => epoch.Accuracy), histories[1].Epochs.Select(epoch => epoch.Accuracy));
        Assert.Equal([.. Enumerable.Repeat(3, Runs.Data.Count)], seen.Counts);
    }

    [Fact]
    public void What_would_spoil_the_running_epoch_is_refused()
    {
        TrainingState? state = null;
        Refuses("Capture in the middle of an epoch", trainer => state = trainer.Capture());
        Refuses("Restore in the middle of an epoch", trainer => trainer.Restore(new TrainingState()));
        Refuses("Fit cannot be called from a callback", trainer => trainer.Fit(Runs.Data, null, 9));
        Assert.Null(state);
    }

    [Fact]
    public void A_trainer_can_be_used_again_after_a_callback_threw()
    {
        var throws = true;
        var acting = new Acting { OnStep = _ => Throw(throws) };
        var model = Runs.Model();
        using var trainer = Runs.Trainer(model, callbacks: acting);
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Runs.Data, null, 1));
        throws = false;
        Assert.Single(trainer.Fit(Runs.Data, null, 1).Epochs);
        _ = trainer.Capture();
    }

    private static void Throw(bool throws)
    {
        if (throws)
        {
            throw new InvalidOperationException("no");
        }
    }

    private static void Refuses(string message, Action<Trainer> action)
    {
        using var trainer = Runs.Trainer(Runs.Model(), callbacks: new Acting { OnStep = action });
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => trainer.Fit(Runs.Data, null, 1)).Message);
    }

    private sealed class Acting : Callback
    {
        public Action<Trainer> OnBegin { get; init; } = _ => { };

        public Action<Trainer> OnStep { get; init; } = _ => { };

        public override void OnEpochBegin(Trainer trainer, int epoch) => OnBegin(trainer);

        public override void OnStepEnd(Trainer trainer, in StepReport step) => OnStep(trainer);
    }

    /// <summary>Counts how often each sample is used.</summary>
    private sealed class Recorder(SyntheticData data) : IDataset
    {
        public int[] Counts { get; } = new int[data.Count];

        public int Count => data.Count;

        public Shape SampleShape => data.SampleShape;

        public TargetFormat Target => data.Target;

        public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
        {
            foreach (var index in indices)
            {
                Interlocked.Increment(ref Counts[index]);
            }

            data.CopyBatch(indices, inputs, targets);
        }
    }
}
