namespace ActGen.Training.Tests.Support;

/// <summary>Samples of a few classes around random centers: easy to learn, quick to make.</summary>
public sealed class SyntheticData : IDataset
{
    private readonly float[] _inputs;
    private readonly int[] _labels;

    public SyntheticData(int count, Shape shape, int classes, ulong seed, float noise = 0.5f)
    {
        var random = new SeededRandom(seed);
        var centerRandom = new SeededRandom(99);
        var centers = new float[classes * shape.Size];
        foreach (ref var center in centers.AsSpan())
        {
            center = (float)centerRandom.NextNormal();
        }

        (Count, SampleShape, Target) = (count, shape, TargetFormat.Classes(classes));
        _inputs = new float[count * shape.Size];
        _labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            _labels[i] = random.NextInt(classes);
            for (var j = 0; j < shape.Size; j++)
            {
                _inputs[i * shape.Size + j] = centers[_labels[i] * shape.Size + j] + noise * (float)random.NextNormal();
            }
        }
    }

    public int Count { get; }

    public Shape SampleShape { get; }

    public TargetFormat Target { get; }

    public Span<float> Inputs => _inputs;

    public Span<int> Labels => _labels;

    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        var size = SampleShape.Size;
        for (var i = 0; i < indices.Length; i++)
        {
            _inputs.AsSpan(indices[i] * size, size).CopyTo(inputs.Slice(i * size, size));
            targets.Classes[i] = _labels[indices[i]];
        }
    }
}
