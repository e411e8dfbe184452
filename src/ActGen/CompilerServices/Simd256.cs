using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActGen.Numerics;

namespace ActGen.CompilerServices;

/// <summary>
/// The operations and functions of generated kernels on 8 float32 lanes. The operations are those of <see cref="ILanes{TSelf}"/>, on the
/// vector type itself; the functions are those of <see cref="Primitives"/>, from the same definitions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd256
{
    /// <inheritdoc cref="ILanes{TSelf}.Count" />
    public const int Count = 8;

    /// <inheritdoc cref="ILanes{TSelf}.Zero" />
    public static Vector256<float> Zero => Vector256<float>.Zero;

    /// <inheritdoc cref="ILanes{TSelf}.Create(float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    /// <inheritdoc cref="ILanes{TSelf}.CreateInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> CreateInt32(int bits) => Vector256.Create(bits).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.Load(ref readonly float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref readonly float source) => Vector256.LoadUnsafe(in source);

    /// <inheritdoc cref="ILanes{TSelf}.Load(ref readonly float, nint)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref readonly float source, nint offset) => Vector256.LoadUnsafe(in source, (nuint)offset);

    /// <inheritdoc cref="ILanes{TSelf}.Store(TSelf, ref float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc cref="ILanes{TSelf}.Store(TSelf, ref float, nint)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float destination, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc cref="ILanes{TSelf}.FusedMultiplyAdd" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FusedMultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        System.Runtime.Intrinsics.X86.Fma.IsSupported ? Vector256.FusedMultiplyAdd(a, b, c) : EmulatedFma.Of(a, b, c);

    /// <inheritdoc cref="ILanes{TSelf}.Sqrt" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> value) => Vector256.Sqrt(value);

    /// <inheritdoc cref="ILanes{TSelf}.Abs" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Abs(Vector256<float> value) => Vector256.Abs(value);

    /// <inheritdoc cref="ILanes{TSelf}.Floor" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Floor(Vector256<float> value) => Vector256.Floor(value);

    /// <inheritdoc cref="ILanes{TSelf}.Round" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Round(Vector256<float> value) => Vector256.Round(value);

    /// <inheritdoc cref="ILanes{TSelf}.Min" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) => Vector256.Min(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Max" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) => Vector256.Max(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.LessThan" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LessThan(Vector256<float> left, Vector256<float> right) => Vector256.LessThan(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.LessThanOrEqual" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LessThanOrEqual(Vector256<float> left, Vector256<float> right) => Vector256.LessThanOrEqual(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Equal" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Equal(Vector256<float> left, Vector256<float> right) => Vector256.Equals(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Select" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, Vector256<float> ifTrue, Vector256<float> ifFalse) =>
        Avx.IsSupported && !Avx512F.VL.IsSupported
            ? Avx.BlendVariable(ifFalse, ifTrue, mask)
            : Vector256.ConditionalSelect(mask, ifTrue, ifFalse);

    /// <summary>The value where the mask is set, and zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Keep(Vector256<float> mask, Vector256<float> value) =>
        Avx512F.VL.IsSupported ? Vector256.ConditionalSelect(mask, value, Vector256<float>.Zero) : mask & value;

    /// <summary>Zero where the mask is set, and the value elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Clear(Vector256<float> mask, Vector256<float> value) =>
        Avx512F.VL.IsSupported ? Vector256.ConditionalSelect(mask, Vector256<float>.Zero, value) : Vector256.AndNot(value, mask);

    /// <inheritdoc cref="ILanes{TSelf}.Any" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector256<float> mask) => mask.AsInt32() != Vector256<int>.Zero;

    /// <inheritdoc cref="ILanes{TSelf}.All" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector256<float> mask) => mask.AsInt32() == Vector256<int>.AllBitsSet;

    /// <summary>Whether a mask is set in a lane.</summary>
    public static bool IsSet(Vector256<float> mask, int lane) => mask.AsInt32().GetElement(lane) != 0;

    /// <summary>The value of a lane.</summary>
    public static float Lane(Vector256<float> value, int lane) => value.GetElement(lane);

    /// <summary>The same lanes but for one.</summary>
    public static Vector256<float> With(Vector256<float> value, int lane, float element) => value.WithElement(lane, element);

    /// <summary>Whether a mask is set in one of four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOfFour(Vector256<float> mask, int first) =>
        Vector128.LoadUnsafe(ref Unsafe.As<Vector256<float>, float>(ref mask), (nuint)first).AsInt32() != Vector128<int>.Zero;

    /// <summary>Four lanes as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Doubles(Vector256<float> value, int first) =>
        RealLanes.Widen(Vector128.LoadUnsafe(ref Unsafe.As<Vector256<float>, float>(ref value), (nuint)first));

    /// <summary>The same lanes but for four, which are doubles rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> With(Vector256<float> value, int first, Vector256<double> four)
    {
        RealLanes.Narrow(four).StoreUnsafe(ref Unsafe.As<Vector256<float>, float>(ref value), (nuint)first);
        return value;
    }

    /// <inheritdoc cref="ILanes{TSelf}.AddInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddInt32(Vector256<float> left, Vector256<float> right) => (left.AsInt32() + right.AsInt32()).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.SubtractInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SubtractInt32(Vector256<float> left, Vector256<float> right) =>
        (left.AsInt32() - right.AsInt32()).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftLeftInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftLeftInt32(Vector256<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() << count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftRightLogicalInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftRightLogicalInt32(Vector256<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() >>> count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftRightArithmeticInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftRightArithmeticInt32(Vector256<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() >> count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ConvertInt32ToSingle" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ConvertInt32ToSingle(Vector256<float> value) => Vector256.ConvertToSingle(value.AsInt32());

    /// <inheritdoc cref="ILanes{TSelf}.ConvertSingleToInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ConvertSingleToInt32(Vector256<float> integral) => Vector256.ConvertToInt32Native(integral).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.Smaller" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Smaller(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported ? Avx.Min(left, right) : Select(LessThan(left, right), left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Larger" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Larger(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported ? Avx.Max(left, right) : Select(LessThan(right, left), left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Scale" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Scale(Vector256<float> value, Vector256<float> exponent) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.Scale(value, exponent) : PortableLanes.Scale(value, exponent);

    /// <inheritdoc cref="ILanes{TSelf}.ScaleShifted" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ScaleShifted(Vector256<float> value, Vector256<float> shifted) => Avx512F.VL.IsSupported
        ? Avx512F.VL.Scale(value, shifted - Vector256.Create(Primitives.RoundingMagic))
        : PortableLanes.ScaleShifted(value, shifted);

    /// <inheritdoc cref="ILanes{TSelf}.ScaleDown" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ScaleDown(Vector256<float> value, Vector256<float> shifted) => Avx512F.VL.IsSupported
        ? Avx512F.VL.Scale(value, shifted - Vector256.Create(Primitives.RoundingMagic))
        : PortableLanes.ScaleDown(value, shifted);

    /// <inheritdoc cref="ILanes{TSelf}.Decompose" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Decompose(Vector256<float> value, out Vector256<float> exponent)
    {
        if (!Avx512F.VL.IsSupported) return PortableLanes.Decompose(value, out exponent);
        var mantissa = Avx512F.VL.GetMantissa(value, global::ActGen.Numerics.PortableLanes.MantissaControl);
        exponent = Avx512F.VL.GetExponent(value) - Avx512F.VL.GetExponent(mantissa);
        return mantissa;
    }

    /// <inheritdoc cref="ILanes{TSelf}.WithLogSpecials" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WithLogSpecials(Vector256<float> regular, Vector256<float> argument) => Avx512F.VL.IsSupported
        ? Avx512F.VL.Fixup(regular, argument, Vector256.Create(global::ActGen.Numerics.PortableLanes.LogSpecials), 0)
        : PortableLanes.WithLogSpecials(regular, argument);

    /// <inheritdoc cref="ILanes{TSelf}.Lookup" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lookup(ref readonly float table, Vector256<float> index)
    {
        if (!Avx2.IsSupported)
            return Vector256.Create(Simd128.Lookup(in table, index.GetLower()), Simd128.Lookup(in table, index.GetUpper()));
        var lower = Vector256.LoadUnsafe(in table);
        var upper = Vector256.LoadUnsafe(in table, 8);
        var entry = index.AsInt32();
        if (Avx512F.VL.IsSupported) return Avx512F.VL.PermuteVar8x32x2(lower, entry, upper);
        var isUpper = (entry << 28).AsSingle();
        return Avx.BlendVariable(Avx2.PermuteVar8x32(lower, entry), Avx2.PermuteVar8x32(upper, entry), isUpper);
    }
}
