using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActGen.Numerics;

/// <summary>
/// The fused multiply-add of floats where the hardware has none, by arithmetic in double: the product of two floats is exact there, and the sum,
/// rounded to odd, rounds to the float that a single rounding gives.
/// </summary>
/// <remarks>
/// Rounding to odd (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to odd", 2008): where the
/// sum in double is inexact and its last bit is even, the neighbour on the side of the error is taken, so that no tie arises that is none.
/// </remarks>
internal static class EmulatedFma
{
    /// <summary><c>a * b + c</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        Vector128<double> low = Sum(Vector128.WidenLower(a) * Vector128.WidenLower(b), Vector128.WidenLower(c));
        Vector128<double> high = Sum(Vector128.WidenUpper(a) * Vector128.WidenUpper(b), Vector128.WidenUpper(c));
        return Vector128.Narrow(low, high);
    }

    /// <inheritdoc cref="Of(Vector128{float}, Vector128{float}, Vector128{float})" />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.Create(Of(a.GetLower(), b.GetLower(), c.GetLower()), Of(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    /// <summary>The sum of two doubles, rounded to odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Sum(Vector128<double> product, Vector128<double> addend)
    {
        // Knuth's two-sum. Infinities and NaN make the error NaN, and so leave the sum as it is.
        Vector128<double> sum = product + addend;
        Vector128<double> fromAddend = sum - product;
        Vector128<double> error = (product - (sum - fromAddend)) + (addend - fromAddend);
        Vector128<long> bits = sum.AsInt64();
        Vector128<long> isInexact = (Vector128.LessThan(error, Vector128<double>.Zero) | Vector128.GreaterThan(error, Vector128<double>.Zero)).AsInt64();
        // Towards the error: one step outwards where it has the sign of the sum, inwards elsewhere. An odd sum stays.
        Vector128<long> isInwards = (bits ^ error.AsInt64()) >> 63;
        Vector128<long> step = (isInwards | Vector128<long>.One) & isInexact & ~(-(bits & Vector128<long>.One));
        return (bits + step).AsDouble();
    }
}
