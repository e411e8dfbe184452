namespace ActGen.Training.Reporting;

/// <summary>The curves of a training: loss and accuracy, of training and validation, and the learning rate.</summary>
internal static class TrainingSection
{
    private const string Axis = "epoch";

    /// <summary>Writes the section.</summary>
    public static string Write(IReadOnlyList<EpochMetrics> epochs) => epochs.Count == 0 ? "" : Html.Panels(
        [
            Html.LineFigure("loss", Axis, Pair(epochs, epoch => epoch.Training.Loss, epoch => epoch.Validation?.Loss)),
            .. epochs[0].Training.Metrics.Select((metric, i) => Html.LineFigure(
                metric.Name.Replace('_', ' '), Axis,
                Pair(epochs, epoch => epoch.Training.Metrics[i].Value, epoch => epoch.Validation?.Metrics[i].Value))),
            Html.LineFigure("learning rate", Axis, [Line("learning rate", epochs, epoch => epoch.LearningRate)]),
        ]);

    private static IReadOnlyList<ChartLine> Pair(
        IReadOnlyList<EpochMetrics> epochs, Func<EpochMetrics, double> training, Func<EpochMetrics, double?> validation)
    {
        var line = Line("training", epochs, training);
        return epochs.Any(epoch => validation(epoch) is not null)
            ? [line, Line("validation", epochs, epoch => validation(epoch) ?? double.NaN) with { IsDashed = true }]
            : [line];
    }

    private static ChartLine Line(string name, IReadOnlyList<EpochMetrics> epochs, Func<EpochMetrics, double> value) =>
        new(name, [.. epochs.Select(epoch => ((double)epoch.Epoch, value(epoch)))]);
}
