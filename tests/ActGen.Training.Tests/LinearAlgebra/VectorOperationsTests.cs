using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training.Tests.LinearAlgebra;

public class VectorOperationsTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 68), 128, 1000];

    [Fact]
    public void AddScaledIsOneFusedMultiplyAddPerElement()
    {
        foreach (var n in Lengths)
        {
            float[] x = Numbers(n, 1), before = Numbers(n, 2), y = [.. before];
            VectorOperations.AddScaled(x, 0.3f, y);
            Assert.Equal(x.Zip(before, (a, b) => MathF.FusedMultiplyAdd(0.3f, a, b)), y);
        }
    }

    [Fact]
    public void ScaleWorksInPlace()
    {
        foreach (var n in Lengths)
        {
            float[] x = Numbers(n, 3), y = [.. x];
            VectorOperations.Scale(y, -0.7f, y);
            Assert.Equal(x.Select(a => a * -0.7f), y);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void SumAddsInTheOrderOfTheSources(int count)
    {
        foreach (var n in Lengths)
        {
            const int Offset = 5;
            FloatBuffer[] sources = [.. Enumerable.Range(0, count).Select(s => Filled(n + Offset + 3, 10 + s))];
            var expected = new float[n];
            for (var i = 0; i < n; i++)
            {
                var sum = sources[0].Span[Offset + i];
                foreach (var source in sources[1..])
                {
                    sum += source.Span[Offset + i];
                }
                expected[i] = sum * 0.125f;
            }
            var y = new float[n];
            VectorOperations.Sum(sources, Offset, 0.125f, y);
            Assert.Equal(expected, y);
            Assert.Equal(expected, SumBy<Lanes512>(sources, Offset, n));
            Assert.Equal(expected, SumBy<Lanes256>(sources, Offset, n));
            Assert.Equal(expected, SumBy<Lanes128>(sources, Offset, n));
        }
    }

    [Fact]
    public void ColumnSumsAddRowAfterRow()
    {
        foreach (var n in Lengths)
        {
            foreach (var rows in new[] { 0, 1, 3, 50 })
            {
                var stride = n + (rows % 3);
                float[] x = Numbers(rows == 0 ? 0 : ((rows - 1) * stride) + n, n), before = Numbers(n, 4), expected = [.. before];
                for (var i = 0; i < rows; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        expected[j] += x[(i * stride) + j];
                    }
                }
                float[] sums = [.. before];
                VectorOperations.AddColumnSums(rows, n, x, stride, sums);
                Assert.Equal(expected, sums);
                Assert.Equal(expected, ColumnSumsBy<Lanes256>(rows, n, x, stride, before));
                Assert.Equal(expected, ColumnSumsBy<Lanes128>(rows, n, x, stride, before));
            }
        }
    }

    [Fact]
    public void ArgMaxTakesTheFirstOfTheLargest()
    {
        const float Inf = float.PositiveInfinity, NaN = float.NaN;
        float[] x =
        [
            1, 3, 2, 9,
            5, 5, 5, 9,
            -3, -2, -1, 9,
            -Inf, -Inf, -Inf, 9,
            NaN, 1, 2, 9,
            1, NaN, 2, 9,
            NaN, NaN, NaN, 9,
            NaN, -Inf, -Inf, 9,
            1, Inf, NaN,
        ];
        var indices = new int[9];
        VectorOperations.ArgMax(9, 3, x, 4, indices);
        Assert.Equal([1, 0, 2, 0, 2, 2, 0, 1, 1], indices);
    }

    [Fact]
    public void LengthsThatDoNotFitAreRefused()
    {
        float[] three = new float[3], four = new float[4];
        Assert.Throws<ArgumentException>(() => VectorOperations.AddScaled(three, 1, four));
        Assert.Throws<ArgumentException>(() => VectorOperations.Scale(three, 1, four));
        Assert.Throws<ArgumentException>(() => VectorOperations.Sum([new FloatBuffer(5), new FloatBuffer(4)], 2, 1, three));
        Assert.Throws<ArgumentException>(() => VectorOperations.Sum([], 0, 1, three));
        Assert.Throws<ArgumentOutOfRangeException>(() => VectorOperations.Sum([new FloatBuffer(5)], -1, 1, three));
        Assert.Throws<ArgumentException>("x", () => VectorOperations.AddColumnSums(2, 3, four, 3, three));
        Assert.Throws<ArgumentException>(() => VectorOperations.AddColumnSums(1, 3, three, 3, four));
        Assert.Throws<ArgumentException>("x", () => VectorOperations.ArgMax(2, 3, four, 3, new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => VectorOperations.ArgMax(2, 0, four, 3, new int[2]));
    }

    private static float[] SumBy<TLanes>(FloatBuffer[] sources, int offset, int n) where TLanes : struct, ILanes<TLanes>
    {
        var y = new float[n + 1];
        var done = VectorKernels<TLanes>.Sum(sources, offset, 0.125f, ref y[0], 0, n);
        VectorKernels<Lanes1>.Sum(sources, offset, 0.125f, ref y[0], done, n);
        return y[..n];
    }

    private static float[] ColumnSumsBy<TLanes>(int rows, int n, float[] x, int stride, float[] before)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] sums = [.. before, 0], source = [.. x, 0];
        var done = VectorKernels<TLanes>.AddColumnSums(rows, ref source[0], stride, ref sums[0], 0, n);
        VectorKernels<Lanes1>.AddColumnSums(rows, ref source[0], stride, ref sums[0], done, n);
        return sums[..n];
    }

    private static float[] Numbers(int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static FloatBuffer Filled(int n, int seed)
    {
        var buffer = new FloatBuffer(n);
        Numbers(n, seed).CopyTo(buffer.Span);
        return buffer;
    }
}
