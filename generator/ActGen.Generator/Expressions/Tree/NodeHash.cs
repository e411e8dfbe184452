namespace ActGen.Generator.Expressions;

/// <summary>
/// Hashes of nodes by the numbers of their operands. The numbers lie close together: their sums, or those of small multiples of them, are
/// the same for many operands, so that each is scattered over all bits first.
/// </summary>
internal static class NodeHash
{
    /// <summary>A hash and one operand more, where the order counts.</summary>
    public static int Then(int hash, int next) => unchecked(Scatter(hash) + next);

    /// <summary>A hash and one operand more, in any order.</summary>
    public static int And(int hash, int next) => unchecked(hash + Scatter(next));

    // The finalizer of MurmurHash3: every bit depends on every bit.
    private static int Scatter(int number)
    {
        unchecked
        {
            var bits = (uint)number;
            bits = (bits ^ (bits >> 16)) * 0x85EBCA6B;
            bits = (bits ^ (bits >> 13)) * 0xC2B2AE35;
            return (int)(bits ^ (bits >> 16));
        }
    }
}
