namespace ActGen.Training;

/// <summary>
/// Gray images with a class each, kept as bytes and scaled (to 0 to 1 unless asked otherwise) while they are copied: MNIST,
/// Fashion-MNIST, KMNIST and what else comes in four IDX files. Immutable; parts of it share its memory.
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
        (Classes, Target, Map) = (classes, TargetFormat.Classes(classes), InputMap.ZeroToOne);
        SampleShape = [images.Dimensions[1], images.Dimensions[2], 1];
    }

    private MnistDataset(MnistDataset whole, int[]? chosen, InputMap map)
    {
        (_images, _labels, _chosen) = (whole._images, whole._labels, chosen);
        (Classes, Target, SampleShape, Map) = (whole.Classes, whole.Target, whole.SampleShape, map);
    }

    /// <inheritdoc />
    public int Count => _chosen?.Length ?? _labels.Length;

    /// <inheritdoc />
    public Shape SampleShape { get; }

    /// <summary>Number of classes; labels are below it.</summary>
    public int Classes { get; }

    /// <inheritdoc />
    public TargetFormat Target { get; }

    /// <summary>The map from the gray values 0 to 255 to inputs; numbers from 0 to 1 if nothing else was said.</summary>
    public InputMap Map { get; }

    /// <summary>The same images, with other numbers for their gray values.</summary>
    /// <param name="map">What becomes of 0 to 255, such as <see cref="InputMap.MinusOneToOne"/>.</param>
    public MnistDataset With(InputMap map) => new(this, _chosen, map);

    /// <summary>Mean and deviation of all pixels of this set, as numbers from 0 to 1; for <see cref="InputMap.Standard"/>.</summary>
    public (double Mean, double Deviation) Statistics()
    {
        long sum = 0;
        long squares = 0;
        for (var i = 0; i < Count; i++)
        {
            foreach (var pixel in Image(i))
            {
                sum += pixel;
                squares += pixel * pixel;
            }
        }

        var mean = (double)sum / Count / SampleShape.Size;
        var variance = (double)squares / Count / SampleShape.Size - mean * mean;
        return (mean / 255, Math.Sqrt(variance) / 255);
    }

    /// <summary>The first samples.</summary>
    /// <param name="count">How many; all if there are fewer.</param>
    public MnistDataset Take(int count)
    {
        Checks.AtLeast(1, count, nameof(count), nameof(Take));
        return count >= Count ? this : Part([.. Enumerable.Range(0, count)]);
    }

    /// <summary>Cuts the set in two at random; the same random numbers give the same parts.</summary>
    /// <param name="heldOut">The number of samples in the second part, below <see cref="Count"/>.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>The rest, and the part held out; each in the order of this set.</returns>
    public (MnistDataset Kept, MnistDataset HeldOut) Split(int heldOut, SeededRandom random)
    {
        Checks.Between(1, Count - 1, heldOut, nameof(heldOut), nameof(Split));
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
    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        var size = SampleShape.Size;
        if (inputs.Length != indices.Length * size || targets.Classes.Length != indices.Length)
        {
            throw new ArgumentException(
                $"{indices.Length} samples need {indices.Length * size} inputs and {indices.Length} labels, "
                + $"there is room for {inputs.Length} and {targets.Classes.Length}");
        }

        for (var row = 0; row < indices.Length; row++)
        {
            if (row + RowsAhead < indices.Length)
            {
                Pixels.Fetch(Image(indices[row + RowsAhead]));
            }

            targets.Classes[row] = _labels[Place(indices[row])];
            Pixels.ToFloats(Image(indices[row]), Map, inputs.Slice(row * size, size));
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

        return new MnistDataset(this, positions, Map);
    }
}
