namespace ActGen.Training;

/// <summary>The numbers of the samples in the order in which they are used; memory for them that grows once.</summary>
internal sealed class SampleOrder
{
    private int[] _order = [];

    /// <summary>From the first sample to the last.</summary>
    public ReadOnlyMemory<int> Ascending(int count) => Of(count, random: null);

    /// <summary>In a random order that depends only on the random numbers, or without them from the first to the last.</summary>
    public ReadOnlyMemory<int> Of(int count, SeededRandom? random)
    {
        if (_order.Length < count)
        {
            _order = new int[count];
        }

        for (var i = 0; i < count; i++)
        {
            _order[i] = i;
        }

        random?.Shuffle(_order.AsSpan(0, count));
        return _order.AsMemory(0, count);
    }
}
