namespace ActGen.Training.Tests.LinearAlgebra;

/// <summary>How the right-hand matrix is handed over.</summary>
public enum RightHand
{
    Rows,
    Columns,
    PackedRows,
    PackedColumns,
}

/// <summary>The values that a product's sums start with.</summary>
public enum SumStart
{
    Zero,
    Bias,
    Accumulate,
}

/// <summary>One product with random operands inside larger matrices, and what it must give.</summary>
internal sealed class ProductCase
{
    private const float Untouched = -12345f;

    private readonly float[] _a;
    private readonly float[] _b;
    private readonly float[] _bias;
    private readonly float[] _before;
    private readonly int _lda;
    private readonly int _ldb;
    private readonly int _ldc;
    private readonly bool _transposedA;
    private readonly bool _transposedB;
    private readonly RightHand _right;
    private readonly SumStart _start;

    public ProductCase(int rows, int columns, int inner, bool transposedA, RightHand right, SumStart start, int slack, int seed)
    {
        (Rows, Columns, Inner, _transposedA, _right, _start) = (rows, columns, inner, transposedA, right, start);
        _transposedB = right is RightHand.Columns or RightHand.PackedColumns;
        _lda = (transposedA ? rows : inner) + slack;
        _ldb = (_transposedB ? inner : columns) + (2 * slack);
        _ldc = columns + (3 * slack);
        var random = new Random(seed);
        _a = Matrix(random, transposedA ? inner : rows, transposedA ? rows : inner, _lda);
        _b = Matrix(random, _transposedB ? columns : inner, _transposedB ? inner : columns, _ldb);
        _bias = start == SumStart.Bias ? Matrix(random, 1, columns, columns) : [];
        _before = Matrix(random, rows, columns, _ldc);
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Inner { get; }

    /// <summary>C of the driver for one vector unit, rows <c>cuts[i] .. cuts[i + 1]</c> by separate calls.</summary>
    public float[] Run<TUnit>(params int[] cuts) where TUnit : struct, IVectorUnit
    {
        float[] c = [.. _before];
        PackedMatrix packed = new(Inner, Columns);
        if (_right == RightHand.PackedRows)
        {
            packed.Pack(_b, _ldb);
        }
        else if (_right == RightHand.PackedColumns)
        {
            packed.PackTransposed(_b, _ldb);
        }
        var edges = cuts.Length == 0 ? [0, Rows] : cuts;
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            var product = default(Product);
            var skip = _transposedA ? edges[i] : edges[i] * _lda;
            product.SetA(edges[i + 1] - edges[i], Inner, _a.AsSpan(Math.Min(skip, _a.Length)), _lda, _transposedA);
            if (_right is RightHand.PackedRows or RightHand.PackedColumns)
            {
                product.SetB(packed);
            }
            else
            {
                product.SetB(Columns, _b, _ldb, _transposedB);
            }
            product.SetC(c.AsSpan(Math.Min(edges[i] * _ldc, c.Length)), _ldc, _bias, _start == SumStart.Accumulate);
            ProductDriver<TUnit>.Run(in product);
        }
        return c;
    }

    /// <summary>The bits by definition: one scalar fused multiply-add after another.</summary>
    public float[] Exact()
    {
        float[] c = [.. _before];
        ForEach((i, j) =>
        {
            var sum = _start switch { SumStart.Bias => _bias[j], SumStart.Accumulate => _before[(i * _ldc) + j], _ => 0f };
            for (var k = 0; k < Inner; k++)
            {
                sum = MathF.FusedMultiplyAdd(A(i, k), B(k, j), sum);
            }
            c[(i * _ldc) + j] = sum;
        });
        return c;
    }

    /// <summary>The largest error of <paramref name="c"/> against double precision, in units of the sum of the absolute terms.</summary>
    public double WorstError(float[] c)
    {
        double worst = 0;
        ForEach((i, j) =>
        {
            double sum = _start switch { SumStart.Bias => _bias[j], SumStart.Accumulate => _before[(i * _ldc) + j], _ => 0 };
            var size = Math.Abs(sum);
            for (var k = 0; k < Inner; k++)
            {
                var term = (double)A(i, k) * B(k, j);
                sum += term;
                size += Math.Abs(term);
            }
            worst = Math.Max(worst, Math.Abs(c[(i * _ldc) + j] - sum) / Math.Max(size, 1e-30));
        });
        return worst;
    }

    public override string ToString() =>
        $"{Rows} x {Columns} x {Inner} A^T:{_transposedA} B:{_right} {_start} lda {_lda} ldb {_ldb} ldc {_ldc}";

    private float A(int i, int k) => _a[_transposedA ? (k * _lda) + i : (i * _lda) + k];

    private float B(int k, int j) => _b[_transposedB ? (j * _ldb) + k : (k * _ldb) + j];

    private void ForEach(Action<int, int> visit)
    {
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                visit(i, j);
            }
        }
    }

    // Ends with its last element: reading or writing past it would leave the array. Between the rows lies what nobody may touch.
    private static float[] Matrix(Random random, int rows, int columns, int stride)
    {
        var matrix = new float[rows == 0 || columns == 0 ? 0 : ((rows - 1) * stride) + columns];
        Array.Fill(matrix, Untouched);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                matrix[(i * stride) + j] = (random.NextSingle() * 2) - 1;
            }
        }
        return matrix;
    }
}
