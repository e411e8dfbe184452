namespace ActGen.Training.Reporting;

/// <summary>The predictions of a classifier for a data set: who is taken for whom, and the mistakes it is surest of.</summary>
public sealed class TestPredictions
{
    private const int Chunk = 500;

    private readonly int[,] _counts;

    private TestPredictions(int classes, IReadOnlyList<Mistake> mistakes, int[,] counts) =>
        (Classes, Mistakes, _counts) = (classes, mistakes, counts);

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The mistakes of which the model is surest, the worst first.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>How many samples of one class are taken for another.</summary>
    /// <param name="truth">The class they have.</param>
    /// <param name="predicted">The class they are given.</param>
    public int Count(int truth, int predicted) => _counts[truth, predicted];

    /// <summary>How many samples are right.</summary>
    public int Right => Enumerable.Range(0, Classes).Sum(c => _counts[c, c]);

    /// <summary>Runs a model over a data set.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data.</param>
    /// <param name="mistakes">How many mistakes to keep.</param>
    /// <param name="cancellation">Looked at between chunks of samples.</param>
    public static TestPredictions Of(Sequential model, IDataset data, int mistakes = 40, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var classes = model.OutputShape.Size;
        var counts = new int[classes, classes];
        var wrong = new List<Mistake>();
        for (var start = 0; start < data.Count; start += Chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] indices = [.. Enumerable.Range(start, Math.Min(Chunk, data.Count - start))];
            var (inputs, labels) = (new float[indices.Length * data.SampleShape.Size], new int[indices.Length]);
            data.CopyBatch(indices, inputs, new Targets(labels));
            var outputs = new float[indices.Length * classes];
            model.Predict(inputs, outputs);
            for (var row = 0; row < indices.Length; row++)
            {
                var logits = outputs.AsSpan(row * classes, classes);
                var best = ClassOf(logits);
                counts[labels[row], best]++;
                if (best != labels[row])
                {
                    var image = inputs.AsSpan(row * data.SampleShape.Size, data.SampleShape.Size);
                    wrong.Add(new Mistake(indices[row], labels[row], best, Confidence(logits, best), image.ToArray(), data.SampleShape));
                }
            }
        }

        return new TestPredictions(classes, [.. wrong.OrderByDescending(mistake => mistake.Confidence).Take(mistakes)], counts);
    }

    /// <summary>The class with the largest output; of equal ones the first.</summary>
    /// <param name="logits">The outputs of one sample.</param>
    public static int ClassOf(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }

    /// <summary>The probability that a softmax gives to a class.</summary>
    /// <param name="logits">The outputs of one sample.</param>
    /// <param name="index">The class.</param>
    public static double Confidence(ReadOnlySpan<float> logits, int index)
    {
        double sum = 0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - (double)logits[index]);
        }

        return 1 / sum;
    }
}

/// <summary>A sample that a model gets wrong.</summary>
/// <param name="Index">Its number in the data set.</param>
/// <param name="Truth">The class it has.</param>
/// <param name="Predicted">The class it is given.</param>
/// <param name="Confidence">The probability that the model gives to that class.</param>
/// <param name="Input">The sample, as the model gets it.</param>
/// <param name="Shape">Its shape.</param>
public sealed record Mistake(int Index, int Truth, int Predicted, double Confidence, float[] Input, Shape Shape);
