using System;
using System.ComponentModel;

namespace ActGen.CompilerServices;

/// <summary>
/// A real number with about 32 digits, the unevaluated sum of two doubles, and an exponent of its own, which is a double too: nothing that
/// a formula makes of floats overflows or underflows on the way. Where double precision does not tell what a formula comes to, slow paths
/// of kernels are computed in it, and the generator finds out with it.
/// </summary>
/// <remarks>Double-double arithmetic: T. J. Dekker, A floating-point technique for extending the available precision, 1971.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExtendedReal : IEquatable<ExtendedReal>
{
    // Numbers that are so many binary places apart do not meet.
    private const double Apart = 300;

    private const double Splitter = (1 << 27) + 1;
    private const int Bias = 1023;
    private const int MantissaBits = 52;

    // 1 <= |high| < 2; 0, infinity and NaN stand in high alone. |low| is at most half an ulp of high.
    private readonly double _high;
    private readonly double _low;
    private readonly double _exponent;

    private ExtendedReal(double high, double low, double exponent) => (_high, _low, _exponent) = (high, low, exponent);

    /// <summary>The power of two of the first digit.</summary>
    internal double Exponent => _exponent;

    /// <summary>Whether it is a number other than 0.</summary>
    internal bool IsOrdinary => _high != 0 && !double.IsNaN(_high) && !double.IsInfinity(_high);

    /// <summary>Whether it is not a number.</summary>
    public bool IsNaN => double.IsNaN(_high);

    /// <summary>Whether it has no more digits than a double.</summary>
    internal bool IsDouble => _low == 0;

    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    internal int Sign => _high > 0 ? 1 : _high < 0 ? -1 : 0;

    /// <summary>The number itself.</summary>
    public static implicit operator ExtendedReal(double value) => Normalized(value, 0, 0);

    /// <summary>The nearest double.</summary>
    public static explicit operator double(ExtendedReal value) =>
        value.IsOrdinary ? Scaled(value._high, value._exponent) : value._high;

    /// <summary>The nearest float.</summary>
    public static explicit operator float(ExtendedReal value) => (float)(double)value;

    /// <summary>The number with the other sign.</summary>
    public static ExtendedReal operator -(ExtendedReal a) => new(-a._high, -a._low, a._exponent);

    /// <summary>The sum.</summary>
    public static ExtendedReal operator +(ExtendedReal a, ExtendedReal b)
    {
        if (!a.IsOrdinary || !b.IsOrdinary)
        {
            return a._high == 0 ? b : b._high == 0 ? a : !a.IsOrdinary && !b.IsOrdinary ? a._high + b._high : a.IsOrdinary ? b : a;
        }

        var (larger, smaller) = a._exponent < b._exponent ? (b, a) : (a, b);
        var places = larger._exponent - smaller._exponent;
        if (!(places <= Apart))
        {
            return larger;
        }

        var scale = PowerOfTwo(-(int)places);
        var (sum, rest) = Sum(larger._high, smaller._high * scale);
        var (lowSum, lowRest) = Sum(larger._low, smaller._low * scale);
        (sum, rest) = Sum(sum, rest + lowSum);
        return Normalized(sum, rest + lowRest, larger._exponent);
    }

    /// <summary>The difference.</summary>
    public static ExtendedReal operator -(ExtendedReal a, ExtendedReal b) => a + -b;

    /// <summary>The product.</summary>
    public static ExtendedReal operator *(ExtendedReal a, ExtendedReal b)
    {
        if (!a.IsOrdinary || !b.IsOrdinary)
        {
            return a._high * b._high;
        }

        var product = a._high * b._high;
        var rest = RestOfProduct(a._high, b._high, product) + ((a._high * b._low) + (a._low * b._high));
        return Normalized(product, rest, a._exponent + b._exponent);
    }

    /// <summary>The quotient.</summary>
    public static ExtendedReal operator /(ExtendedReal a, ExtendedReal b)
    {
        if (!a.IsOrdinary || !b.IsOrdinary)
        {
            return a._high / b._high;
        }

        // Three digits, each a double.
        ExtendedReal quotient = 0, rest = a;
        for (var digit = 0; digit < 3; digit++)
        {
            var next = Normalized(rest._high / b._high, 0, rest._exponent - b._exponent);
            quotient += next;
            rest -= next * b;
            if (!rest.IsOrdinary)
            {
                break;
            }
        }

        return quotient;
    }

    /// <summary>Whether a is below b.</summary>
    public static bool operator <(ExtendedReal a, ExtendedReal b) => Difference(a, b) < 0;

    /// <summary>Whether a is above b.</summary>
    public static bool operator >(ExtendedReal a, ExtendedReal b) => Difference(a, b) > 0;

    /// <summary>Whether a is not above b.</summary>
    public static bool operator <=(ExtendedReal a, ExtendedReal b) => Difference(a, b) <= 0;

    /// <summary>Whether a is not below b.</summary>
    public static bool operator >=(ExtendedReal a, ExtendedReal b) => Difference(a, b) >= 0;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(ExtendedReal a, ExtendedReal b) => Difference(a, b) == 0;

    /// <summary>Whether they are not the same number.</summary>
    public static bool operator !=(ExtendedReal a, ExtendedReal b) => !(a == b);

    /// <inheritdoc/>
    public bool Equals(ExtendedReal other) => (_high, _low, _exponent).Equals((other._high, other._low, other._exponent));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExtendedReal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_high, _low, _exponent).GetHashCode();

    /// <summary>The number times a power of two.</summary>
    internal ExtendedReal TimesPowerOfTwo(double exponent) => IsOrdinary ? Normalized(_high, _low, _exponent + exponent) : this;

    /// <summary>The number between 1 and 2 that it is a power of two of.</summary>
    internal ExtendedReal Mantissa => IsOrdinary ? new(_high, _low, 0) : this;

    // Its sign tells which is larger; NaN if either is no number.
    private static double Difference(ExtendedReal a, ExtendedReal b) =>
        a.IsOrdinary && b.IsOrdinary ? (a - b)._high
            : a._high == b._high ? 0 : double.IsInfinity(a._high) ? a._high : double.IsInfinity(b._high) ? -b._high : a._high - b._high;

    private static ExtendedReal Normalized(double high, double low, double exponent)
    {
        var sum = high + low;
        if (sum == 0 || double.IsNaN(sum) || double.IsInfinity(sum))
        {
            return new(sum, 0, 0);
        }

        var rest = low - (sum - high);
        var places = Places(sum);
        if (places == -Bias)
        {
            // A subnormal double.
            return Normalized(sum * PowerOfTwo(100), rest * PowerOfTwo(100), exponent - 100);
        }

        exponent += places;
        return double.IsPositiveInfinity(exponent) ? new(sum > 0 ? double.PositiveInfinity : double.NegativeInfinity, 0, 0)
            : double.IsNegativeInfinity(exponent) ? default
            : new(Scaled(sum, -places), Scaled(rest, -places), exponent);
    }

    private static int Places(double value) => (int)((BitConverter.DoubleToInt64Bits(value) >> MantissaBits) & 0x7FF) - Bias;

    // Exponents that no double has become 0 or infinity.
    private static double Scaled(double value, double exponent)
    {
        while (exponent < -1000)
        {
            if (value == 0 || exponent < -4000)
            {
                return value * 0;
            }

            (value, exponent) = (value * PowerOfTwo(-1000), exponent + 1000);
        }

        while (exponent > 1000)
        {
            if (double.IsInfinity(value) || exponent > 4000)
            {
                return value * double.PositiveInfinity;
            }

            (value, exponent) = (value * PowerOfTwo(1000), exponent - 1000);
        }

        return value * PowerOfTwo((int)exponent);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + Bias) << MantissaBits);

    // What a + b rounds to, and what is left.
    private static (double Sum, double Error) Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }

    // By splitting both into halves whose products are exact.
    private static double RestOfProduct(double a, double b, double product)
    {
        var (c, d) = (Splitter * a, Splitter * b);
        var (aHigh, bHigh) = (c - (c - a), d - (d - b));
        var (aLow, bLow) = (a - aHigh, b - bHigh);
        return ((aHigh * bHigh) - product + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);
    }
}
