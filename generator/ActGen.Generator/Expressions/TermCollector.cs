using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>Collects equal terms with their coefficients (or bases with their exponents), in the order of first appearance.</summary>
/// <param name="merge">Adds two coefficients; null where their sum is not exact, so that both stay.</param>
internal sealed class TermCollector<T>(Func<T, T, T?> merge) where T : struct
{
    private readonly List<(Expr? Key, T Value)> _entries = new();

    /// <summary>The collected terms; the key of the number is null.</summary>
    public IReadOnlyList<(Expr? Key, T Value)> Entries => _entries;

    public void Add(Expr? key, T value)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (ReferenceEquals(_entries[i].Key, key) && merge(_entries[i].Value, value) is { } merged)
            {
                _entries[i] = (key, merged);
                return;
            }
        }

        _entries.Add((key, value));
    }
}
