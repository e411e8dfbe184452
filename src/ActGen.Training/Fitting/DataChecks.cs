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

        if (data.SampleShape.Size != model.InputShape.Size)
        {
            throw new ArgumentException($"a sample has the shape {data.SampleShape}, the model takes {model.InputShape}", name);
        }

        loss.Check(model.OutputShape, data.Target);
        for (int i = 0; i < metrics.Count; i++)
        {
            metrics[i].Check(model.OutputShape, data.Target);
        }
    }
}
