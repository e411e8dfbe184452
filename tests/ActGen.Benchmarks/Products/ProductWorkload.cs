using System.Runtime.CompilerServices;
using ActGen.Training;

namespace ActGen.Benchmarks.Products;

/// <summary>One product by ours and by oneDNN. On several threads ours is cut as the engine cuts it: by rows of the result.</summary>
internal sealed unsafe class ProductWorkload
{
    private const float Tolerance = 1e-4f;

    // As the engine's shards of a batch, and its pieces of a gradient.
    private const int ShardRows = 32;

    private readonly ProductShape _shape;
    private readonly FloatBuffer _a;
    private readonly FloatBuffer _b;
    private readonly FloatBuffer _ours;
    private readonly FloatBuffer _theirs;
    private readonly WorkerPool _pool;
    private readonly Action<int> _piece;
    private readonly int _pieceRows;

    public ProductWorkload(ProductShape shape, WorkerPool pool)
    {
        _shape = shape;
        _a = Random(shape.Rows * shape.Inner, seed: 1);
        _b = Random(shape.Inner * shape.Columns, seed: 2);
        _ours = new FloatBuffer(shape.Rows * shape.Columns);
        _theirs = new FloatBuffer(shape.Rows * shape.Columns);
        _pool = pool;
        _piece = Piece;
        // Two pieces for each thread at least; many for a long product.
        _pieceRows = pool.Threads == 1 ? shape.Rows : Math.Max(ShardRows, (shape.Rows / (8 * pool.Threads) / ShardRows) * ShardRows);
    }

    /// <summary>The product by ours.</summary>
    public void Ours() => _pool.Run((_shape.Rows + _pieceRows - 1) / _pieceRows, _piece);

    /// <summary>The product by oneDNN.</summary>
    public void Theirs() => OneDnn.Multiply(
        _shape.Kind == ProductKind.WeightGradient, _shape.Kind == ProductKind.InputGradient, _shape.Rows, _shape.Columns, _shape.Inner,
        Pointer(_a), LeadingA, Pointer(_b), LeadingB, Pointer(_theirs), _shape.Columns);

    /// <summary>Makes sure that both compute the same.</summary>
    public void Agree()
    {
        Ours();
        Theirs();
        var scale = MathF.Sqrt(_shape.Inner);
        for (var i = 0; i < _ours.Length; i++)
        {
            if (!(MathF.Abs(_ours.Span[i] - _theirs.Span[i]) <= Tolerance * scale))
            {
                throw new InvalidOperationException($"{_shape}: element {i} is {_ours.Span[i]} for ours and {_theirs.Span[i]} for oneDNN");
            }
        }
    }

    private int LeadingA => _shape.Kind == ProductKind.WeightGradient ? _shape.Rows : _shape.Inner;

    private int LeadingB => _shape.Kind == ProductKind.InputGradient ? _shape.Inner : _shape.Columns;

    private void Piece(int index)
    {
        var (first, columns, inner) = (index * _pieceRows, _shape.Columns, _shape.Inner);
        var rows = Math.Min(_pieceRows, _shape.Rows - first);
        var c = _ours.Span.Slice(first * columns, rows * columns);
        switch (_shape.Kind)
        {
            case ProductKind.Forward:
                MatrixProduct.Multiply(rows, columns, inner, _a.Span[(first * inner)..], inner, _b.Span, columns, c, columns);
                break;
            case ProductKind.WeightGradient:
                MatrixProduct.MultiplyTransposedA(rows, columns, inner, _a.Span[first..], _shape.Rows, _b.Span, columns, c, columns);
                break;
            default:
                MatrixProduct.MultiplyTransposedB(rows, columns, inner, _a.Span[(first * inner)..], inner, _b.Span, inner, c, columns);
                break;
        }
    }

    private static FloatBuffer Random(int length, int seed)
    {
        var buffer = new FloatBuffer(length);
        var random = new Random(seed);
        foreach (ref var value in buffer.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return buffer;
    }

    // The buffers are pinned.
    private static float* Pointer(FloatBuffer buffer) => (float*)Unsafe.AsPointer(ref buffer.Span[0]);
}
