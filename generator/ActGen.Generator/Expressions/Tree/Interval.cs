using System;

namespace ActGen.Generator.Expressions;

/// <summary>A range of real numbers, used to find out where an argument leaves the domain of a function.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="LowerOpen">Whether the lower end itself is left out.</param>
/// <param name="UpperOpen">Whether the upper end itself is left out.</param>
internal readonly record struct Interval(double Lower, double Upper, bool LowerOpen = false, bool UpperOpen = false)
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);

    public static readonly Interval Positive = new(0, double.PositiveInfinity, LowerOpen: true);

    public static readonly Interval NotNegative = new(0, double.PositiveInfinity);

    public static Interval Point(double value) => new(value, value);

    public bool IsPositive => Lower > 0 || (Lower == 0 && LowerOpen);

    public bool IsNegative => Upper < 0 || (Upper == 0 && UpperOpen);

    public bool IsNotNegative => Lower >= 0;

    public bool IsNotPositive => Upper <= 0;

    public bool IsBounded => !double.IsInfinity(Lower) && !double.IsInfinity(Upper);

    public bool IsEmpty => Lower > Upper || (Lower == Upper && (LowerOpen || UpperOpen));

    public bool ContainsZero => !IsPositive && !IsNegative;

    public static Interval operator -(Interval a) => new(-a.Upper, -a.Lower, a.UpperOpen, a.LowerOpen);

    public static Interval operator +(Interval a, Interval b) => new(
        Math.Min(Plus(a.Lower, b.Lower, double.NegativeInfinity), double.MaxValue),
        Math.Max(Plus(a.Upper, b.Upper, double.PositiveInfinity), double.MinValue),
        a.LowerOpen || b.LowerOpen, a.UpperOpen || b.UpperOpen);

    public static Interval operator *(Interval a, Interval b)
    {
        var ends = new[]
        {
            (Value: Times(a.Lower, b.Lower), Open: Open(a.Lower, a.LowerOpen, b.Lower, b.LowerOpen)),
            (Value: Times(a.Lower, b.Upper), Open: Open(a.Lower, a.LowerOpen, b.Upper, b.UpperOpen)),
            (Value: Times(a.Upper, b.Lower), Open: Open(a.Upper, a.UpperOpen, b.Lower, b.LowerOpen)),
            (Value: Times(a.Upper, b.Upper), Open: Open(a.Upper, a.UpperOpen, b.Upper, b.UpperOpen)),
        };
        var (low, high) = (ends[0], ends[0]);
        foreach (var end in ends)
        {
            low = end.Value < low.Value || (end.Value == low.Value && !end.Open) ? end : low;
            high = end.Value > high.Value || (end.Value == high.Value && !end.Open) ? end : high;
        }

        return new(low.Value, high.Value, low.Open, high.Open);
    }

    /// <summary>The range of 1/u; everything where u may be 0.</summary>
    public Interval Reciprocal()
    {
        if (ContainsZero)
        {
            return All;
        }

        var atZero = IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return new(
            Upper == 0 ? atZero : 1 / Upper, Lower == 0 ? atZero : 1 / Lower,
            UpperOpen || double.IsInfinity(Upper), LowerOpen || double.IsInfinity(Lower));
    }

    public Interval Union(Interval other) => new(
        Math.Min(Lower, other.Lower), Math.Max(Upper, other.Upper),
        Lower < other.Lower ? LowerOpen : other.Lower < Lower ? other.LowerOpen : LowerOpen && other.LowerOpen,
        Upper > other.Upper ? UpperOpen : other.Upper > Upper ? other.UpperOpen : UpperOpen && other.UpperOpen);

    public Interval Intersect(Interval other) => new(
        Math.Max(Lower, other.Lower), Math.Min(Upper, other.Upper),
        Lower > other.Lower ? LowerOpen : other.Lower > Lower ? other.LowerOpen : LowerOpen || other.LowerOpen,
        Upper < other.Upper ? UpperOpen : other.Upper < Upper ? other.UpperOpen : UpperOpen || other.UpperOpen);

    // Infinities of both signs, where an end is beyond the largest number, may have any sum.
    private static double Plus(double a, double b, double unknown) => double.IsNaN(a + b) ? unknown : a + b;

    // 0 * infinity is 0 here: the ends are limits of finite numbers.
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    // A product end of 0 is reached when a factor reaches 0.
    private static bool Open(double a, bool aOpen, double b, bool bOpen) =>
        a == 0 ? aOpen && (b != 0 || bOpen) : b == 0 ? bOpen : aOpen || bOpen;
}
