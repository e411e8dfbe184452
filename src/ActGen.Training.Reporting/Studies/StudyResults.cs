using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>All runs of a study.</summary>
/// <param name="Study">The study.</param>
/// <param name="Options">How it was run.</param>
/// <param name="Trials">The trainings with their runs, in the order of the study.</param>
public sealed record StudyResults(Study Study, StudyOptions Options, IReadOnlyList<TrialResult> Trials)
{
    /// <summary>How many runs there are and how long all of them trained together: <c>12 runs, 1:02:03 of training</c>.</summary>
    public string TrainingTime
    {
        get
        {
            StudyRun[] runs = [.. Trials.SelectMany(trial => trial.Runs)];
            var time = TimeText.Clock(runs.Sum(run => run.Seconds));
            return string.Create(CultureInfo.InvariantCulture, $"{runs.Length} {(runs.Length == 1 ? "run" : "runs")}, {time} of training");
        }
    }

    /// <summary>The runs of a training.</summary>
    /// <param name="trial">Its name.</param>
    public TrialResult this[string trial] => Trials.First(result => result.Trial.Name == trial);
}

/// <summary>The runs of one training.</summary>
/// <param name="Trial">The training.</param>
/// <param name="Runs">Its runs, a seed each.</param>
public sealed record TrialResult(StudyTrial Trial, IReadOnlyList<StudyRun> Runs)
{
    /// <summary>
    /// The accuracies, in percent, of the runs that did not diverge: of the best or the last epoch, as the published figure.
    /// </summary>
    public IReadOnlyList<double> Percents { get; } =
    [
        .. Runs.Where(run => run.Failure is null)
            .Select(run => 100 * (Trial.Published is { IsBestEpoch: true } ? run.BestAccuracy : run.TestAccuracy)),
    ];

    /// <summary>Their mean; NaN without any.</summary>
    public double Mean => Percents.DefaultIfEmpty(double.NaN).Average();

    /// <summary>Their standard deviation; NaN for less than two.</summary>
    public double Deviation => DeviationOf(Percents);

    /// <summary>How many runs diverged.</summary>
    public int Diverged => Runs.Count(run => run.Failure is not null);

    /// <summary>The learned values of a parameter, from each run that did not diverge.</summary>
    /// <param name="name">Its full name.</param>
    public IReadOnlyList<float[]> Learned(string name) =>
    [
        .. Runs.Where(run => run.Failure is null)
            .SelectMany(run => run.Learned)
            .Where(parameter => parameter.Name == name)
            .Select(parameter => parameter.Values),
    ];

    /// <summary>The standard deviation of some numbers; NaN for less than two.</summary>
    /// <param name="values">The numbers.</param>
    public static double DeviationOf(IReadOnlyCollection<double> values)
    {
        var mean = values.DefaultIfEmpty(double.NaN).Average();
        return values.Count < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
