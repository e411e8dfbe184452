namespace ActGen.Training;

/// <summary>Whether a data set fits a model, a loss and metrics.</summary>
internal static class DataChecks
{
    /// <summary>Throws if not; the message says why.</summary>
    public static void Fits(IDataset data, Sequential model, Loss loss, IReadOnlyList<Metric> metrics, string name)
    {
        if (data.Count == 0)
        {
            throw new ArgumentException("the data set is empty", name);
        }

        if (!Fits(data.SampleShape, model.InputShape))
        {
            throw new ArgumentException($"a sample has the shape {data.SampleShape}, the model takes {model.InputShape}", name);
        }

        loss.Check(model.OutputShape, data.Target);
        for (var i = 0; i < metrics.Count; i++)
        {
            metrics[i].Check(model.OutputShape, data.Target);
        }
    }

    // A flat sample fits any shape of its size and the other way round, and axes of length 1 do not count: [28, 28] is [28, 28, 1].
    private static bool Fits(Shape sample, Shape input) =>
        sample.Size == input.Size
        && (sample.Rank == 1 || input.Rank == 1 || sample.Where(axis => axis > 1).SequenceEqual(input.Where(axis => axis > 1)));
}
