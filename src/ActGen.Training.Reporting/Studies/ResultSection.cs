using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>The sections that every study has: the table of results beside the published figures, and the curves.</summary>
internal static class ResultSection
{
    /// <summary>The table of results.</summary>
    public static StudySection Results(StudyResults results)
    {
        var published = results.Study.Trials.Any(trial => trial.Published is not null);
        string[] header =
        [
            "training", "data", "parameters", "runs", "test accuracy", "deviation",
            .. published ? ["published", "difference"] : Array.Empty<string>(), "seconds a run",
        ];
        return new StudySection(
            "Results",
            [
                .. results.Options.IsReduced
                    ? [Reduced(results.Options)]
                    : Array.Empty<StudyBlock>(),
                new StudyTable(header, [.. results.Trials.Select(trial => Row(trial, published))]),
                new StudyParagraph($"All of it: {results.TrainingTime}."),
                .. results.Study.Trials.Where(trial => trial.Note.Length > 0)
                    .Select(trial => new StudyParagraph($"{trial.Name}: {trial.Note}.")),
                .. Sources(results),
                .. results.Trials.SelectMany(trial => trial.Runs).Where(run => run.Failure is not null)
                    .Select(run => new StudyParagraph($"{run.Trial}, seed {Number(run.Seed)}: {run.Failure}")),
            ]);
    }

    /// <summary>Accuracy and loss over the epochs, as the mean over the seeds.</summary>
    public static StudySection Curves(StudyResults results) => new(
        "Curves",
        [
            .. results.Trials.Where(trial => trial.Runs.Any(run => run.Failure is null))
                .GroupBy(trial => trial.Trial.Recipe.DataName)
                .SelectMany(group => Curves(group.Key, [.. group])),
        ]);

    private static StudyParagraph Reduced(StudyOptions options) =>
        new($"This is a reduced run ({options.Fingerprint}): its figures are not those of the study.");

    private static StudyBlock[] Curves(string data, IReadOnlyList<TrialResult> trials) =>
    [
        new StudyParagraph($"{data}: training (solid) and validation (dashed), mean over the seeds."),
        new StudyFigures(
        [
            Html.LineFigure($"accuracy, {data}", "epoch", Lines(trials, e => e.Accuracy, e => e.ValidationAccuracy), inPairs: true),
            Html.LineFigure($"loss, {data}", "epoch", Lines(trials, e => e.Loss, e => e.ValidationLoss), inPairs: true),
        ]),
    ];

    private static IReadOnlyList<string> Row(TrialResult result, bool published)
    {
        var figure = result.Trial.Published;
        return
        [
            result.Trial.Name,
            result.Trial.Recipe.DataName,
            Text(result.Runs.Select(run => (double)run.Parameters).DefaultIfEmpty(double.NaN).First(), "N0"),
            result.Diverged == 0 ? Number(result.Runs.Count) : $"{Number(result.Runs.Count)}, {Number(result.Diverged)} diverged",
            Text(result.Mean, "0.00") + (figure is { IsBestEpoch: true } ? " % (best epoch)" : " %"),
            Text(result.Deviation, "0.00"),
            .. published ? [Figure(figure), Difference(result.Mean, figure)] : Array.Empty<string>(),
            Text(result.Runs.Select(run => run.Seconds).DefaultIfEmpty(double.NaN).Average(), "0.0"),
        ];
    }

    private static IEnumerable<StudyParagraph> Sources(StudyResults results) => results.Study.Trials
        .Where(trial => trial.Published is not null)
        .GroupBy(trial => trial.Published!.Source)
        .Select(group => new StudyParagraph($"Published ({string.Join(", ", group.Select(trial => trial.Name).Distinct())}): "
            + $"{group.Key}."));

    private static string Figure(PublishedFigure? figure) => figure is null ? "-"
        : Text(figure.Percent, "0.00##") + (figure.High is { } high ? $" to {Text(high, "0.00##")}" : "")
        + (figure.Deviation is { } deviation ? $" ± {Text(deviation, "0.00##")}" : "") + " %";

    // From a range, the distance to its nearer end; 0 within.
    private static string Difference(double mean, PublishedFigure? figure)
    {
        if (figure is null || double.IsNaN(mean))
        {
            return "-";
        }

        var high = figure.High ?? figure.Percent;
        var difference = mean < figure.Percent ? mean - figure.Percent : mean > high ? mean - high : 0;
        return difference.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<ChartLine> Lines(
        IReadOnlyList<TrialResult> trials, Func<StudyEpoch, double> training, Func<StudyEpoch, double> validation) =>
    [
        .. trials.SelectMany(trial => (ChartLine[])
        [
            new(trial.Trial.Name, Mean(trial, training)),
            new($"{trial.Trial.Name}, validation", Mean(trial, validation), IsDashed: true),
        ]),
    ];

    // As far as all seeds go: an early end of one would make a step in the mean.
    private static IReadOnlyList<(double X, double Y)> Mean(TrialResult trial, Func<StudyEpoch, double> value)
    {
        StudyRun[] runs = [.. trial.Runs.Where(run => run.Failure is null && run.Epochs.Count > 0)];
        return runs.Length == 0
            ? []
            : [.. Enumerable.Range(0, runs.Min(run => run.Epochs.Count)).Select(i => (i + 1.0, runs.Average(run => value(run.Epochs[i]))))];
    }

    private static string Text(double value, string format) =>
        double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
