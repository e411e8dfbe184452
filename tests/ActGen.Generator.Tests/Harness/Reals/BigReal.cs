using System.Numerics;

namespace ActGen.Generator.Tests.Harness.Reals;

/// <summary>
/// A real number with 704 bits (211 digits), as an integer times a power of two. It is what tests compare with: so many digits that a
/// formula may be evaluated as it is written, and a derivative taken as a difference quotient, and what is left is still exact to a double.
/// </summary>
internal readonly struct BigReal : IComparable<BigReal>, IEquatable<BigReal>
{
    public const int Bits = 704;

    private readonly BigInteger _significand;
    private readonly int _exponent;

    private BigReal(BigInteger significand, int exponent) => (_significand, _exponent) = (significand, exponent);

    public int Sign => _significand.Sign;

    /// <summary>The power of two of the leading digit.</summary>
    public int Magnitude => Length(_significand) + _exponent;

    public static BigReal PowerOfTwo(int exponent) => new(BigInteger.One, exponent);

    public static implicit operator BigReal(int value) => new(value, 0);

    public static implicit operator BigReal(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArithmeticException($"{value} is not a number");
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var (significand, exponent) = (bits & 0xFFFFFFFFFFFFF, (int)((bits >> 52) & 0x7FF));
        significand = exponent == 0 ? significand : significand | 0x10000000000000;
        return new(value < 0 ? -significand : significand, Math.Max(exponent, 1) - 1075);
    }

    public static explicit operator double(BigReal value)
    {
        var excess = Math.Max(0, Length(value._significand) - 60);
        return Math.ScaleB((long)(value._significand >> excess), value._exponent + excess);
    }

    public static BigReal operator -(BigReal a) => new(-a._significand, a._exponent);

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.Sign == 0 || b.Sign == 0)
        {
            return a.Sign == 0 ? b : a;
        }

        // What is more than all digits smaller than the other does not count.
        var gap = a.Magnitude - b.Magnitude;
        if (Math.Abs(gap) > 2 * Bits)
        {
            return gap > 0 ? a : b;
        }

        var exponent = Math.Min(a._exponent, b._exponent);
        return Rounded((a._significand << (a._exponent - exponent)) + (b._significand << (b._exponent - exponent)), exponent);
    }

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => Rounded(a._significand * b._significand, a._exponent + b._exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        if (b.Sign == 0)
        {
            throw new ArithmeticException("division by zero");
        }

        var shift = Math.Max(0, Bits + 4 + Length(b._significand) - Length(a._significand));
        return Rounded((a._significand << shift) / b._significand, a._exponent - shift - b._exponent);
    }

    public static bool operator <(BigReal a, BigReal b) => a.CompareTo(b) < 0;

    public static bool operator >(BigReal a, BigReal b) => a.CompareTo(b) > 0;

    public static bool operator <=(BigReal a, BigReal b) => a.CompareTo(b) <= 0;

    public static bool operator >=(BigReal a, BigReal b) => a.CompareTo(b) >= 0;

    public static BigReal Abs(BigReal a) => new(BigInteger.Abs(a._significand), a._exponent);

    public static BigReal Max(BigReal a, BigReal b) => a >= b ? a : b;

    public static BigReal Min(BigReal a, BigReal b) => a <= b ? a : b;

    public static BigReal Floor(BigReal a) => a._exponent >= 0 ? a : new(a._significand >> -a._exponent, 0);

    /// <summary>The square root, by Newton's method from that of a double.</summary>
    public static BigReal Sqrt(BigReal a)
    {
        if (a.Sign <= 0)
        {
            return a.Sign == 0 ? a : throw new ArithmeticException("square root of a negative number");
        }

        var half = a.Magnitude / 2;
        var root = new BigReal(1, half) * Math.Sqrt((double)(a * PowerOfTwo(-2 * half)));
        for (var i = 0; i < 4; i++)
        {
            root = (root + (a / root)) * 0.5;
        }

        return root;
    }

    /// <summary>Whether two numbers agree to a number of bits of the larger one.</summary>
    public static bool Agree(BigReal a, BigReal b, int bits) =>
        a.Equals(b) || (a - b).Magnitude <= Math.Max(a.Magnitude, b.Magnitude) - bits;

    public int CompareTo(BigReal other) => (this - other).Sign;

    public bool Equals(BigReal other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is BigReal other && Equals(other);

    public override int GetHashCode() => ((double)this).GetHashCode();

    public override string ToString() => ((double)this).ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static int Length(BigInteger value) => (int)BigInteger.Abs(value).GetBitLength();

    private static BigReal Rounded(BigInteger significand, int exponent)
    {
        var excess = Length(significand) - Bits;
        return significand.IsZero ? default
            : excess <= 0 ? new(significand, exponent)
            : new((significand + (BigInteger.One << (excess - 1))) >> excess, exponent + excess);
    }
}
