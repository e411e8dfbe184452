namespace ActGen.Training;

/// <summary>Samples in memory, with a class or some numbers each. The arrays are kept, not copied.</summary>
public sealed class ArrayDataset : IDataset
{
    private readonly float[] _inputs;
    private readonly int[] _classes = [];
    private readonly float[] _values = [];

    /// <summary>Samples with a class each.</summary>
    /// <param name="sampleShape">Shape of one sample, channels last.</param>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <param name="classCount">The number of classes; all classes are below it.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a class is not below the number of classes.</exception>
    public ArrayDataset(Shape sampleShape, float[] inputs, int[] classes, int classCount)
        : this(sampleShape, inputs, TargetFormat.Classes(classCount))
    {
        ArgumentNullException.ThrowIfNull(classes);
        Require(classes.Length == Count, $"{classes.Length} classes", nameof(classes));
        var flaw = classes.AsSpan().IndexOfAnyExceptInRange(0, classCount - 1);
        if (flaw >= 0)
        {
            throw new ArgumentException($"sample {flaw} has the class {classes[flaw]} in a set of {classCount} classes", nameof(classes));
        }

        _classes = classes;
    }

    /// <summary>Samples with some numbers each.</summary>
    /// <param name="sampleShape">Shape of one sample, channels last.</param>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="targetShape">Shape of the target of one sample.</param>
    /// <param name="targets">The targets, one after another.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public ArrayDataset(Shape sampleShape, float[] inputs, Shape targetShape, float[] targets)
        : this(sampleShape, inputs, TargetFormat.Values(targetShape))
    {
        ArgumentNullException.ThrowIfNull(targets);
        Require(
            targets.Length == (long)Count * targetShape.Size, $"{targets.Length} target values of shape {targetShape}", nameof(targets));
        _values = targets;
    }

    private ArrayDataset(Shape sampleShape, float[] inputs, TargetFormat target)
    {
        ArgumentNullException.ThrowIfNull(sampleShape);
        ArgumentNullException.ThrowIfNull(inputs);
        (SampleShape, Target, _inputs) = (sampleShape, target, inputs);
        Count = inputs.Length / sampleShape.Size;
        if (Count * sampleShape.Size != inputs.Length)
        {
            throw new ArgumentException($"{inputs.Length} inputs are no whole number of samples of shape {sampleShape}", nameof(inputs));
        }
    }

    /// <inheritdoc />
    public int Count { get; }

    /// <inheritdoc />
    public Shape SampleShape { get; }

    /// <inheritdoc />
    public TargetFormat Target { get; }

    /// <inheritdoc />
    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        var size = SampleShape.Size;
        var values = Target.ValueCount;
        for (var row = 0; row < indices.Length; row++)
        {
            var index = indices[row];
            _inputs.AsSpan(index * size, size).CopyTo(inputs[(row * size)..]);
            if (values == 0)
            {
                targets.Classes[row] = _classes[index];
            }
            else
            {
                _values.AsSpan(index * values, values).CopyTo(targets.Values[(row * values)..]);
            }
        }
    }

    private void Require(bool fits, string what, string name)
    {
        if (!fits)
        {
            throw new ArgumentException($"{what} do not fit {Count} samples", name);
        }
    }
}
