using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActGen.Numerics;

namespace ActGen.CompilerServices;

/// <summary>
/// The operations and functions of generated kernels on 4 float32 lanes. The operations are those of <see cref="ILanes{TSelf}"/>, on the
/// vector type itself; the functions are those of <see cref="Primitives"/>, from the same definitions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd128
{
    /// <inheritdoc cref="ILanes{TSelf}.Count" />
    public const int Count = 4;

    /// <inheritdoc cref="ILanes{TSelf}.Zero" />
    public static Vector128<float> Zero => Vector128<float>.Zero;

    /// <inheritdoc cref="ILanes{TSelf}.Create(float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float value) => Vector128.Create(value);

    /// <inheritdoc cref="ILanes{TSelf}.CreateInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> CreateInt32(int bits) => Vector128.Create(bits).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.Load(ref readonly float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref readonly float source) => Vector128.LoadUnsafe(in source);

    /// <inheritdoc cref="ILanes{TSelf}.Load(ref readonly float, nint)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref readonly float source, nint offset) => Vector128.LoadUnsafe(in source, (nuint)offset);

    /// <inheritdoc cref="ILanes{TSelf}.Store(TSelf, ref float)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination) => value.StoreUnsafe(ref destination);

    /// <inheritdoc cref="ILanes{TSelf}.Store(TSelf, ref float, nint)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination, nint offset) =>
        value.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc cref="ILanes{TSelf}.FusedMultiplyAdd" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FusedMultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        System.Runtime.Intrinsics.X86.Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(a, b, c)
            : EmulatedFma.Of(a, b, c);

    /// <inheritdoc cref="ILanes{TSelf}.Sqrt" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> value) => Vector128.Sqrt(value);

    /// <inheritdoc cref="ILanes{TSelf}.Abs" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Abs(Vector128<float> value) => Vector128.Abs(value);

    /// <inheritdoc cref="ILanes{TSelf}.Floor" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Floor(Vector128<float> value) => Vector128.Floor(value);

    /// <inheritdoc cref="ILanes{TSelf}.Round" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Round(Vector128<float> value) => Vector128.Round(value);

    /// <inheritdoc cref="ILanes{TSelf}.Min" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) => Vector128.Min(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Max" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) => Vector128.Max(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.LessThan" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LessThan(Vector128<float> left, Vector128<float> right) => Vector128.LessThan(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.LessThanOrEqual" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LessThanOrEqual(Vector128<float> left, Vector128<float> right) => Vector128.LessThanOrEqual(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Equal" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Equal(Vector128<float> left, Vector128<float> right) => Vector128.Equals(left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Select" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(Vector128<float> mask, Vector128<float> ifTrue, Vector128<float> ifFalse) =>
        Avx.IsSupported && !Avx512F.VL.IsSupported
            ? Sse41.BlendVariable(ifFalse, ifTrue, mask)
            : Vector128.ConditionalSelect(mask, ifTrue, ifFalse);

    /// <summary>The value where the mask is set, and zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Keep(Vector128<float> mask, Vector128<float> value) =>
        Avx512F.VL.IsSupported ? Vector128.ConditionalSelect(mask, value, Vector128<float>.Zero) : mask & value;

    /// <summary>Zero where the mask is set, and the value elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Clear(Vector128<float> mask, Vector128<float> value) =>
        Avx512F.VL.IsSupported ? Vector128.ConditionalSelect(mask, Vector128<float>.Zero, value) : Vector128.AndNot(value, mask);

    /// <inheritdoc cref="ILanes{TSelf}.Any" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector128<float> mask) => mask.AsInt32() != Vector128<int>.Zero;

    /// <inheritdoc cref="ILanes{TSelf}.All" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector128<float> mask) => mask.AsInt32() == Vector128<int>.AllBitsSet;

    /// <summary>Whether a mask is set in a lane.</summary>
    public static bool IsSet(Vector128<float> mask, int lane) => mask.AsInt32().GetElement(lane) != 0;

    /// <summary>The value of a lane.</summary>
    public static float Lane(Vector128<float> value, int lane) => value.GetElement(lane);

    /// <summary>The same lanes but for one.</summary>
    public static Vector128<float> With(Vector128<float> value, int lane, float element) => value.WithElement(lane, element);

    /// <summary>Whether a mask is set in one of four lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyOfFour(Vector128<float> mask, int first) =>
        Vector128.LoadUnsafe(ref Unsafe.As<Vector128<float>, float>(ref mask), (nuint)first).AsInt32() != Vector128<int>.Zero;

    /// <summary>Four lanes as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Doubles(Vector128<float> value, int first) =>
        RealLanes.Widen(Vector128.LoadUnsafe(ref Unsafe.As<Vector128<float>, float>(ref value), (nuint)first));

    /// <summary>The same lanes but for four, which are doubles rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> With(Vector128<float> value, int first, Vector256<double> four)
    {
        RealLanes.Narrow(four).StoreUnsafe(ref Unsafe.As<Vector128<float>, float>(ref value), (nuint)first);
        return value;
    }

    /// <inheritdoc cref="ILanes{TSelf}.AddInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddInt32(Vector128<float> left, Vector128<float> right) => (left.AsInt32() + right.AsInt32()).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.SubtractInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SubtractInt32(Vector128<float> left, Vector128<float> right) =>
        (left.AsInt32() - right.AsInt32()).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftLeftInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftLeftInt32(Vector128<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() << count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftRightLogicalInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftRightLogicalInt32(Vector128<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() >>> count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ShiftRightArithmeticInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftRightArithmeticInt32(Vector128<float> value, [ConstantExpected] int count) =>
        (value.AsInt32() >> count).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.ConvertInt32ToSingle" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ConvertInt32ToSingle(Vector128<float> value) => Vector128.ConvertToSingle(value.AsInt32());

    /// <inheritdoc cref="ILanes{TSelf}.ConvertSingleToInt32" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ConvertSingleToInt32(Vector128<float> integral) => Vector128.ConvertToInt32Native(integral).AsSingle();

    /// <inheritdoc cref="ILanes{TSelf}.Smaller" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Smaller(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.Min(left, right) : Select(LessThan(left, right), left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Larger" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Larger(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.Max(left, right) : Select(LessThan(right, left), left, right);

    /// <inheritdoc cref="ILanes{TSelf}.Scale" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Scale(Vector128<float> value, Vector128<float> exponent) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.Scale(value, exponent) : PortableLanes.Scale(value, exponent);

    /// <inheritdoc cref="ILanes{TSelf}.ScaleShifted" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ScaleShifted(Vector128<float> value, Vector128<float> shifted) => Avx512F.VL.IsSupported
        ? Avx512F.VL.Scale(value, shifted - Vector128.Create(Primitives.RoundingMagic))
        : PortableLanes.ScaleShifted(value, shifted);

    /// <inheritdoc cref="ILanes{TSelf}.ScaleDown" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ScaleDown(Vector128<float> value, Vector128<float> shifted) => Avx512F.VL.IsSupported
        ? Avx512F.VL.Scale(value, shifted - Vector128.Create(Primitives.RoundingMagic))
        : PortableLanes.ScaleDown(value, shifted);

    /// <inheritdoc cref="ILanes{TSelf}.Decompose" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Decompose(Vector128<float> value, out Vector128<float> exponent)
    {
        if (!Avx512F.VL.IsSupported) return PortableLanes.Decompose(value, out exponent);
        var mantissa = Avx512F.VL.GetMantissa(value, global::ActGen.Numerics.PortableLanes.MantissaControl);
        exponent = Avx512F.VL.GetExponent(value) - Avx512F.VL.GetExponent(mantissa);
        return mantissa;
    }

    /// <inheritdoc cref="ILanes{TSelf}.WithLogSpecials" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> WithLogSpecials(Vector128<float> regular, Vector128<float> argument) => Avx512F.VL.IsSupported
        ? Avx512F.VL.Fixup(regular, argument, Vector128.Create(global::ActGen.Numerics.PortableLanes.LogSpecials), 0)
        : PortableLanes.WithLogSpecials(regular, argument);

    /// <inheritdoc cref="ILanes{TSelf}.Lookup" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lookup(ref readonly float table, Vector128<float> index)
    {
        var entry = index.AsInt32() & Vector128.Create(15);
        ref var first = ref Unsafe.AsRef(in table);
        return Vector128.Create(
            Unsafe.Add(ref first, entry[0]), Unsafe.Add(ref first, entry[1]),
            Unsafe.Add(ref first, entry[2]), Unsafe.Add(ref first, entry[3]));
    }
}
