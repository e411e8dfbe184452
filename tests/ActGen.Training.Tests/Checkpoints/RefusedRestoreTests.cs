using System.Globalization;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Checkpoints;

/// <summary>All or nothing: after a refused state a trainer goes on as one that never saw it.</summary>
public class RefusedRestoreTests
{
    public static TheoryData<string> Refusals => [.. Damage.Keys];

    // Each a state that somebody refuses: the trainer, the optimizer, a callback early or late in the list, or a callback without a check.
    private static Dictionary<string, Func<string, string, string?>> Damage { get; } = new()
    {
        ["empty"] = (_, _) => null,
        ["no random state"] = (name, text) => name == "trainer.random" ? null : text,
        ["negative rate"] = (name, text) => name == "adam.learning_rate" ? "-1" : text,
        ["no waiting"] = (name, text) => name == "early_stopping.wait" ? null : text,
        ["no cooling"] = (name, text) => name == "reduce_lr.cooling" ? null : text,
        ["last callback"] = (name, text) => name == "stubborn" ? "no" : text,
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void The_next_training_is_that_of_a_trainer_that_never_saw_it(string what)
    {
        var (expected, refused) = (new Subject(), new Subject());
        using (expected.Trainer)
        using (refused.Trainer)
        {
            expected.Trainer.Fit(Runs.Data, Runs.Validation, 6);
            refused.Trainer.Fit(Runs.Data, Runs.Validation, 6);
            var before = refused.Trainer.Capture();
            Assert.Throws<InvalidDataException>(() => refused.Trainer.Restore(Edited(before, Damage[what])));
            Same(before, refused.Trainer.Capture());
            Assert.Same(expected.Trainer.Optimizer.GetType(), refused.Trainer.Optimizer.GetType());

            var again = expected.Trainer.Fit(Runs.Data, Runs.Validation, expected.Trainer.Epoch + 3);
            Assert.NotEmpty(again.Epochs);
            Assert.Equal(again.Epochs.Count, refused.Trainer.Fit(Runs.Data, Runs.Validation, refused.Trainer.Epoch + 3).Epochs.Count);
            Same(expected.Trainer.Capture(), refused.Trainer.Capture());
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_new_trainer_keeps_nothing_of_it(string what)
    {
        TrainingState other;
        var (trained, expected, refused) = (new Subject(), new Subject(), new Subject());
        using (trained.Trainer)
        {
            trained.Trainer.Fit(Runs.Data, Runs.Validation, 2);
            other = trained.Trainer.Capture();
        }

        using (expected.Trainer)
        using (refused.Trainer)
        {
            Assert.Throws<InvalidDataException>(() => refused.Trainer.Restore(Edited(other, Damage[what])));
            Same(expected.Trainer.Capture(), refused.Trainer.Capture());
            expected.Trainer.Fit(Runs.Data, Runs.Validation, 3);
            refused.Trainer.Fit(Runs.Data, Runs.Validation, 3);
            Same(expected.Trainer.Capture(), refused.Trainer.Capture());
        }
    }

    [Theory]
    [InlineData("trainer.epoch", "2147483647", "trainer.epoch")]
    [InlineData("trainer.epoch", "1000", "trainer.epoch")]
    [InlineData("early_stopping.best_epoch", "3", "early_stopping.best_epoch")]
    [InlineData("early_stopping.best_epoch", "2147483647", "early_stopping.best_epoch")]
    [InlineData("early_stopping.wait", "3", "early_stopping.wait")]
    [InlineData("reduce_lr.wait", "3", "reduce_lr.wait")]
    [InlineData("reduce_lr.cooling", "6", "reduce_lr.cooling")]
    public void A_number_beyond_what_it_can_be_is_refused(string name, string text, string told) =>
        Refuses(state => Edited(state, (key, value) => key == name ? text : value), $"'{told}'");

    [Theory]
    [InlineData("dense_1.weight", float.NaN)]
    [InlineData("dense_1.bias", float.PositiveInfinity)]
    [InlineData("adam.m/dense_1.weight", float.NaN)]
    [InlineData("adam.v/dense_1.bias", float.NaN)]
    [InlineData("early_stopping.best/dense_1.weight", float.NaN)]
    [InlineData("early_stopping.best/dense_1.weight", float.NegativeInfinity)]
    public void A_value_that_no_training_has_is_refused(string name, float value) => Refuses(
        state => Edited(state, (_, text) => text, (key, values) =>
        {
            if (key == name)
            {
                values[^1] = value;
            }
        }),
        $"tensor '{name}'", value.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void A_state_after_an_epoch_whose_number_is_none_goes_on()
    {
        TrainingState state;
        var (first, second) = (new Subject(new Monitored(Blind.Title, Validation: false)), new Subject(new Monitored(Blind.Title, false)));
        using (first.Trainer)
        {
            first.Trainer.Fit(Runs.Data, Runs.Validation, 1);
            state = first.Trainer.Capture();
            Assert.Equal("0", state.Texts["early_stopping.best_epoch"]);
        }

        using (second.Trainer)
        {
            second.Trainer.Restore(state);
            Same(state, second.Trainer.Capture());
        }
    }

    private static void Refuses(Func<TrainingState, TrainingState> edit, params string[] told)
    {
        var subject = new Subject();
        using (subject.Trainer)
        {
            subject.Trainer.Fit(Runs.Data, Runs.Validation, 2);
            var good = subject.Trainer.Capture();
            var flaw = Assert.Throws<InvalidDataException>(() => subject.Trainer.Restore(edit(good)));
            Assert.All(told, part => Assert.Contains(part, flaw.Message, StringComparison.Ordinal));
            Assert.DoesNotContain('\n', flaw.Message);
            Same(good, subject.Trainer.Capture());
            subject.Trainer.Restore(good);
        }
    }

    private static TrainingState Edited(
        TrainingState state, Func<string, string, string?> text, Action<string, float[]>? values = null)
    {
        var edited = new TrainingState();
        foreach (var tensor in state.Tensors)
        {
            float[] copy = [.. tensor.Values];
            values?.Invoke(tensor.Name, copy);
            edited.Add(tensor.Name, tensor.Shape, values is null ? new float[copy.Length] : copy);
        }

        foreach (var (name, value) in state.Texts)
        {
            if (text(name, value) is { } kept)
            {
                edited.Add(name, kept);
            }
        }

        return edited;
    }

    private static void Same(TrainingState expected, TrainingState actual)
    {
        Assert.Equal(expected.Texts, actual.Texts);
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), actual.Tensors.Select(tensor => tensor.Name));
        Assert.All(expected.Tensors.Zip(actual.Tensors), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    private sealed class Subject
    {
        public Subject(Monitored? monitor = null) => Trainer = new Trainer(Runs.Model(), new Adam(0.01f), new TrainerOptions
        {
            BatchSize = 64,
            Seed = 23,
            Metrics = [new Accuracy(), new Worse(), new Blind()],
            Callbacks =
            [
                new EarlyStopping(monitor ?? new Monitored("worse", Validation: false), patience: 2, restoreBest: true),
                new ReduceLROnPlateau(patience: 1, cooldown: 5),
                new Stubborn(),
            ],
        });

        public Trainer Trainer { get; }
    }

    // Finds out only while it loads.
    private sealed class Stubborn : Callback
    {
        public override void Save(Trainer trainer, TrainingState state) => state.Add("stubborn", "yes");

        public override void Load(Trainer trainer, TrainingState state)
        {
            if (state.Text("stubborn") != "yes")
            {
                throw new InvalidDataException("stubborn");
            }
        }
    }

    // Never better than at first, so that every training ends early.
    private sealed class Worse : Constant
    {
        public override string Name => "worse";

        protected override float Value => 1;
    }

    private sealed class Blind : Constant
    {
        public const string Title = "blind";

        public override string Name => Title;

        protected override float Value => float.NaN;
    }

    private abstract class Constant : Metric
    {
        public override bool HigherIsBetter => false;

        protected abstract float Value { get; }

        public override void Check(Shape output, TargetFormat targets)
        {
        }

        public override void Compute(ReadOnlySpan<float> outputs, Targets targets, Span<float> values) => values.Fill(Value);
    }
}
