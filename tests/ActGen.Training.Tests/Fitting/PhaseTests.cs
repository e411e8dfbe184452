using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Fitting;

public sealed class PhaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-phases-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Fit_without_a_number_runs_all_phases_and_names_them()
    {
        using var trainer = Make(Runs.Model(), Cycles());
        Assert.Equal("weights", trainer.Phase!.Name);
        var history = trainer.Fit(Runs.Data);
        Assert.Equal(["weights", "weights", "activation", "weights again", "weights again"], history.Epochs.Select(epoch => epoch.Phase));
        Assert.Equal("weights again", trainer.Phase!.Name);
        using var without = Make(Runs.Model(), []);
        Assert.Contains("say how many epochs", Assert.Throws<ArgumentException>(() => without.Fit(Runs.Data)).Message);
        Assert.Null(without.Phase);
    }

    [Fact]
    public void Groups_that_learn_can_be_named_instead_of_frozen_ones()
    {
        var model = Runs.Model();
        using var trainer = Make(model, [new() { Epochs = 1, Learning = ["gains"] }]);
        var before = Values(model);
        trainer.Fit(Runs.Data);
        var after = Values(model);
        for (var i = 0; i < before.Length; i++)
        {
            Assert.Equal(model.Parameters[i].Group != "gains", before[i].SequenceEqual(after[i]));
        }
    }

    [Fact]
    public void An_optimizer_of_its_own_starts_afresh_and_a_shared_one_goes_on()
    {
        var (own, shared) = (new Adam(0.01f), new Adam(0.02f));
        using var trainer =
            Make(Runs.Model(), [new() { Epochs = 2 }, new() { Epochs = 1, Optimizer = own }, new() { Epochs = 1, Optimizer = shared },
            new() { Epochs = 1 }, new() { Epochs = 1, Optimizer = shared }]);
        var main = trainer.Optimizer;
        var batches = (Runs.Data.Count + 63) / 64;
        trainer.Fit(Runs.Data);
        Assert.Equal([3L * batches, batches, 2L * batches], new[] { main, own, shared }.Select(optimizer => optimizer.Steps));
        Assert.Same(shared, trainer.Optimizer);
    }

    [Fact]
    public void A_schedule_of_its_own_counts_from_the_start_of_the_phase()
    {
        using var trainer = Make(Runs.Model(), [new() { Epochs = 2 }, new() { Epochs = 3, Schedule = LearningRateSchedule.Step(1, 0.5) }]);
        Assert.Equal([0.01, 0.01, 0.01, 0.005, 0.0025], trainer.Fit(Runs.Data).Epochs.Select(epoch => Math.Round(epoch.LearningRate, 6)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_checkpoint_in_any_phase_continues_to_the_same_bits(int stop)
    {
        var straight = Runs.Model();
        using (var trainer = Make(straight, Cycles()))
        {
            trainer.Fit(Runs.Data);
        }

        using (var first = Make(Runs.Model(), Cycles()))
        {
            first.Fit(Runs.Data, null, epochs: stop);
            Checkpoint.Write(Path, first.Capture(), []);
        }

        var resumed = Runs.Model();
        using var second = Make(resumed, Cycles());
        Checkpoint.Read(Path).Restore(second);
        Assert.Equal(stop, second.Epoch);
        second.Fit(Runs.Data);
        Assert.Equal(straight.Sha256(), resumed.Sha256());
    }

    [Fact]
    public void A_checkpoint_of_other_phases_is_refused_and_changes_nothing()
    {
        using (var first = Make(Runs.Model(), Cycles()))
        {
            first.Fit(Runs.Data, null, epochs: 3);
            Checkpoint.Write(Path, first.Capture(), []);
        }

        Refuses("epoch 3 is in phase 2 there and in no phase here", []);
        Refuses("epoch 3 is in phase 2 there and in phase 1 here",
            [new() { Name = "weights", Epochs = 5, Frozen = ["activation", "gains"] }]);
        var others = Cycles();
        others[0] = new TrainingPhase { Name = "weights", Epochs = 2 };
        Refuses("phase 1 is 'weights; frozen activation,gains; learning all others; adam' there and 'weights; frozen ; learning all "
            + "others; adam' here", others);

        // Phases to come are free, and the current one may become longer.
        var longer = Cycles();
        longer[1] = new TrainingPhase { Name = "activation", Epochs = 7, Learning = ["activation", "gains"], Optimizer = new Adam(0.02f) };
        using var trainer = Make(Runs.Model(), longer[..2]);
        Checkpoint.Read(Path).Restore(trainer);
        Assert.Equal(9, 3 + trainer.Fit(Runs.Data).Epochs.Count);
    }

    [Fact]
    public void Phases_that_do_not_fit_are_told_before_anything_runs()
    {
        Assert.Contains("in phase 1 'nothing' nothing learns", Refusal([new() { Name = "nothing", Epochs = 1, Learning = [] }]));
        Assert.Contains(
            "phase 2 needs the parameter group 'weights', which the model has not; it has 'weight', 'gains', 'activation'",
            Refusal([new() { Epochs = 1 }, new() { Epochs = 1, Learning = ["weights"] }]));
    }

    private static string Refusal(TrainingPhase[] phases) => Assert.Throws<ArgumentException>(() => Make(Runs.Model(), phases)).Message;

    private void Refuses(string problem, TrainingPhase[] phases)
    {
        var model = Runs.Model();
        using var trainer = Make(model, phases);
        var before = model.Sha256();
        var flaw = Assert.Throws<UnusableFileException>(() => Checkpoint.Read(Path).Restore(trainer));
        Assert.Contains(problem, flaw.Message, StringComparison.Ordinal);
        Assert.Equal((before, 0), (model.Sha256(), trainer.Epoch));
    }

    /// <summary>As in document 3: weights, then the activations with an optimizer of their own, then the weights again.</summary>
    private static TrainingPhase[] Cycles() =>
    [
        new() { Name = "weights", Epochs = 2, Frozen = ["activation", "gains"] },
        new() { Name = "activation", Epochs = 1, Learning = ["activation", "gains"], Optimizer = new Adam(0.02f) },
        new() { Name = "weights again", Epochs = 2, Learning = ["weight"], LearningRate = 0.003f },
    ];

    private static Trainer Make(Sequential model, TrainingPhase[] phases) => Runs.Trainer(model, phases: phases);

    private static float[][] Values(Sequential model) => [.. model.Parameters.Select(parameter => parameter.Value.ToArray())];
}
