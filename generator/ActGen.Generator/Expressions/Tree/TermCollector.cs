using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Collects equal terms with their coefficients, or bases with their exponents, in the order of first appearance. Two that do not add
/// up exactly both stay.
/// </summary>
internal sealed class TermCollector
{
    private const int None = -1;

    // Up to here a look at each is faster than a table.
    private const int MaxScanned = 8;

    private readonly List<Expr?> _keys = new();
    private readonly List<double> _values = new();

    // For each entry the next one with the same key.
    private readonly List<int> _next = new();
    private Dictionary<Expr, int>? _first;
    private int _firstNumber = None;

    public int Count => _keys.Count;

    /// <summary>A collected term; null for the number.</summary>
    public Expr? Key(int index) => _keys[index];

    /// <summary>Its coefficient or exponent.</summary>
    public double Value(int index) => _values[index];

    /// <param name="key">The term; null for a number.</param>
    /// <param name="value">How often it is added.</param>
    public void Add(Expr? key, double value)
    {
        var last = None;
        for (var i = First(key); i != None; i = _next[i])
        {
            if (Exact.Add(_values[i], value) is { } sum)
            {
                _values[i] = sum;
                return;
            }

            last = i;
        }

        Append(key, value, last);
    }

    private int First(Expr? key)
    {
        if (key is null)
        {
            return _firstNumber;
        }

        return _first is null ? _keys.IndexOf(key) : _first.TryGetValue(key, out var index) ? index : None;
    }

    private void Append(Expr? key, double value, int last)
    {
        var index = _keys.Count;
        _keys.Add(key);
        _values.Add(value);
        _next.Add(None);
        if (last != None)
        {
            _next[last] = index;
        }
        else if (key is null)
        {
            _firstNumber = index;
        }
        else if (_first is not null)
        {
            _first.Add(key, index);
        }

        if (_first is null && _keys.Count > MaxScanned)
        {
            _first = new Dictionary<Expr, int>();
            for (var i = _keys.Count - 1; i >= 0; i--)
            {
                if (_keys[i] is { } known)
                {
                    _first[known] = i;
                }
            }
        }
    }
}
