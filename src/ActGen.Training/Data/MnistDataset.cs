namespace ActGen.Training;

/// <summary>
/// Grey images with a class each, kept as bytes and scaled to 0 to 1 while they are copied: MNIST, Fashion-MNIST, KMNIST and what
/// else comes in four IDX files. Immutable; parts of it share its memory.
/// </summary>
public sealed class MnistDataset : IDataset
{
    // Images in random order are far from the processor: each is asked for while those before it are copied.
    private const int RowsAhead = 4;

    private readonly byte[] _images;
    private readonly byte[] _labels;

    // Which images belong to this part, in order; null for all of them.
    private readonly int[]? _chosen;

    /// <summary>Wraps images and labels, without copying them.</summary>
    /// <param name="images">Three axes: the images, their rows, their columns.</param>
    /// <param name="labels">One axis: the class of each image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">
    /// The axes or the numbers of items do not fit, or a label is not below <paramref name="classes"/>.
    /// </exception>
    public MnistDataset(IdxArray images, IdxArray labels, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (images.Dimensions.Count != 3 || labels.Dimensions.Count != 1 || images.Count != labels.Count)
        {
            throw new ArgumentException(
                $"{images.Dimensions.Count} axes and {images.Count} items for images, "
                + $"{labels.Dimensions.Count} and {labels.Count} for labels");
        }

        var largest = labels.Values.Max();
        if (largest >= classes)
        {
            throw new ArgumentException($"label {largest} in a set of {classes} classes", nameof(labels));
        }

        _images = images.Values;
        _labels = labels.Values;
        Classes = classes;
        SampleShape = [images.Dimensions[1], images.Dimensions[2], 1];
    }

    private MnistDataset(MnistDataset whole, int[] chosen)
    {
        (_images, _labels, _chosen) = (whole._images, whole._labels, chosen);
        (Classes, SampleShape) = (whole.Classes, whole.SampleShape);
    }

    /// <inheritdoc />
    public int Count => _chosen?.Length ?? _labels.Length;

    /// <inheritdoc />
    public Shape SampleShape { get; }

    /// <inheritdoc />
    public int Classes { get; }

    /// <summary>The first samples.</summary>
    /// <param name="count">How many; all if there are fewer.</param>
    public MnistDataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return count >= Count ? this : Part([.. Enumerable.Range(0, count)]);
    }

    /// <summary>Cuts the set in two at random; the same random numbers give the same parts.</summary>
    /// <param name="heldOut">The number of samples in the second part, below <see cref="Count"/>.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>The rest, and the part held out; each in the order of this set.</returns>
    public (MnistDataset Kept, MnistDataset HeldOut) Split(int heldOut, SeededRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heldOut, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(heldOut, Count);
        ArgumentNullException.ThrowIfNull(random);
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order.AsSpan());
        var rest = order[heldOut..];
        var held = order[..heldOut];
        Array.Sort(rest);
        Array.Sort(held);
        return (Part(rest), Part(held));
    }

    /// <inheritdoc />
    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Span<byte> labels)
    {
        var size = SampleShape.Size;
        if (inputs.Length != indices.Length * size || labels.Length != indices.Length)
        {
            throw new ArgumentException(
                $"{indices.Length} samples need {indices.Length * size} inputs and {indices.Length} labels, "
                + $"there is room for {inputs.Length} and {labels.Length}");
        }

        for (var row = 0; row < indices.Length; row++)
        {
            if (row + RowsAhead < indices.Length)
            {
                Pixels.Fetch(Image(indices[row + RowsAhead]));
            }

            labels[row] = _labels[Place(indices[row])];
            Pixels.ToFloats(Image(indices[row]), inputs.Slice(row * size, size));
        }
    }

    // Where a sample of this part is in the whole.
    private int Place(int index) => _chosen is null ? index : _chosen[index];

    private ReadOnlySpan<byte> Image(int index)
    {
        var size = SampleShape.Size;
        return _images.AsSpan(Place(index) * size, size);
    }

    private MnistDataset Part(int[] positions)
    {
        if (_chosen is not null)
        {
            for (var i = 0; i < positions.Length; i++)
            {
                positions[i] = _chosen[positions[i]];
            }
        }

        return new MnistDataset(this, positions);
    }
}
