namespace ActGen.Training.Tests.Support;

/// <summary>Samples of a few classes around random centres: easy to learn, quick to make.</summary>
public sealed class SyntheticData : IDataset
{
    private readonly float[] _inputs;
    private readonly byte[] _labels;

    public SyntheticData(int count, Shape shape, int classes, ulong seed, float noise = 0.5f)
    {
        var random = new SeededRandom(seed);
        var centreRandom = new SeededRandom(99);
        var centres = new float[classes * shape.Size];
        foreach (ref float centre in centres.AsSpan())
        {
            centre = (float)centreRandom.NextNormal();
        }

        (Count, SampleShape, Classes) = (count, shape, classes);
        _inputs = new float[count * shape.Size];
        _labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            _labels[i] = (byte)random.NextInt(classes);
            for (int j = 0; j < shape.Size; j++)
            {
                _inputs[i * shape.Size + j] = centres[_labels[i] * shape.Size + j] + noise * (float)random.NextNormal();
            }
        }
    }

    public int Count { get; }

    public Shape SampleShape { get; }

    public int Classes { get; }

    public Span<float> Inputs => _inputs;

    public Span<byte> Labels => _labels;

    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Span<byte> labels)
    {
        int size = SampleShape.Size;
        for (int i = 0; i < indices.Length; i++)
        {
            _inputs.AsSpan(indices[i] * size, size).CopyTo(inputs.Slice(i * size, size));
            labels[i] = _labels[indices[i]];
        }
    }
}
