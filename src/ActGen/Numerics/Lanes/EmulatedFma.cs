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
/// 2008): truncated, and its last bit set where that is inexact, so that no tie arises that is none.
/// </remarks>
internal static class EmulatedFma
{
    // A double has 29 bits that a float has not. Shifted to the top of 32, they are this in the middle of two floats.
    private const int ExcessShift = 3;
    private const uint Middle = 0x80000000;

    private const int SignShift = 63;

    /// <summary><c>a * b + c</c>, rounded once: a few instructions, and a call where they do not do.</summary>
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
            low = LowHalves(sum.GetLower(), sum.GetUpper());
        }
        else
        {
            var lower = (Vector128.WidenLower(a) * Vector128.WidenLower(b)) + Vector128.WidenLower(c);
            var upper = (Vector128.WidenUpper(a) * Vector128.WidenUpper(b)) + Vector128.WidenUpper(c);
            rounded = Vector128.Narrow(lower, upper);
            low = LowHalves(lower, upper);
        }

        return IsOnce(rounded, low) ? rounded : ToOdd(a, b, c);
    }

    /// <summary>The same without a call, for a method of little else: the middle of two floats is frequent where few bits meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Inlined(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        if (!Avx.IsSupported)
        {
            return Of(a, b, c);
        }

        var product = Avx.Multiply(Avx.ConvertToVector256Double(a), Avx.ConvertToVector256Double(b));
        var addend = Avx.ConvertToVector256Double(c);
        var sum = Avx.Add(product, addend);
        var rounded = Avx.ConvertToVector128Single(sum);
        if (IsOnce(rounded, LowHalves(sum.GetLower(), sum.GetUpper())))
        {
            return rounded;
        }

        // Knuth's two-sum. Infinities and NaN make the error NaN, and so leave the sum as it is.
        var fromAddend = Avx.Subtract(sum, product);
        var error = Avx.Add(Avx.Subtract(product, Avx.Subtract(sum, fromAddend)), Avx.Subtract(addend, fromAddend));
        var isInexact = Avx.CompareOrdered(error, error);
        isInexact = Avx.And(isInexact, Avx.CompareNotEqual(error, Vector256<double>.Zero));
        var isBeyond = Avx.And(Avx.Xor(sum, error), isInexact);
        return Vector128.Narrow(
            ToOdd(sum.GetLower(), isBeyond.GetLower(), isInexact.GetLower()),
            ToOdd(sum.GetUpper(), isBeyond.GetUpper(), isInexact.GetUpper()));
    }

    /// <inheritdoc cref="Of(Vector128{float}, Vector128{float}, Vector128{float})" />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.Create(Of(a.GetLower(), b.GetLower(), c.GetLower()), Of(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    /// <summary>Whether no lane may have been rounded twice, by the low halves of the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOnce(Vector128<float> rounded, Vector128<uint> low) =>
        // Counted from 1, zero is the largest magnitude: it is exact, or far below the middle of it and the smallest float.
        (Vector128.Equals(low << ExcessShift, Vector128.Create(Middle))
            | Vector128.LessThan(Vector128.Abs(rounded).AsUInt32() - Vector128<uint>.One, Vector128.Create(0x007FFFFFu)))
        == Vector128<uint>.Zero;

    /// <summary>The low halves of four doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> LowHalves(Vector128<double> lower, Vector128<double> upper) => Sse.IsSupported
        ? Sse.Shuffle(lower.AsSingle(), upper.AsSingle(), 0b10_00_10_00).AsUInt32()
        : Vector128.Narrow(lower.AsUInt64(), upper.AsUInt64());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> ToOdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.Narrow(
        SumToOdd(Vector128.WidenLower(a) * Vector128.WidenLower(b), Vector128.WidenLower(c)),
        SumToOdd(Vector128.WidenUpper(a) * Vector128.WidenUpper(b), Vector128.WidenUpper(c)));

    /// <summary>The sum of two doubles, rounded to odd.</summary>
    private static Vector128<double> SumToOdd(Vector128<double> product, Vector128<double> addend)
    {
        var sum = product + addend;
        var fromAddend = sum - product;
        var error = (product - (sum - fromAddend)) + (addend - fromAddend);
        var isInexact = Vector128.LessThan(Vector128<double>.Zero, Vector128.Abs(error));
        return ToOdd(sum, (sum.AsUInt64() ^ error.AsUInt64()).AsDouble() & isInexact, isInexact);
    }

    /// <summary>A sum rounded to odd: one step inwards where it was rounded outwards, and the last bit set where it is inexact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ToOdd(Vector128<double> sum, Vector128<double> isBeyond, Vector128<double> isInexact) =>
        ((sum.AsUInt64() - (isBeyond.AsUInt64() >>> SignShift)) | (isInexact.AsUInt64() >>> SignShift)).AsDouble();
}
