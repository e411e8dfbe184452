namespace ActGen.Training;

/// <summary>Parts of any data set.</summary>
public static class DatasetExtensions
{
    /// <summary>The first samples.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="count">How many, at least 1; all if there are fewer.</param>
    public static IDataset Take(this IDataset data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        Checks.AtLeast(1, count, nameof(count), nameof(Take));
        return count >= data.Count ? data : new Subset(data, Enumerable.Range(0, count));
    }

    /// <summary>Cuts a data set in two at random; the same random numbers give the same parts.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="heldOut">The number of samples in the second part, below <see cref="IDataset.Count"/>.</param>
    /// <param name="random">The random numbers.</param>
    /// <returns>The rest, and the part held out; each in the order of the data set.</returns>
    public static (IDataset Kept, IDataset HeldOut) Split(this IDataset data, int heldOut, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        Checks.Between(1, data.Count - 1, heldOut, nameof(heldOut), nameof(Split));
        int[] order = [.. Enumerable.Range(0, data.Count)];
        random.Shuffle(order.AsSpan());
        return (new Subset(data, order[heldOut..].Order()), new Subset(data, order[..heldOut].Order()));
    }
}
