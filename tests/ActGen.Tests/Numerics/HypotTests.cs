using ActGen.CompilerServices;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Numerics;

/// <summary>The hypotenuse of pairs of every size.</summary>
public class HypotTests
{
    private static readonly float[] Points =
        [.. SampleFloats.All.Where((_, i) => i % 97 == 0), 0, -0f, 3, 4, float.MaxValue, float.Epsilon, float.PositiveInfinity, float.NaN];

    [Fact]
    public void Stays_within_its_bound()
    {
        foreach (var u in Points)
        {
            foreach (var v in Points)
            {
                var exact = float.IsNaN(u) || float.IsNaN(v) ? double.NaN : float.IsInfinity(u)
                    || float.IsInfinity(v) ? double.PositiveInfinity : Math.Sqrt((double)u * u + (double)v * v);
                float actual = 0;
                Lanes1.Store(Primitives.Hypot(Lanes1.Create(u), Lanes1.Create(v)), ref actual);
                var error = Ulp.Error(actual, exact);
                Assert.True(error <= 2, $"hypot({u:G9}, {v:G9}) gave {actual:G9}, exactly {exact:G12}: {error} ulp");
            }
        }
    }

    [Fact]
    public void Has_the_same_bits_at_every_width()
    {
        var expected = new float[Points.Length];
        var actual = new float[Points.Length];
        foreach (var row in new PrimitiveRow[] { new PrimitiveRow<WithOne>("hypot(x, 1)", x => x, 0),
            new PrimitiveRow<WithSquare>("hypot(x, x²)", x => x, 0) })
        {
            row.Run(1, Points, expected);
            foreach (var width in PrimitiveRow.Widths)
            {
                row.Run(width, Points, actual);
                for (var i = 0; i < Points.Length; i++) PrimitiveTests.AssertSameBits(expected[i], actual[i],
                    $"{row.Name} at {Points[i]:G9}, width {width}");
            }
        }
    }

    private readonly struct WithOne
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Hypot(x, T.Create(1f)); }
    private readonly struct WithSquare
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Hypot(x, x * x); }
}
