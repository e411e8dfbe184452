using ActGen.CompilerServices;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Numerics;

/// <summary>The derivative of sin(u) / u, whose zeros are where it cancels: there its error is one of its terms, 1 / u.</summary>
public class SincTests
{
    private static readonly PrimitiveRow Row = new PrimitiveRow<SincDerivative>(nameof(SincDerivative), Exact, 4);

    private static readonly float[] Points = [.. SampleFloats.All, .. Enumerable.Range(-4000, 8001).Select(i => i / 128f)];

    [Fact]
    public void Stays_within_its_bound()
    {
        var y = new float[Points.Length];
        Row.Run(512, Points, y);
        for (var i = 0; i < Points.Length; i++)
        {
            var exact = Exact(Points[i]);
            var size = Math.Abs(Points[i]) < 1 ? exact : 1 / (double)Points[i];
            var error = Math.Abs(y[i] - exact) / Math.Max(Math.ScaleB(1, Math.ILogB(size) - 23), float.Epsilon);
            var isRight = double.IsNaN(exact) ? float.IsNaN(y[i]) : exact == y[i] || error <= Row.Bound;
            Assert.True(isRight, $"dsinc({Points[i]:G9}) gave {y[i]:G9}, exactly {exact:G12}: {error} ulp");
        }
    }

    [Fact]
    public void Has_the_same_bits_at_every_width()
    {
        var expected = new float[Points.Length];
        var actual = new float[Points.Length];
        Row.Run(1, Points, expected);
        foreach (var width in PrimitiveRow.Widths)
        {
            Row.Run(width, Points, actual);
            for (var i = 0; i < Points.Length; i++) PrimitiveTests.AssertSameBits(expected[i], actual[i],
                $"dsinc({Points[i]:G9}) at width {width}");
        }
    }

    // The sum of (-1)^n 2n / (2n+1)! u^(2n-1) below 1.
    private static double Exact(double u)
    {
        if (!(Math.Abs(u) < 1)) return (Math.Cos(u) - Math.Sin(u) / u) / u;
        double sum = 0;
        var power = -u / 6;
        for (var n = 1; n < 12; n++)
        {
            sum += 2 * n * power;
            power *= -u * u / ((2 * n + 2) * (2 * n + 3));
        }
        return sum;
    }

    private readonly struct SincDerivative
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.SincDerivative(x); }
}
