using System.Numerics;
using ExactArithmetic = ActGen.Generator.Expressions.Exact;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Folding answers where, and only where, the result is exact: compared with arithmetic on integers.</summary>
public class ExactTests
{
    [Fact]
    public void Sums_and_products_are_exact_or_refused()
    {
        var random = new Random(12);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (Draw(random), Draw(random));
            Check(ExactArithmetic.Add(a, b), a + b, Equals(Scaled(a) + Scaled(b), Scaled(a + b)), $"{a:R} + {b:R}");
            Check(ExactArithmetic.Multiply(a, b), a * b, Equals(Scaled(a) * Scaled(b), Scaled(a * b) << Shift), $"{a:R} * {b:R}");
        }
    }

    [Theory]
    [InlineData(2.0, 10, 1024.0)]
    [InlineData(2.0, -2, 0.25)]
    [InlineData(-0.5, -3, -8.0)]
    [InlineData(1.5, 3, 3.375)]
    [InlineData(3.0, -1, null)]
    [InlineData(0.1, 2, null)]
    [InlineData(0.0, -1, null)]
    [InlineData(10.0, 22, 1e22)]
    [InlineData(10.0, 23, null)]
    [InlineData(2.0, 2000, null)]
    [InlineData(2.0, -2000, null)]
    public void Powers(double @base, int exponent, double? expected) => Assert.Equal(expected, ExactArithmetic.Power(@base, exponent));

    [Theory]
    [InlineData(1e300, 1e300)]
    [InlineData(1e-300, 3e-300)]
    [InlineData(1.5, 5e-324)]
    public void What_overflows_or_underflows_is_refused(double a, double b) => Assert.Null(ExactArithmetic.Multiply(a, b));

    [Fact]
    public void Infinity_is_no_sum() => Assert.Null(ExactArithmetic.Add(double.MaxValue, double.MaxValue));

    private const int Shift = 400;

    private static void Check(double? folded, double rounded, bool isExact, string what) =>
        Assert.True(folded == (isExact ? rounded : null), $"{what}: folded to {folded?.ToString("R") ?? "nothing"}, exact: {isExact}");

    private static BigInteger Scaled(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger significand = exponent == 0 ? 0 : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        return (value < 0 ? -significand : significand) << (exponent - 1075 + Shift);
    }

    // Decimal texts of all lengths, small integers and powers of two.
    private static double Draw(Random random) => (random.Next(2) == 0 ? -1 : 1) * random.Next(4) switch
    {
        0 => random.Next(1, 1000),
        1 => Math.ScaleB(1, random.Next(-30, 30)),
        2 => random.Next(1, 100) / 100.0,
        _ => Math.Round(random.NextDouble() * 10, random.Next(1, 12)) + 1,
    };
}
