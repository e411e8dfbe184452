namespace ActGen.Training;

/// <summary>
/// Which values a dropout drops. Computed from the random numbers of the rows in each pass anew, rather than kept from the forward to the
/// backward pass.
/// </summary>
internal sealed class DropMask(double rate)
{
    // Values whose 32 random bits are below are dropped.
    private readonly ulong _threshold = (ulong)Math.Round(rate * (1ul << 32));

    /// <summary>y = scale x + shift for what is kept, another value for what is dropped; y = x if this is no training.</summary>
    public void Apply(Shard shard, ReadOnlySpan<float> x, float scale, float shift, float dropped, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(shard);
        if (!shard.Training || _threshold == 0)
        {
            x.CopyTo(y);
            return;
        }

        var length = x.Length / shard.Rows;
        for (var row = 0; row < shard.Rows; row++)
        {
            var random = shard.Random(row);
            ulong bits = 0;
            for (var i = 0; i < length; i++)
            {
                bits = i % 2 == 0 ? random.NextBits() : bits >>> 32;
                var at = row * length + i;
                y[at] = (uint)bits < _threshold ? dropped : MathF.FusedMultiplyAdd(x[at], scale, shift);
            }
        }
    }
}
