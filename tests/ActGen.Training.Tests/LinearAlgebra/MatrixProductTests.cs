using System.Runtime.InteropServices;
using ActGen.Numerics;
using ActGen.Tests.Support;

namespace ActGen.Training.Tests.LinearAlgebra;

public class MatrixProductTests
{
    public static TheoryData<bool, RightHand, SumStart> Forms
    {
        get
        {
            var forms = new TheoryData<bool, RightHand, SumStart>();
            foreach (var transposedA in new[] { false, true })
            {
                foreach (var right in Enum.GetValues<RightHand>())
                {
                    foreach (var start in Enum.GetValues<SumStart>())
                    {
                        forms.Add(transposedA, right, start);
                    }
                }
            }
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void SmallShapesHaveTheBitsOfTheDefinition(bool transposedA, RightHand right, SumStart start)
    {
        // Every m, n and k of 0 .. 33 occurs, each with many partners.
        for (var i = 0; i < 34 * 4; i++)
        {
            var m = i % 34;
            var n = ((i * 7) + (i / 34 * 3) + 1) % 34;
            var k = ((i * 11) + (i / 34 * 5) + 2) % 34;
            CheckAllWidths(new ProductCase(m, n, k, transposedA, right, start, slack: i % 4, seed: i));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void BlockedShapesHaveTheBitsOfTheDefinition(bool transposedA, RightHand right, SumStart start)
    {
        CheckAllWidths(new ProductCase(5, 43, 1101, transposedA, right, start, slack: 1, seed: 1));
        CheckAllWidths(new ProductCase(19, 10, 784, transposedA, right, start, slack: 0, seed: 2));
        CheckAllWidths(new ProductCase(66, 530, 9, transposedA, right, start, slack: 0, seed: 3));
        CheckAllWidths(new ProductCase(70, 48, 40, transposedA, right, start, slack: 600, seed: 4));
        CheckAllWidths(new ProductCase(150, 17, 1030, transposedA, right, start, slack: 0, seed: 5));
        CheckAllWidths(new ProductCase(200, 140, 30, transposedA, right, start, slack: 0, seed: 7));
        CheckAllWidths(new ProductCase(199, 37, 520, transposedA, right, start, slack: 2, seed: 8));
        CheckAllWidths(new ProductCase(1, 33, 600, transposedA, right, start, slack: 0, seed: 10));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void ResultsAreWithinRoundingOfDoublePrecision(bool transposedA, RightHand right, SumStart start)
    {
        var product = new ProductCase(33, 45, 300, transposedA, right, start, slack: 3, seed: 9);
        var worst = product.WorstError(product.Run<Unit512>());
        Assert.InRange(worst, 0, 301 * Math.Pow(2, -24));
    }

    [Theory]
    [InlineData(false, RightHand.Rows)]
    [InlineData(true, RightHand.Rows)]
    [InlineData(false, RightHand.Columns)]
    [InlineData(false, RightHand.PackedColumns)]
    public void CuttingTheRowsDoesNotChangeThem(bool transposedA, RightHand right)
    {
        var product = new ProductCase(128, 42, 100, transposedA, right, SumStart.Zero, slack: 2, seed: 6);
        var whole = product.Run<Unit512>();
        AssertSameBits(whole, product.Run<Unit512>(0, 32, 64, 96, 128), "cut in four");
        AssertSameBits(whole, product.Run<Unit512>(0, 1, 3, 7, 20, 61, 128), "cut unevenly");
        AssertSameBits(whole, product.Run<Unit512>([.. Enumerable.Range(0, 129)]), "cut in rows");
    }

    [Fact]
    public void TwoRoundingsAreNeverTakenForOne()
    {
        // Just below the middle of two floats whose upper one is even; in double the sum is the middle itself. Then the same among
        // subnormal floats.
        const float Ulp = 1.1920929E-07f;
        CheckSum(1 + Ulp, MathF.ScaleB(1 - Ulp, -24), 1 + Ulp);
        CheckSum(MathF.ScaleB(1 + Ulp, -75), MathF.ScaleB(1 - Ulp, -75), MathF.ScaleB(1, -140) + MathF.ScaleB(1, -149));

        static void CheckSum(float a, float b, float c)
        {
            var expected = MathF.FusedMultiplyAdd(a, b, c);
            Assert.NotEqual(expected, (float)(((double)a * b) + c));
            float[] left = [a, a], right = [b, b, b, 0], sums = [c, c, c, 0, 0, 0, c, c];
            var product = default(Product);
            product.SetA(2, 1, left, 1, transposed: false);
            product.SetB(4, right, 4, transposed: false);
            product.SetC(sums, 4, [], accumulate: true);
            ProductDriver<EmulatedUnit>.Run(in product);
            var fromZero = MathF.FusedMultiplyAdd(a, b, 0);
            Assert.Equal([expected, expected, expected, 0, fromZero, fromZero, expected, c], sums);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PanelsHoldNothingThatWasThereBefore(bool transposed)
    {
        // Subnormal numbers left over in memory would make the product dozens of times slower, though not wrong.
        const int Inner = 6, Columns = 9, Width = 16;
        var product = default(Product);
        product.SetA(0, Inner, [], Inner, transposed: false);
        product.SetB(Columns, new float[Inner * Columns], transposed ? Inner : Columns, transposed);
        var panel = new float[Inner * Width];
        Array.Fill(panel, float.NaN);
        PanelPacking.PackB(in product, 0, Inner, 0, Columns, Width, panel);
        Assert.All(panel, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void TileHeightsAddUpToTheRows()
    {
        for (var rows = 0; rows < 100; rows++)
        {
            var heights = new TileHeights(rows);
            Assert.Equal(rows, (heights.TallTiles * TileHeights.Tallest) + heights.First + heights.Second);
            Assert.InRange(heights.First, 0, TileHeights.Tallest);
            Assert.InRange(heights.Second, 0, heights.First);
        }
    }

    [Fact]
    public void ThePublicFormsComputeWhatTheySay()
    {
        // A = (1 2 3; 4 5 6), B = (1 0; 2 1; 0 3): A B = (5 11; 14 23).
        float[] a = [1, 2, 3, 4, 5, 6], at = [1, 4, 2, 5, 3, 6], b = [1, 0, 2, 1, 0, 3], bt = [1, 2, 0, 0, 1, 3], bias = [10, 20];
        float[] product = [5, 11, 14, 23], sum = [6, 12, 15, 24], biased = [15, 31, 24, 43];
        var packed = new PackedMatrix(3, 2);
        packed.PackTransposed(bt, 3);

        Assert.Equal(product, Into(c => MatrixProduct.Multiply(2, 2, 3, a, 3, b, 2, c, 2)));
        Assert.Equal(sum, Into(c => MatrixProduct.Multiply(2, 2, 3, a, 3, b, 2, c, 2, accumulate: true)));
        Assert.Equal(biased, Into(c => MatrixProduct.MultiplyAddBias(2, 2, 3, a, 3, b, 2, bias, c, 2)));
        Assert.Equal(product, Into(c => MatrixProduct.MultiplyTransposedA(2, 2, 3, at, 2, b, 2, c, 2)));
        Assert.Equal(sum, Into(c => MatrixProduct.MultiplyTransposedA(2, 2, 3, at, 2, b, 2, c, 2, accumulate: true)));
        Assert.Equal(product, Into(c => MatrixProduct.MultiplyTransposedB(2, 2, 3, a, 3, bt, 3, c, 2)));
        Assert.Equal(sum, Into(c => MatrixProduct.MultiplyTransposedB(2, 2, 3, a, 3, bt, 3, c, 2, accumulate: true)));
        Assert.Equal(product, Into(c => MatrixProduct.Multiply(2, a, 3, packed, c, 2)));
        Assert.Equal(sum, Into(c => MatrixProduct.Multiply(2, a, 3, packed, c, 2, accumulate: true)));
        Assert.Equal(biased, Into(c => MatrixProduct.MultiplyAddBias(2, a, 3, packed, bias, c, 2)));

        static float[] Into(Action<float[]> compute)
        {
            float[] c = [1, 1, 1, 1];
            compute(c);
            return c;
        }
    }

    [Fact]
    public void OperandsThatDoNotFitAreRefused()
    {
        float[] six = new float[6], four = new float[4];
        var packed = new PackedMatrix(4, 2);
        var tooShort = Assert.Throws<ArgumentException>("a", () => MatrixProduct.Multiply(2, 2, 3, six, 4, six, 2, four, 2));
        Assert.Contains("need 7 floats", tooShort.Message);
        Assert.Throws<ArgumentException>("b", () => MatrixProduct.Multiply(2, 2, 3, six, 3, four, 2, four, 2));
        Assert.Throws<ArgumentException>("b", () => MatrixProduct.MultiplyTransposedB(2, 2, 3, six, 3, six, 2, four, 2));
        Assert.Throws<ArgumentException>("c", () => MatrixProduct.Multiply(2, 2, 3, six, 3, six, 2, four, 3));
        Assert.Throws<ArgumentException>("bias", () => MatrixProduct.MultiplyAddBias(2, 2, 3, six, 3, six, 2, new float[3], four, 2));
        Assert.Throws<ArgumentException>("a", () => MatrixProduct.Multiply(2, six, 4, packed, four, 2));
        Assert.Throws<ArgumentException>("b", () =>
        {
            var product = default(Product);
            product.SetA(2, 3, six, 3, transposed: false);
            product.SetB(packed);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(-1, 2, 3, six, 3, six, 2, four, 2));
        Assert.Throws<ArgumentException>("b", () => packed.Pack(six, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => packed.Pack(new float[8], 2, transposed: false, 1, 1));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        float[] a = new float[70 * 600], b = new float[600 * 70], c = new float[70 * 70];
        var packed = new PackedMatrix(600, 70);
        SteadyState.AssertAllocatesNothing(Compute);

        void Compute()
        {
            packed.PackTransposed(b, 600);
            MatrixProduct.Multiply(70, 70, 600, a, 600, b, 70, c, 70);
            MatrixProduct.MultiplyTransposedA(70, 70, 600, a, 70, b, 70, c, 70);
            MatrixProduct.MultiplyTransposedB(70, 70, 600, a, 600, b, 600, c, 70);
            MatrixProduct.Multiply(70, a, 600, packed, c, 70);
        }
    }

    private static void CheckAllWidths(ProductCase product)
    {
        var exact = product.Exact();
        AssertSameBits(exact, product.Run<Unit512>(), $"512 bits, {product}");
        AssertSameBits(exact, product.Run<Unit256>(), $"256 bits, {product}");
        AssertSameBits(exact, product.Run<LanesUnit<Lanes128>>(), $"128 bits, {product}");
        AssertSameBits(exact, product.Run<EmulatedUnit>(), $"without FMA, {product}");
        AssertSameBits(exact, product.Run<LanesUnit<Lanes1>>(), $"one lane, {product}");
    }

    private static void AssertSameBits(float[] expected, float[] actual, string what)
    {
        ReadOnlySpan<int> x = MemoryMarshal.Cast<float, int>(expected), y = MemoryMarshal.Cast<float, int>(actual);
        var at = x.CommonPrefixLength(y);
        Assert.True(at == x.Length && at == y.Length, $"{what}: differs at {at} of {x.Length}");
    }
}
