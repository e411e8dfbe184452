using System.Buffers;

namespace ActGen.Training;

/// <summary>The samples of another data set, to be made again: each is its own target, as an autoencoder needs it.</summary>
/// <param name="data">The data set.</param>
public sealed class InputsAsTargets(IDataset data) : IDataset
{
    private readonly IDataset _data = data ?? throw new ArgumentNullException(nameof(data));

    /// <inheritdoc />
    public int Count => _data.Count;

    /// <inheritdoc />
    public Shape SampleShape => _data.SampleShape;

    /// <inheritdoc />
    public TargetFormat Target { get; } = TargetFormat.Values((data ?? throw new ArgumentNullException(nameof(data))).SampleShape);

    /// <inheritdoc />
    public void CopyBatch(ReadOnlySpan<int> indices, Span<float> inputs, Targets targets)
    {
        var rows = indices.Length;
        if (_data.Target.ValueShape is null)
        {
            var classes = ArrayPool<int>.Shared.Rent(rows);
            _data.CopyBatch(indices, inputs, new Targets(classes.AsSpan(0, rows)));
            ArrayPool<int>.Shared.Return(classes);
        }
        else
        {
            var length = rows * _data.Target.ValueCount;
            var values = ArrayPool<float>.Shared.Rent(length);
            _data.CopyBatch(indices, inputs, new Targets(rows, values.AsSpan(0, length)));
            ArrayPool<float>.Shared.Return(values);
        }

        inputs.CopyTo(targets.Values);
    }
}
