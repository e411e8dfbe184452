namespace ActGen.Training.Reporting;

/// <summary>The histograms of what goes into the activation layers of a model.</summary>
internal static class LayerHistograms
{
    private const int MostSamples = 200;
    private const int LeastSamples = 8;
    private const int MostValues = 400_000;
    private const int Bins = 48;
    private const int Sorted = 100_000;
    private const double Tail = 0.002;

    /// <summary>Runs the first samples of a data set through a model.</summary>
    /// <returns>
    /// For the name of each layer whose activation is a curve, the histogram of its inputs, but for the ends of the tails.
    /// </returns>
    public static IReadOnlyDictionary<string, Histogram> Of(Sequential model, IReadOnlyList<LearnedLayer> layers, IDataset data)
    {
        // Behind a convolution a sample has tens of thousands of values, and few samples are enough.
        var largest = layers.Select(layer => layer.Shape.Neurons).DefaultIfEmpty(1).Max();
        var samples = Math.Clamp(MostValues / largest, LeastSamples, MostSamples);
        int[] indices = [.. Enumerable.Range(0, Math.Min(samples, data.Count))];
        var inputs = new float[indices.Length * data.SampleShape.Size];
        data.CopyBatch(indices, inputs, data.Target.ClassCount > 0
            ? new Targets(new int[indices.Length])
            : new Targets(indices.Length, new float[indices.Length * data.Target.ValueCount]));
        var seen = layers.Where(layer => layer.IsCurve).ToDictionary(layer => layer.Name, _ => new List<float>(), StringComparer.Ordinal);
        model.Observe(inputs, (layer, values) =>
        {
            if (seen.TryGetValue(layer.Name, out var list))
            {
                list.AddRange(values);
            }
        });
        return seen.ToDictionary(entry => entry.Key, entry => Middle([.. entry.Value]), StringComparer.Ordinal);
    }

    // Far values make the middle small: the outermost are left out, and 0 is always inside.
    private static Histogram Middle(float[] values)
    {
        float[] sorted = [.. values.Where((value, i) => float.IsFinite(value) && i % (1 + (values.Length / Sorted)) == 0).Order()];
        if (sorted.Length == 0)
        {
            return Histogram.Of(values, -1, 1, Bins);
        }

        var cut = (int)(Tail * sorted.Length);
        var (low, high) = (Math.Min(-1, sorted[cut]), Math.Max(1, sorted[^(1 + cut)]));
        return Histogram.Of(values, Math.Max(low, -1e6), Math.Min(high, 1e6), Bins);
    }
}
