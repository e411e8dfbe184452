using ActGen.Benchmarks.Elementwise;

namespace ActGen.Benchmarks.Tensors;

/// <summary>Runs a composition over blocks, so that its intermediate results stay in the first-level cache.</summary>
internal sealed class BlockedTensors(TensorComposition composition, Workload work)
{
    private const int BlockLength = 1024;

    private readonly float[] _scratch = new float[3 * BlockLength];

    public void Forward()
    {
        for (var start = 0; start < work.Length; start += Step)
        {
            composition.Forward(Block(start, work.Y));
        }
    }

    public void Backward()
    {
        work.ParameterGradients.Clear();
        for (var start = 0; start < work.Length; start += Step)
        {
            composition.Backward(Block(start, work.Dx));
        }
    }

    // A block with parameters of its columns lies within a row.
    private int Step => work.HasColumnParameters ? Math.Min(work.Columns, BlockLength) : BlockLength;

    private TensorBlock Block(int start, Span<float> result)
    {
        var length = Math.Min(Step, work.Length - start);
        var scratch = _scratch.AsSpan();
        var (column, count) = work.HasColumnParameters ? (start % work.Columns, length) : (0, work.Parameters.Length);
        return new TensorBlock
        {
            X = work.X.Slice(start, length),
            Dy = work.Dy.Slice(start, length),
            Result = result.Slice(start, length),
            A = scratch[..length],
            B = scratch.Slice(BlockLength, length),
            C = scratch.Slice(2 * BlockLength, length),
            Parameters = work.Parameters.Slice(column, count),
            ParameterGradients = work.ParameterGradients.Slice(column, count),
        };
    }
}
