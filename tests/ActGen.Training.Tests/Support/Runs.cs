namespace ActGen.Training.Tests.Support;

/// <summary>Short trainings of one small network, for tests that compare or interrupt them.</summary>
public static class Runs
{
    public static SyntheticData Data { get; } = new(430, [4, 3], 5, seed: 1);

    public static SyntheticData Validation { get; } = new(101, [4, 3], 5, seed: 2);

    public static Sequential Model()
    {
        var model = ReferenceNetwork.Model();
        model.Initialize(17);
        return model;
    }

    public static Trainer Trainer(
        Sequential model, Optimizer? optimizer = null, int threads = 2, LearningRateSchedule? schedule = null,
        IReadOnlyList<TrainingPhase>? phases = null, params Callback[] callbacks) =>
        new(model, optimizer ?? new Adam(0.01f), new TrainerOptions
        {
            BatchSize = 64,
            ShardRows = 16,
            Threads = threads,
            Seed = 23,
            Schedule = schedule ?? LearningRateSchedule.Constant,
            Phases = phases ?? [],
            Callbacks = callbacks,
        });
}
