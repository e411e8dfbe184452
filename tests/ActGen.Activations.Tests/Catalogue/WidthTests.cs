using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Catalogue;

/// <summary>The span kernels at every width, bit for bit against the typed scalar members: tails, unaligned and in-place calls.</summary>
[Collection(SimdWidthCollection.Name)]
public class WidthTests
{
    private const int Lengths = 68;

    // A prime step through all points: every kind of point, in other lanes each time.
    private static readonly float[] Inputs = [.. Points.All.Where((_, i) => i % 11 == 0 || !float.IsNormal(Points.All[i]))];

    [Theory]
    [MemberData(nameof(CatalogueTable.Names), MemberType = typeof(CatalogueTable))]
    public void Every_width_gives_the_bits_of_one_value(string name)
    {
        var row = CatalogueTable.Row(name);
        foreach (var p in row.Parameters)
        {
            var (y, dx) = Expected(row, p, Inputs);
            var ones = Ones(Inputs.Length);
            foreach (var width in SimdWidth.All)
            {
                using var _ = SimdWidth.Use(width);
                var (actualY, actualDx) = (new float[y.Length], new float[y.Length]);
                row.Activation.Forward(Inputs, p, actualY, new ActivationShape(1));
                row.Activation.Backward(Inputs, actualY, ones, p, actualDx, new float[p.Length], new ActivationShape(1));
                Bits.AssertSame(y, actualY, $"{name} forward, {width} lanes");
                Bits.AssertSame(dx, actualDx, $"{name} backward, {width} lanes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(CatalogueTable.Names), MemberType = typeof(CatalogueTable))]
    public void Every_length_alignment_and_place_gives_the_same_bits(string name)
    {
        var row = CatalogueTable.Row(name);
        var p = row.Parameters[^1];
        var x = Inputs.AsSpan(Inputs.Length - Lengths - 3);
        var (y, dx) = Expected(row, p, x.ToArray());
        foreach (var width in SimdWidth.All)
        {
            using var _ = SimdWidth.Use(width);
            for (var length = 0; length < Lengths; length++)
            {
                var offset = length % 4;
                Check(row, p, x.Slice(offset, length), y.AsSpan(offset, length), dx.AsSpan(offset, length),
                    $"{name}, {length} values, {width} lanes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(CatalogueTable.Names), MemberType = typeof(CatalogueTable))]
    public void The_gradient_for_y_scales_the_derivative(string name)
    {
        var row = CatalogueTable.Row(name);
        var random = new Random(7);
        var x = Points.Grid(-6, 6, 0.11f).ToArray();
        var dy = Array.ConvertAll(x, _ => (float)random.NextDouble() - 0.5f);
        foreach (var p in row.Parameters)
        {
            var (y, derivative) = Expected(row, p, x);
            var dx = new float[x.Length];
            row.Activation.Backward(x, y, dy, p, dx, new float[p.Length], new ActivationShape(1));
            Bits.AssertSame([.. derivative.Zip(dy, (d, g) => g * d)], dx, name);
        }
    }

    private static void Check(CatalogueRow row, float[] p, ReadOnlySpan<float> x, ReadOnlySpan<float> y,
        ReadOnlySpan<float> dx, string what)
    {
        var shape = new ActivationShape(1);
        var buffer = new float[x.Length];
        x.CopyTo(buffer);
        row.Activation.Forward(buffer, p, buffer, shape);
        Bits.AssertSame(y, buffer, what + ", y in the place of x");

        // dx may take the place of dy or of x.
        var gradient = Ones(x.Length);
        row.Activation.Backward(x, y, gradient, p, gradient, new float[p.Length], shape);
        Bits.AssertSame(dx, gradient, what + ", dx in the place of dy");
        x.CopyTo(buffer);
        row.Activation.Backward(buffer, y, Ones(x.Length), p, buffer, new float[p.Length], shape);
        Bits.AssertSame(dx, buffer, what + ", dx in the place of x");
    }

    private static (float[] Y, float[] Dx) Expected(CatalogueRow row, float[] p, float[] x)
    {
        var dp = new float[row.Derivatives.Length - 1];
        return (Array.ConvertAll(x, v => row.Evaluate(v, p)), Array.ConvertAll(x, v => row.Gradient(v, p, dp)));
    }

    private static float[] Ones(int length)
    {
        var ones = new float[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
