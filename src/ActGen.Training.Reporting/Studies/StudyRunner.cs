namespace ActGen.Training.Reporting;

/// <summary>
/// Runs a study: each training with each seed. Finished runs are kept in the folder, so that a study that was stopped goes on where
/// it was; the results are written after each run. Several processes take the runs from one list, and the first of them writes the results.
/// </summary>
public sealed class StudyRunner
{
    private const int MostValues = 4096;

    private readonly Study _study;
    private readonly StudyOptions _options;
    private readonly StudyFolder _folder;
    private readonly StudyProgress _progress;
    private readonly ProcessGroup _processes;
    private readonly Dictionary<Recipe, string> _recipes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="output">Where to report progress.</param>
    /// <param name="width">The width of the terminal at the moment; null where the output is no terminal.</param>
    public StudyRunner(Study study, StudyOptions options, TextWriter output, Func<int>? width = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        (_study, _options, _folder, _processes) = (study, options, new StudyFolder(options.Out), options.Processes);
        _progress = new StudyProgress(output, width);
    }

    /// <summary>Runs what is not finished, and writes the results.</summary>
    /// <param name="cancellation">Looked at between steps; finished runs stay.</param>
    /// <exception cref="UnusableFileException">The folder cannot be used, or holds runs of another study.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public StudyResults Run(CancellationToken cancellation = default)
    {
        var plan = _study.Trials
            .SelectMany(trial => Enumerable.Range(1, Seeds(trial)).Select(seed => (Trial: trial, Seed: (ulong)seed)))
            .ToList();
        // Everything kept is read before anything is written or computed: what cannot be used ends it here.
        var finished = Kept(plan);
        Prepare();
        _progress.Begin(_study.Name, plan.Select(run => run.Trial.Name), finished);
        try
        {
            foreach (var (trial, seed) in Open(plan, finished))
            {
                if (_processes.Size > 1 && !_folder.Take(trial.Name, seed))
                {
                    continue;
                }

                _folder.Write(Train(trial, seed, cancellation));
                Collect(plan, finished);
            }

            _processes.Barrier();
            Collect(plan, finished);
        }
        finally
        {
            _progress.Stop();
        }

        if (IsFirst)
        {
            _folder.GiveBack();
        }

        return Results(finished);
    }

    private bool IsFirst => _processes.Rank == 0;

    private List<StudyRun> Kept(IEnumerable<(StudyTrial Trial, ulong Seed)> runs) =>
    [
        .. runs.Select(run => _folder.Read(run.Trial.Name, run.Seed, TextOf(run.Trial.Recipe), _options.Fingerprint))
            .OfType<StudyRun>(),
    ];

    // Reads all of a recipe's data, once.
    private string TextOf(Recipe recipe)
    {
        if (!_recipes.TryGetValue(recipe, out var text))
        {
            _recipes[recipe] = text = RecipeText.Of(recipe, recipe.Data(1, _options.Limit));
        }

        return text;
    }

    private static List<(StudyTrial Trial, ulong Seed)> Open(List<(StudyTrial Trial, ulong Seed)> plan, List<StudyRun> finished) =>
        plan.FindAll(run => !finished.Exists(done => done.Trial == run.Trial.Name && done.Seed == run.Seed));

    // Nobody takes a run before all have seen which are open, and what a stopped study left is given back.
    private void Prepare()
    {
        _processes.Barrier();
        _folder.Prepare();
        if (IsFirst)
        {
            _folder.GiveBack();
        }

        _processes.Barrier();
    }

    // Also what other processes have finished.
    private void Collect(List<(StudyTrial Trial, ulong Seed)> plan, List<StudyRun> finished)
    {
        foreach (var run in Kept(Open(plan, finished)))
        {
            finished.Add(run);
            _progress.Finish(run);
        }

        if (IsFirst)
        {
            StudyFiles.Write(_folder, Results(finished));
        }
    }

    private int Seeds(StudyTrial trial) => Math.Min(_options.Seeds ?? _study.Seeds, trial.Seeds ?? int.MaxValue);

    private StudyResults Results(List<StudyRun> finished) => new(_study, _options,
        [.. _study.Trials.Select(trial =>
            new TrialResult(trial, [.. finished.Where(run => run.Trial == trial.Name).OrderBy(run => run.Seed)]))]);

    private StudyRun Train(StudyTrial trial, ulong seed, CancellationToken cancellation)
    {
        var recipe = trial.Recipe;
        var data = recipe.Data(seed, _options.Limit);
        var model = recipe.Network(data.Training.SampleShape, data.Classes);
        model.Initialize(seed);
        var (learned, metrics) = (new LearnedHistory(), new MetricsLog(folder: null));
        var phases = recipe.Phases?.Invoke(_options.Epochs) ?? [];
        var epochs = phases.Count > 0 ? TrainingPhase.TotalEpochs(phases) : Math.Min(recipe.Epochs, _options.Epochs ?? recipe.Epochs);
        using var trainer = new Trainer(model, recipe.Optimizer(), new TrainerOptions
        {
            BatchSize = recipe.Batch,
            Threads = _options.Threads ?? Environment.ProcessorCount,
            Seed = seed,
            ClipNorm = recipe.ClipNorm,
            Schedule = recipe.Schedule,
            Phases = phases,
            Callbacks =
            [
                .. recipe.Steering(), learned, metrics, _folder.Keep(trial.Name, seed, TextOf(recipe), _options.Fingerprint),
                _progress.Of(trial.Name, seed, epochs),
            ],
        });
        _folder.Resume(trainer, trial.Name, seed, TextOf(recipe), _options.Fingerprint);
        var (test, failure) = (new Evaluation(double.NaN, [], 0), (string?)null);
        try
        {
            trainer.Fit(data.Training, data.Validation, Math.Max(epochs, trainer.Epoch), cancellation);
            test = trainer.Evaluate(data.Test, cancellation);
            failure = double.IsFinite(test.Loss) ? null : "the test loss is not finite";
        }
        catch (TrainingDivergedException error)
        {
            failure = error.Message;
        }

        return new StudyRun(
            trial.Name, TextOf(recipe), _options.Fingerprint, seed, model.ParameterCount, test.Accuracy, test.Loss,
            metrics.Epochs.Sum(epoch => epoch.Seconds), model.Sha256(), failure,
            [
                .. metrics.Epochs.Select(epoch => new StudyEpoch(
                    epoch.Loss, epoch.Accuracy, epoch.ValidationLoss ?? double.NaN, epoch.ValidationAccuracy ?? double.NaN)),
            ],
            [.. learned.Parameters.Where(parameter => parameter.Start.Length <= MostValues)
                .Select(parameter => new StudyParameter(parameter.Name, parameter.Start, parameter.Parameter.Value.ToArray()))]);
    }
}
