namespace ActGen.Training;

/// <summary>The content of an IDX file of unsigned bytes.</summary>
/// <param name="Dimensions">The length of each axis, the slowest first; the first is the number of items.</param>
/// <param name="Values">All values, the last axis fastest.</param>
public sealed record IdxArray(IReadOnlyList<int> Dimensions, byte[] Values)
{
    /// <summary>The number of items: the length of the first axis.</summary>
    public int Count => Dimensions[0];

    /// <summary>The number of values in one item.</summary>
    public int ItemLength
    {
        get
        {
            var length = 1;
            for (var axis = 1; axis < Dimensions.Count; axis++)
            {
                length *= Dimensions[axis];
            }

            return length;
        }
    }
}
