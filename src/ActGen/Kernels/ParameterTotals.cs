namespace ActGen.Kernels;

/// <summary>The end of a sum over rows: from a total for each column and parameter to the gradients of the parameters.</summary>
/// <param name="scopes">The scope of each parameter element.</param>
/// <param name="layout">The layout of the call.</param>
internal readonly ref struct ParameterTotals(ReadOnlySpan<Per> scopes, KernelLayout layout)
{
    private readonly ReadOnlySpan<Per> _scopes = scopes;

    /// <summary>Adds the totals to the gradients. Columns that share a parameter are added up in their order.</summary>
    /// <param name="totals">A total for each column, for each parameter element.</param>
    /// <param name="dparameters">The gradients.</param>
    public void AddTo(ReadOnlySpan<double> totals, Span<float> dparameters)
    {
        var (offset, columns) = (0, layout.Columns);
        foreach (var scope in _scopes)
        {
            var length = layout.Shape.Length(scope);
            var own = totals[..columns];
            for (var index = 0; index < length; index++)
            {
                var total = 0.0;
                for (var column = index; column < columns; column += length)
                {
                    total += own[column];
                }

                dparameters[offset + index] += (float)total;
            }

            offset += length;
            totals = totals[columns..];
        }
    }
}
