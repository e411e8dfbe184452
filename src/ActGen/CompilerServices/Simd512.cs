using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ActGen.Numerics;

namespace ActGen.CompilerServices;

/// <summary>
/// The operations and functions of generated kernels on 16 float32 lanes. The operations are those of <see cref="ILanes{TSelf}"/>, on the
/// vector type itself; the functions are those of <see cref="Primitives"/>, from the same definitions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd512
{
    /// <inheritdoc cref="ILanes{TSelf}.Count" />
    public const int Count = 16;

    /// <inheritdoc cref="ILanes{TSelf}.Zero" />
    public static Vector512<float> Zero => Vector512<float>.Zero;

    /// <inheritdoc cref="ILanes{TSelf}.Create(float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    /// <inheritdoc cref="ILanes{TSelf}.CreateInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> CreateInt32(int bits) => Vector512.Create(bits).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.Load(ref readonly float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref readonly float source) => Vector512.LoadUnsafe(in source);

    /// <inheritdoc cref="ILanes{TSelf}.Load(ref readonly float, nint)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref readonly float source, nint offset) => Vector512.LoadUnsafe(in source, (nuint)offset);

    /// <inheritdoc cref="ILanes{TSelf}.Store(TSelf, ref float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc cref="ILanes{TSelf}.Store(TSelf, ref float, nint)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc cref="ILanes{TSelf}.FusedMultiplyAdd" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc cref="ILanes{TSelf}.Sqrt" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> value) => Vector512.Sqrt(value);

    /// <inheritdoc cref="ILanes{TSelf}.Abs" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Abs(Vector512<float> value) => Vector512.Abs(value);

    /// <inheritdoc cref="ILanes{TSelf}.Floor" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Floor(Vector512<float> value) => Vector512.Floor(value);

    /// <inheritdoc cref="ILanes{TSelf}.Round" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Round(Vector512<float> value) => Vector512.Round(value);

    /// <inheritdoc cref="ILanes{TSelf}.Min" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) => Vector512.Min(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Max" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) => Vector512.Max(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.LessThan" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LessThan(Vector512<float> left, Vector512<float> right) => Vector512.LessThan(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.LessThanOrEqual" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LessThanOrEqual(Vector512<float> left, Vector512<float> right) => Vector512.LessThanOrEqual(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Equal" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Equal(Vector512<float> left, Vector512<float> right) => Vector512.Equals(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Select" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, Vector512<float> ifTrue, Vector512<float> ifFalse) =>
        Vector512.ConditionalSelect(mask, ifTrue, ifFalse);

    /// <summary>The value where the mask is set, and zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Keep(Vector512<float> mask, Vector512<float> value) =>
        Avx512F.IsSupported ? Vector512.ConditionalSelect(mask, value, Vector512<float>.Zero) : mask & value;

    /// <summary>Zero where the mask is set, and the value elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clear(Vector512<float> mask, Vector512<float> value) =>
        Avx512F.IsSupported ? Vector512.ConditionalSelect(mask, Vector512<float>.Zero, value) : Vector512.AndNot(value, mask);

    /// <inheritdoc cref="ILanes{TSelf}.Any" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector512<float> mask) => mask.AsInt32() != Vector512<int>.Zero;

    /// <inheritdoc cref="ILanes{TSelf}.All" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector512<float> mask) => mask.AsInt32() == Vector512<int>.AllBitsSet;

    /// <summary>Whether a mask is set in a lane.</summary>
    public static bool IsSet(Vector512<float> mask, int lane) => mask.AsInt32().GetElement(lane) != 0;

    /// <summary>The value of a lane.</summary>
    public static float Lane(Vector512<float> value, int lane) => value.GetElement(lane);

    /// <summary>The same lanes but for one.</summary>
    public static Vector512<float> With(Vector512<float> value, int lane, float element) => value.WithElement(lane, element);

    /// <summary>Whether a mask is set in one of four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOfFour(Vector512<float> mask, int first) =>
        Vector128.LoadUnsafe(ref Unsafe.As<Vector512<float>, float>(ref mask), (nuint)first).AsInt32() != Vector128<int>.Zero;

    /// <summary>Four lanes as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Doubles(Vector512<float> value, int first) =>
        RealLanes.Widen(Vector128.LoadUnsafe(ref Unsafe.As<Vector512<float>, float>(ref value), (nuint)first));

    /// <summary>The same lanes but for four, which are doubles rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> With(Vector512<float> value, int first, Vector256<double> four)
    {
        RealLanes.Narrow(four).StoreUnsafe(ref Unsafe.As<Vector512<float>, float>(ref value), (nuint)first);
        return value;
    }

    /// <inheritdoc cref="ILanes{TSelf}.AddInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddInt32(Vector512<float> left, Vector512<float> right) => (left.AsInt32() + right.AsInt32()).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.SubtractInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SubtractInt32(Vector512<float> left, Vector512<float> right) =>
        (left.AsInt32() - right.AsInt32()).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftLeftInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftLeftInt32(Vector512<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() << count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftRightLogicalInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftRightLogicalInt32(Vector512<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() >>> count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftRightArithmeticInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftRightArithmeticInt32(Vector512<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() >> count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ConvertInt32ToSingle" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ConvertInt32ToSingle(Vector512<float> value) => Vector512.ConvertToSingle(value.AsInt32());

    /// <inheritdoc cref="ILanes{TSelf}.ConvertSingleToInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ConvertSingleToInt32(Vector512<float> integral) => Vector512.ConvertToInt32Native(integral).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.Smaller" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Smaller(Vector512<float> left, Vector512<float> right) =>
        Avx512F.IsSupported ? Avx512F.Min(left, right) : Select(LessThan(left, right), left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Larger" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Larger(Vector512<float> left, Vector512<float> right) =>
        Avx512F.IsSupported ? Avx512F.Max(left, right) : Select(LessThan(right, left), left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Scale" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> value, Vector512<float> exponent) =>
        Avx512F.IsSupported ? Avx512F.Scale(value, exponent) : PortableLanes.Scale(value, exponent);

    /// <inheritdoc cref="ILanes{TSelf}.ScaleShifted" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ScaleShifted(Vector512<float> value, Vector512<float> shifted) => Avx512F.IsSupported
        ? Avx512F.Scale(value, shifted - Vector512.Create(Primitives.RoundingMagic))
        : PortableLanes.ScaleShifted(value, shifted);

    /// <inheritdoc cref="ILanes{TSelf}.ScaleDown" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ScaleDown(Vector512<float> value, Vector512<float> shifted) => Avx512F.IsSupported
        ? Avx512F.Scale(value, shifted - Vector512.Create(Primitives.RoundingMagic))
        : PortableLanes.ScaleDown(value, shifted);

    /// <inheritdoc cref="ILanes{TSelf}.Decompose" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Decompose(Vector512<float> value, out Vector512<float> exponent)
    {
        if (!Avx512F.IsSupported) return PortableLanes.Decompose(value, out exponent);
        var mantissa = Avx512F.GetMantissa(value, global::ActGen.Numerics.PortableLanes.MantissaControl);
        exponent = Avx512F.GetExponent(value) - Avx512F.GetExponent(mantissa);
        return mantissa;
    }

    /// <inheritdoc cref="ILanes{TSelf}.WithLogSpecials" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WithLogSpecials(Vector512<float> regular, Vector512<float> argument) => Avx512F.IsSupported
        ? Avx512F.Fixup(regular, argument, Vector512.Create(global::ActGen.Numerics.PortableLanes.LogSpecials), 0)
        : PortableLanes.WithLogSpecials(regular, argument);

    /// <inheritdoc cref="ILanes{TSelf}.Lookup" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lookup(ref readonly float table, Vector512<float> index)
    {
        if (Avx512F.IsSupported) return Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(in table), index.AsInt32());
        return Vector512.Create(Simd256.Lookup(in table, index.GetLower()), Simd256.Lookup(in table, index.GetUpper()));
    }
}
