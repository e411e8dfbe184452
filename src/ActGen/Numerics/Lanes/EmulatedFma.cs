using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActGen.Numerics;

/// <summary>
/// The fused multiply-add of floats where the hardware has none, by arithmetic in double: the product of two floats is exact there, and the
/// sum rounded to float is nearly always what a single rounding gives.
/// </summary>
/// <remarks>
/// It is not where the sum in double lies in the middle of two floats, or may do so because floats are subnormal there: then the sum is
/// rounded to odd first (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd",
/// 2008): where it is inexact and its last bit is even, the neighbor on the side of the error is taken, so that no tie arises that is
/// none.
/// </remarks>
internal static class EmulatedFma
{
    // The bits of a double that a float has not, and what they are in the middle of two floats.
    private const uint Excess = 0x1FFFFFFF;
    private const uint Middle = 0x10000000;

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        Vector128<float> rounded;
        Vector128<uint> low;
        if (Avx.IsSupported)
        {
            var sum = Avx.Add(
                Avx.Multiply(Avx.ConvertToVector256Double(a), Avx.ConvertToVector256Double(b)), Avx.ConvertToVector256Double(c));
            rounded = Avx.ConvertToVector128Single(sum);
            low = Vector128.Narrow(sum.GetLower().AsUInt64(), sum.GetUpper().AsUInt64());
        }
        else
        {
            var lower = (Vector128.WidenLower(a) * Vector128.WidenLower(b)) + Vector128.WidenLower(c);
            var upper = (Vector128.WidenUpper(a) * Vector128.WidenUpper(b)) + Vector128.WidenUpper(c);
            rounded = Vector128.Narrow(lower, upper);
            low = Vector128.Narrow(lower.AsUInt64(), upper.AsUInt64());
        }

        // Counted from 1, zero is the largest magnitude: it is exact, or far below the middle of it and the smallest float.
        var magnitude = Vector128.Abs(rounded).AsUInt32() - Vector128<uint>.One;
        var isTwice = Vector128.Equals(low & Vector128.Create(Excess), Vector128.Create(Middle))
            | Vector128.LessThan(magnitude, Vector128.Create(0x007FFFFFu));
        return isTwice == Vector128<uint>.Zero ? rounded : ToOdd(a, b, c);
    }

    /// <inheritdoc cref="Of(Vector128{float}, Vector128{float}, Vector128{float})" />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.Create(Of(a.GetLower(), b.GetLower(), c.GetLower()), Of(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> ToOdd(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        var low = SumToOdd(Vector128.WidenLower(a) * Vector128.WidenLower(b), Vector128.WidenLower(c));
        var high = SumToOdd(Vector128.WidenUpper(a) * Vector128.WidenUpper(b), Vector128.WidenUpper(c));
        return Vector128.Narrow(low, high);
    }

    /// <summary>The sum of two doubles, rounded to odd.</summary>
    private static Vector128<double> SumToOdd(Vector128<double> product, Vector128<double> addend)
    {
        // Knuth's two-sum. Infinities and NaN make the error NaN, and so leave the sum as it is.
        var sum = product + addend;
        var fromAddend = sum - product;
        var error = (product - (sum - fromAddend)) + (addend - fromAddend);
        var bits = sum.AsInt64();
        var isInexact =
            (Vector128.LessThan(error, Vector128<double>.Zero) | Vector128.GreaterThan(error, Vector128<double>.Zero)).AsInt64();
        // Towards the error: one step outwards where it has the sign of the sum, inwards elsewhere. An odd sum stays.
        var isInwards = (bits ^ error.AsInt64()) >> 63;
        var step = (isInwards | Vector128<long>.One) & isInexact & ~(-(bits & Vector128<long>.One));
        return (bits + step).AsDouble();
    }
}
