namespace ActGen.Kernels;

/// <summary>Gathers the parameters of one block of columns side by side, as kernels read them.</summary>
internal static class ParameterBlock
{
    /// <summary>Parameter blocks up to this many floats live on the stack.</summary>
    public const int MaxOnStack = 1024;

    /// <param name="scopes">The scope of each parameter element.</param>
    /// <param name="layout">The layout of the call.</param>
    /// <param name="parameters">The parameters of the call.</param>
    /// <param name="column">The first column of the block.</param>
    /// <param name="valid">How many columns exist; the other lanes repeat the last one.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="block">Receives one block of lanes for each parameter element.</param>
    public static void Load(
        ReadOnlySpan<Per> scopes, in KernelLayout layout, ReadOnlySpan<float> parameters, int column, int valid, int lanes,
        Span<float> block)
    {
        var offset = 0;
        foreach (var scope in scopes)
        {
            var length = layout.Shape.Length(scope);
            if (scope == Per.Layer)
            {
                block[..lanes].Fill(parameters[offset]);
            }
            else if (valid == lanes && length == layout.Columns)
            {
                parameters.Slice(offset + column, lanes).CopyTo(block);
            }
            else
            {
                for (var lane = 0; lane < lanes; lane++)
                {
                    block[lane] = parameters[offset + layout.IndexOf(column + Math.Min(lane, valid - 1), scope)];
                }
            }

            offset += length;
            block = block[lanes..];
        }
    }
}
