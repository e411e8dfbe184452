using System.ComponentModel;
using ActGen.Numerics;

namespace ActGen.CompilerServices;

/// <summary>
/// A block of float32 lanes that are computed side by side. Kernels and primitives are written once, generic over the
/// implementation: <see cref="Lanes512"/>, <see cref="Lanes256"/>, <see cref="Lanes128"/> or <see cref="Lanes1"/>.
/// </summary>
/// <remarks>
/// Every operation is exactly rounded IEEE 754 arithmetic or a bit operation, so the same algorithm gives the same bits
/// in every implementation. A comparison returns a mask: lanes with all bits set where it holds, all clear elsewhere.
/// The operations with <c>Int32</c> in their name read the lanes' bits as 32-bit integers.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf> where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many lanes there are.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes zero.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>All lanes the same value.</summary>
    static abstract TSelf Create(float value);

    /// <summary>All lanes the same bit pattern.</summary>
    static abstract TSelf CreateInt32(int bits);

    /// <summary>Reads <see cref="Count"/> floats, at any alignment.</summary>
    static abstract TSelf Load(ref readonly float source);

    /// <summary>Writes <see cref="Count"/> floats, at any alignment.</summary>
    static abstract void Store(TSelf value, ref float destination);

    /// <summary>Reads <see cref="Count"/> floats that begin a number of floats after a place.</summary>
    static abstract TSelf Load(ref readonly float source, nint offset);

    /// <summary>Writes <see cref="Count"/> floats that begin a number of floats after a place.</summary>
    static abstract void Store(TSelf value, ref float destination, nint offset);

    /// <summary>Sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>Negation: flips the sign bit, also of zeros and NaNs.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Absolute value: clears the sign bit.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The smaller one; NaN if either is, and -0 is below +0.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger one; NaN if either is, and +0 is above -0.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The largest integer not above the value.</summary>
    static abstract TSelf Floor(TSelf value);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>Mask of <c>left &lt; right</c>; false where either is NaN.</summary>
    static abstract TSelf LessThan(TSelf left, TSelf right);

    /// <summary>Mask of <c>left &lt;= right</c>; false where either is NaN.</summary>
    static abstract TSelf LessThanOrEqual(TSelf left, TSelf right);

    /// <summary>Mask of <c>left == right</c>; false where either is NaN.</summary>
    static abstract TSelf Equal(TSelf left, TSelf right);

    /// <summary>
    /// For each lane, <paramref name="ifTrue"/> where the mask is set and <paramref name="ifFalse"/> elsewhere, bit for bit.
    /// </summary>
    static abstract TSelf Select(TSelf mask, TSelf ifTrue, TSelf ifFalse);

    /// <summary>Bitwise and.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>Bitwise or.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>Bitwise complement; the negation of a mask.</summary>
    static abstract TSelf operator ~(TSelf value);

    /// <summary>Whether a mask is set in any lane.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>Whether a mask is set in all lanes.</summary>
    static abstract bool All(TSelf mask);

    /// <summary>Sum of the bits as integers, wrapping.</summary>
    static abstract TSelf AddInt32(TSelf left, TSelf right);

    /// <summary>Difference of the bits as integers, wrapping.</summary>
    static abstract TSelf SubtractInt32(TSelf left, TSelf right);

    /// <summary>Shifts the bits to the left.</summary>
    static abstract TSelf ShiftLeftInt32(TSelf value, [System.Diagnostics.CodeAnalysis.ConstantExpected] int count);

    /// <summary>Shifts the bits to the right, filling with zeros.</summary>
    static abstract TSelf ShiftRightLogicalInt32(TSelf value, [System.Diagnostics.CodeAnalysis.ConstantExpected] int count);

    /// <summary>Shifts the bits to the right, filling with the sign bit.</summary>
    static abstract TSelf ShiftRightArithmeticInt32(TSelf value, [System.Diagnostics.CodeAnalysis.ConstantExpected] int count);

    /// <summary>The bits, read as integers, as floats; exact below 2^24.</summary>
    static abstract TSelf ConvertInt32ToSingle(TSelf value);

    /// <summary>
    /// Integral floats in the range of <see cref="int"/> as integer bits. Other values give a result that may differ between machines:
    /// keep them out, or select them away.
    /// </summary>
    static abstract TSelf ConvertSingleToInt32(TSelf integral);

    /// <summary>
    /// <c>left &lt; right ? left : right</c>, so the right one if either is NaN: a bound on the left keeps NaN. One instruction,
    /// where <see cref="Min"/> takes several.
    /// </summary>
    static abstract TSelf Smaller(TSelf left, TSelf right);

    /// <summary><c>left &gt; right ? left : right</c>, so the right one if either is NaN: a bound on the left keeps NaN.</summary>
    static abstract TSelf Larger(TSelf left, TSelf right);

    /// <summary>
    /// <c>value * 2^exponent</c> for an integral exponent between -252 and 252; NaN if the value is NaN. Rounded once, if
    /// <c>value * 2^(exponent/2)</c> is in the normal range or exact.
    /// </summary>
    static abstract TSelf Scale(TSelf value, TSelf exponent);

    /// <summary>
    /// <c>value * 2^n</c> for an integer n between -252 and 252 that was rounded by adding 1.5 * 2^23, which it still carries; NaN if the
    /// value is NaN. Rounded as <see cref="Scale"/> is, and cheaper where integers hold the exponent: it lies in the low bits.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="shifted">n + 1.5 * 2^23.</param>
    static abstract TSelf ScaleShifted(TSelf value, TSelf shifted);

    /// <summary>
    /// <c>value * 2^n</c> for an integer n between -190 and 60 and a value below 8, rounded once; NaN if the value is NaN. With the bits of
    /// <see cref="ScaleShifted"/>, and cheaper where hardware has no instruction for it.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="shifted">n + 1.5 * 2^23.</param>
    static abstract TSelf ScaleDown(TSelf value, TSelf shifted);

    /// <summary>
    /// Takes a value apart: <c>value = mantissa * 2^exponent</c> with the mantissa in [0.75, 1.5) and an integral exponent. Mantissa 1 and
    /// exponent -inf at zeros, mantissa 1 and exponent +inf at +inf, mantissa NaN below zero and at NaN.
    /// </summary>
    static abstract TSelf Decompose(TSelf value, out TSelf exponent);

    /// <summary>
    /// The first operand, except where the second is an argument at which a logarithm is special: -inf where it is zero, +inf where it is
    /// +inf, NaN where it is below zero or NaN.
    /// </summary>
    static abstract TSelf WithLogSpecials(TSelf regular, TSelf argument);

    /// <summary>For each lane the entry of a table of 16 floats that the low four bits select.</summary>
    static abstract TSelf Lookup(ref readonly float table, TSelf index);
}
