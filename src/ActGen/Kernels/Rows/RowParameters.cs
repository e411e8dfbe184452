using System.Numerics;

namespace ActGen.Kernels;

/// <summary>
/// The parameters of an activation with reductions over the last axis: those with one value are the same for all columns, those of channels
/// and neurons lie along the columns. Gradients are added up in double.
/// </summary>
internal readonly ref struct RowParameters
{
    private readonly ReadOnlySpan<Per> _scopes;
    private readonly ReadOnlySpan<float> _values;
    private readonly Span<double> _totals;
    private readonly ActivationShape _shape;

    /// <param name="scopes">The scope of each parameter element.</param>
    /// <param name="shape">The shape of one sample, after the split into inputs.</param>
    /// <param name="values">The parameters of the call.</param>
    /// <param name="totals">A total for each parameter value; empty in a forward pass.</param>
    public RowParameters(ReadOnlySpan<Per> scopes, ActivationShape shape, ReadOnlySpan<float> values, Span<double> totals)
    {
        _scopes = scopes;
        _shape = shape;
        _values = values;
        _totals = totals;
        totals.Clear();
        foreach (var scope in scopes)
        {
            LayerCount += scope == Per.Layer ? 1 : 0;
            ColumnCount += scope == Per.Layer ? 0 : 1;
            HasNeurons |= scope == Per.Neuron;
        }

        Positions = HasNeurons ? shape.Neurons / shape.Channels : 1;
    }

    /// <summary>The parameter elements with one value.</summary>
    public int LayerCount { get; }

    /// <summary>The parameter elements with a value for each column.</summary>
    public int ColumnCount { get; }

    /// <summary>The rows of a sample that have column parameters of their own.</summary>
    public int Positions { get; }

    private bool HasNeurons { get; }

    /// <summary>Broadcasts the parameters with one value: a block for each.</summary>
    /// <param name="blocks">Receives them.</param>
    /// <param name="length">The length of a block.</param>
    public void LoadLayer<T>(Span<T> blocks, int length) where T : unmanaged, INumberBase<T>
    {
        var offset = 0;
        foreach (var scope in _scopes)
        {
            if (scope == Per.Layer)
            {
                blocks[..length].Fill(T.CreateTruncating(_values[offset]));
                blocks = blocks[length..];
            }

            offset += _shape.Length(scope);
        }
    }

    /// <summary>Writes the column parameters of one position, part after part, or of one lane of a tile.</summary>
    /// <param name="position">Which row of a sample.</param>
    /// <param name="columns">Receives them.</param>
    /// <param name="part">From one parameter to the next.</param>
    /// <param name="step">From one column to the next: 1, or the lanes of a tile.</param>
    public void LoadColumns<T>(int position, Span<T> columns, int part, int step) where T : unmanaged, INumberBase<T>
    {
        var (offset, next) = (0, 0);
        foreach (var scope in _scopes)
        {
            if (scope != Per.Layer)
            {
                var own = _values.Slice(offset + FirstOf(scope, position), _shape.Channels);
                for (var column = 0; column < own.Length; column++)
                {
                    columns[next + (column * step)] = T.CreateTruncating(own[column]);
                }

                next += part;
            }

            offset += _shape.Length(scope);
        }
    }

    /// <summary>Adds what the lanes added up for the parameters with one value to the totals, and begins anew.</summary>
    /// <param name="blocks">A block for each parameter.</param>
    /// <param name="length">The length of a block.</param>
    /// <param name="valid">How much of a block counts.</param>
    public void TakeLayer<T>(Span<T> blocks, int length, int valid) where T : unmanaged, INumberBase<T>
    {
        var offset = 0;
        foreach (var scope in _scopes)
        {
            if (scope == Per.Layer)
            {
                for (var lane = 0; lane < valid; lane++)
                {
                    _totals[offset] += double.CreateTruncating(blocks[lane]);
                }

                blocks[..length].Clear();
                blocks = blocks[length..];
            }

            offset += _shape.Length(scope);
        }
    }

    /// <summary>
    /// Adds what was added up along the columns of one position, or in one lane of a tile, to the totals, and begins anew.
    /// </summary>
    public void TakeColumns<T>(int position, Span<T> columns, int part, int step) where T : unmanaged, INumberBase<T>
    {
        var (offset, next) = (0, 0);
        foreach (var scope in _scopes)
        {
            if (scope != Per.Layer)
            {
                var own = _totals.Slice(offset + FirstOf(scope, position), _shape.Channels);
                for (var column = 0; column < own.Length; column++)
                {
                    own[column] += double.CreateTruncating(columns[next + (column * step)]);
                    columns[next + (column * step)] = T.Zero;
                }

                next += part;
            }

            offset += _shape.Length(scope);
        }
    }

    /// <summary>Adds the totals to the gradients.</summary>
    public void AddTo(Span<float> dparameters)
    {
        for (var i = 0; i < dparameters.Length; i++)
        {
            dparameters[i] += (float)_totals[i];
        }
    }

    private int FirstOf(Per scope, int position) => scope == Per.Neuron ? position * _shape.Channels : 0;
}
