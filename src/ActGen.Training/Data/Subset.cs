namespace ActGen.Training;

/// <summary>Some samples of another data set, in an order of their own.</summary>
public sealed class Subset : IDataset
{
    // Numbers of samples that are translated at a time, on the stack.
    private const int Block = 128;

    private readonly IDataset _whole;
    private readonly int[] _places;

    /// <summary>Chooses samples.</summary>
    /// <param name="whole">The data set.</param>
    /// <param name="places">Their numbers there.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is that of no sample.</exception>
    public Subset(IDataset whole, IEnumerable<int> places)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(places);
        (_whole, _places) = (whole, [.. places]);
        var flaw = _places.AsSpan().IndexOfAnyExceptInRange(0, whole.Count - 1);
        if (flaw >= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(places), $"there is no sample {_places[flaw]}, there are only {whole.Count} samples");
        }
    }

    /// <inheritdoc />
    public int Count => _places.Length;

    /// <inheritdoc />
    public Shape SampleShape => _whole.SampleShape;

    /// <inheritdoc />
    public TargetFormat Target => _whole.Target;

    /// <inheritdoc />
    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        var size = SampleShape.Size;
        Span<int> there = stackalloc int[Block];
        for (var start = 0; start < indices.Length; start += Block)
        {
            var count = Math.Min(Block, indices.Length - start);
            for (var i = 0; i < count; i++)
            {
                there[i] = _places[indices[start + i]];
            }

            _whole.CopyBatch(there[..count], inputs.Slice(start * size, count * size), targets.Slice(start, count));
        }
    }
}
