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
/// <para>
/// Among subnormal floats a sum s is in doubt only where it is inexact in double. The addend, a multiple of 2^-149, has no bits that s
/// lacks there; so the product has, and with its 48 bits it is less than s / 16. The addend is then nearly s, below 2^-125 and not zero.
/// </para>
/// </remarks>
internal static class EmulatedFma
{
    // A double has 29 bits that a float has not. Shifted to the top of 32, they are this in the middle of two floats.
    private const int ExcessShift = 3;
    private const uint Middle = 0x80000000;

    // The same for a comparison of floats. With the three bits above them set none is a subnormal number, which some machines are slow
    // to compare; the high half becomes NaN, which equals nothing.
    private const ulong NotExcess = 0xFFFFFFFF_E0000000;
    private const ulong MiddleOrNaN = 0xFFFFFFFF_F0000000;

    // Where the end of the subnormal floats is in doubt, too.
    private const uint SmallestNormal = 0x00800000;

    // Below, an addend that is not zero leaves a sum in doubt; and its bits, doubled to be without the sign.
    private const float Small = 2.3509887E-38f;
    private const uint TwiceSmall = 0x02000000;

    private const uint Sign = 0x80000000;
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
    public static Vector128<float> Inlined(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Avx.IsSupported ? Sum(Product(a, b), c) : Of(a, b, c);

    /// <summary>The same with a factor that the JIT knows, and so need not be converted again and again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Inlined(Vector128<float> a, float b, Vector128<float> c) =>
        Avx.IsSupported ? Sum(Product(a, b), c) : Of(a, Vector128.Create(b), c);

    /// <summary>The same with an addend that the JIT knows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Inlined(Vector128<float> a, Vector128<float> b, float c) =>
        Avx.IsSupported && IsLarge(c) ? Sum(Product(a, b), c) : Inlined(a, b, Vector128.Create(c));

    /// <summary>The same with a factor and an addend that the JIT knows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Inlined(Vector128<float> a, float b, float c) =>
        Avx.IsSupported && IsLarge(c) ? Sum(Product(a, b), c) : Inlined(a, b, Vector128.Create(c));

    /// <inheritdoc cref="Of(Vector128{float}, Vector128{float}, Vector128{float})" />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Of(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.Create(Of(a.GetLower(), b.GetLower(), c.GetLower()), Of(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Product(Vector128<float> a, Vector128<float> b) =>
        Avx.Multiply(Avx.ConvertToVector256Double(a), Avx.ConvertToVector256Double(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Product(Vector128<float> a, float b) =>
        Avx.Multiply(Avx.ConvertToVector256Double(a), Vector256.Create((double)b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(Vector256<double> product, Vector128<float> c)
    {
        var addend = Avx.ConvertToVector256Double(c);
        var sum = Avx.Add(product, addend);
        return Avx.MoveMask(Avx.Or(IsMiddle(sum), IsSmall(c).ToVector256Unsafe())) == 0
            ? Avx.ConvertToVector128Single(sum)
            : RoundedOnce(product, addend, sum);
    }

    /// <summary>With a large addend only the middle of two normal floats is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(Vector256<double> product, float c)
    {
        var sum = Avx.Add(product, Vector256.Create((double)c));
        return Avx.MoveMask(IsMiddle(sum)) == 0
            ? Avx.ConvertToVector128Single(sum)
            : RoundedOnce(product, Vector256.Create((double)c), sum);
    }

    /// <summary>Where a sum may lie in the middle of two normal floats: a mask in the low half of its double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> IsMiddle(Vector256<double> sum) => Avx.CompareEqual(
        Avx.Or(sum.AsSingle(), Vector256.Create(NotExcess).AsSingle()), Vector256.Create(MiddleOrNaN).AsSingle());

    /// <summary>Where an addend is small and not zero, which is the largest when one counts from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> IsSmall(Vector128<float> addend) => Vector128.LessThan(
        (addend.AsUInt32() + addend.AsUInt32() - Vector128.Create(Sign + 1)).AsInt32(),
        Vector128.Create(Sign + TwiceSmall).AsInt32()).AsSingle();

    /// <summary>The contrary for an addend that the JIT knows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLarge(float addend) => addend is > Small or < -Small or 0f;

    /// <summary>A sum rounded to odd, and then to float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> RoundedOnce(Vector256<double> product, Vector256<double> addend, Vector256<double> sum)
    {
        // Knuth's two-sum. Infinities and NaN make the error NaN, and so leave the sum as it is.
        var fromAddend = Avx.Subtract(sum, product);
        var error = Avx.Add(Avx.Subtract(product, Avx.Subtract(sum, fromAddend)), Avx.Subtract(addend, fromAddend));
        var isInexact = Avx.And(Avx.CompareOrdered(error, error), Avx.CompareNotEqual(error, Vector256<double>.Zero));
        var isBeyond = Avx.And(Avx.Xor(sum, error), isInexact);
        return Vector128.Narrow(
            ToOdd(sum.GetLower(), isBeyond.GetLower(), isInexact.GetLower()),
            ToOdd(sum.GetUpper(), isBeyond.GetUpper(), isInexact.GetUpper()));
    }

    /// <summary>Whether no lane may have been rounded twice, by the low halves of the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOnce(Vector128<float> rounded, Vector128<uint> low) =>
        // Counted from 1, zero is the largest magnitude: it is exact, or far below the middle of it and the smallest float.
        (Vector128.Equals(low << ExcessShift, Vector128.Create(Middle))
            | Vector128.LessThan(Vector128.Abs(rounded).AsUInt32() - Vector128<uint>.One, Vector128.Create(SmallestNormal)))
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
