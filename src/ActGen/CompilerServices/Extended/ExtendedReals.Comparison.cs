using System;

namespace ActGen.CompilerServices;

/// <summary>Functions that take one of their arguments, or round them.</summary>
public static partial class ExtendedReals
{
    // Numbers with this many binary places before the point have none behind it.
    private const double Places = 110;

    /// <summary>The sign, NaN of NaN.</summary>
    public static ExtendedReal Sign(ExtendedReal u) => u.IsNaN ? u : u.Sign;

    /// <summary>The absolute value.</summary>
    public static ExtendedReal Abs(ExtendedReal u) => u.Sign < 0 ? -u : u;

    /// <summary>max(u, 0), NaN of NaN.</summary>
    public static ExtendedReal Relu(ExtendedReal u) => u <= 0 ? 0 : u;

    /// <summary>The smaller one; NaN if either is.</summary>
    public static ExtendedReal Min(ExtendedReal u, ExtendedReal v) => u.IsNaN || u < v ? u : v;

    /// <summary>The larger one; NaN if either is.</summary>
    public static ExtendedReal Max(ExtendedReal u, ExtendedReal v) => u.IsNaN || u > v ? u : v;

    /// <summary>u between two bounds.</summary>
    public static ExtendedReal Clamp(ExtendedReal u, ExtendedReal v, ExtendedReal w) => Min(Max(u, v), w);

    /// <summary>u, at most v.</summary>
    public static ExtendedReal AtMost(ExtendedReal u, ExtendedReal v) => Min(u, v);

    /// <summary>u, at least v.</summary>
    public static ExtendedReal AtLeast(ExtendedReal u, ExtendedReal v) => Max(u, v);

    /// <summary>1 from 0 on, 0 below, NaN of NaN.</summary>
    public static ExtendedReal Step(ExtendedReal u) => u.IsNaN ? u : u.Sign < 0 ? 0 : 1;

    /// <summary>The largest integer not above u.</summary>
    public static ExtendedReal Floor(ExtendedReal u)
    {
        if (!u.IsOrdinary || u.Exponent > Places)
        {
            return u;
        }

        // The double's integer, and that of what it leaves, which may have been rounded up.
        ExtendedReal whole = Math.Floor((double)u);
        whole += Math.Floor((double)(u - whole));
        return whole > u ? whole - 1 : whole;
    }

    /// <summary>The nearest integer, ties to even.</summary>
    public static ExtendedReal Round(ExtendedReal u)
    {
        var whole = Floor(u);
        var rest = (double)(u - whole);
        return rest < 0.5 || (rest == 0.5 && Floor(whole / 2) == whole / 2) || !u.IsOrdinary ? whole : whole + 1;
    }
}
