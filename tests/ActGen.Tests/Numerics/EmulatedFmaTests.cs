using System.Runtime.Intrinsics;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Numerics;

/// <summary>The fused multiply-add without the instruction, against the one of the hardware or the C library.</summary>
public sealed class EmulatedFmaTests
{
    [Fact]
    public void Any_floats_give_the_bits_of_a_single_rounding()
    {
        Random random = new(1);
        for (var i = 0; i < 500_000; i++)
        {
            Check(AnyFloat(random), AnyFloat(random), AnyFloat(random));
        }
    }

    /// <summary>Addends that bring the sum next to, or into, the middle of two floats: there a second rounding errs.</summary>
    [Fact]
    public void Sums_near_the_middle_of_two_floats_are_rounded_once()
    {
        Random random = new(2);
        for (var i = 0; i < 500_000; i++)
        {
            // The odd multiple of half the last place of c that a product of two floats can be, and its neighbors.
            var c = BitConverter.Int32BitsToSingle(random.Next(0x00800000, 0x7F000000));
            var half = (MathF.BitIncrement(c) - c) / 2;
            var a = BitConverter.Int32BitsToSingle(0x3F800000 + random.Next(-3, 4));
            var b = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(half) + random.Next(-2, 3));
            Check(a, random.Next(2) == 0 ? b : -b, random.Next(2) == 0 ? c : -c);
        }
    }

    [Fact]
    public void Subnormal_results_are_rounded_once()
    {
        Random random = new(3);
        for (var i = 0; i < 500_000; i++)
        {
            var a = BitConverter.Int32BitsToSingle(random.Next(0x1A000000, 0x21000000));
            var b = BitConverter.Int32BitsToSingle(random.Next(0x1A000000, 0x21000000));
            var c = BitConverter.Int32BitsToSingle(random.Next(0, 0x00A00000));
            Check(a, random.Next(2) == 0 ? b : -b, random.Next(3) == 0 ? 0f : c);

            // 2^-75 squared is half of the smallest float: beside the middle of two, by less than a double beside c tells.
            a = BitConverter.Int32BitsToSingle(0x1A000000 + random.Next(-2, 3));
            b = BitConverter.Int32BitsToSingle(0x1A000000 + random.Next(-2, 3));
            Check(a, random.Next(2) == 0 ? b : -b, c);
        }
    }

    /// <summary>The middle of the largest subnormal float and the smallest normal one: rounded twice, it becomes the latter.</summary>
    [Fact]
    public void The_end_of_the_subnormal_numbers_is_rounded_once()
    {
        foreach (var (a, b) in new[] { (1, -1), (2, -2), (1, -2), (0, 0), (1, 0), (-1, 0) })
        {
            foreach (var c in new[] { 0x007FFFFE, 0x007FFFFF, 0x00800000, 0x00800001, 0x01000000, 0x01000001, 1, 0 })
            {
                foreach (var (first, second) in new[] { (1f, 1f), (-1f, 1f), (1f, -1f) })
                {
                    // Half of the smallest float, and a little less or more than a double beside c tells.
                    var factor = BitConverter.Int32BitsToSingle(0x1A000000 + a);
                    var other = BitConverter.Int32BitsToSingle(0x1A000000 + (2 * b));
                    Check(factor, first * other, second * BitConverter.Int32BitsToSingle(c));
                }
            }
        }
    }

    [Fact]
    public void Sums_at_the_end_of_the_range_and_beyond_are_rounded_once()
    {
        // Half the last place of the largest float, which takes it to the middle between it and 2^128.
        var half = MathF.ScaleB(1, 103);
        foreach (var a in new[] { half, MathF.BitDecrement(half), MathF.BitIncrement(half), 2 * half, float.PositiveInfinity, float.NaN })
        {
            foreach (var b in new[] { 1f, MathF.BitDecrement(1f), MathF.BitIncrement(1f), 0f, -0f, -1f })
            {
                foreach (var c in new[] { float.MaxValue, -float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, -0f })
                {
                    Check(a, b, c);
                }
            }
        }
    }

    private static float AnyFloat(Random random) => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));

    private static void Check(float a, float b, float c)
    {
        // What a lane needs must not change its neighbors, nor be done for it because of them.
        CheckLanes(Vector128.Create(1f, a, 3f, a), Vector128.Create(2f, b, b, 1f), Vector128.Create(c, c, 0f, 0f));
        CheckLanes(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c));
        CheckLane(EmulatedFma.Inlined(Vector128.Create(a), b, Vector128.Create(c))[1], a, b, c);
        CheckLane(EmulatedFma.Inlined(Vector128.Create(a), Vector128.Create(b), c)[1], a, b, c);
        CheckLane(EmulatedFma.Inlined(Vector128.Create(a), b, c)[1], a, b, c);
    }

    private static void CheckLanes(Vector128<float> factors, Vector128<float> others, Vector128<float> addends)
    {
        var called = EmulatedFma.Of(factors, others, addends);
        var inlined = EmulatedFma.Inlined(factors, others, addends);
        for (var lane = 0; lane < Vector128<float>.Count; lane++)
        {
            CheckLane(called[lane], factors[lane], others[lane], addends[lane]);
            CheckLane(inlined[lane], factors[lane], others[lane], addends[lane]);
        }
    }

    private static void CheckLane(float actual, float a, float b, float c)
    {
        var expected = MathF.FusedMultiplyAdd(a, b, c);
        var isSame = float.IsNaN(expected)
            ? float.IsNaN(actual)
            : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        if (!isSame)
        {
            Assert.Fail($"{a:R} * {b:R} + {c:R} gives {actual:R}, not {expected:R}");
        }
    }
}
