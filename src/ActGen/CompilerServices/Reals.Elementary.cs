using System;

namespace ActGen.CompilerServices;

/// <summary>The functions that the standard library has, and those of a line, by the names that generated code calls them by.</summary>
public static partial class Reals
{
    /// <summary>e to the power of u.</summary>
    public static double Exp(double u) => Math.Exp(u);

    /// <summary>exp(-abs(u)).</summary>
    public static double ExpOfMinusAbs(double u) => Math.Exp(-Math.Abs(u));

    /// <summary>The natural logarithm.</summary>
    public static double Log(double u) => Math.Log(u);

    /// <summary>The decimal logarithm.</summary>
    public static double Log10(double u) => Math.Log10(u);

    /// <summary>The square root.</summary>
    public static double Sqrt(double u) => Math.Sqrt(u);

    /// <summary>The absolute value.</summary>
    public static double Abs(double u) => Math.Abs(u);

    /// <summary>max(u, 0), NaN of NaN.</summary>
    public static double Relu(double u) => u <= 0 ? 0 : u;

    /// <summary>u between two bounds.</summary>
    public static double Clamp(double u, double v, double w) => Min(Max(u, v), w);

    /// <summary>u, at most v.</summary>
    public static double AtMost(double u, double v) => Min(u, v);

    /// <summary>u, at least v.</summary>
    public static double AtLeast(double u, double v) => Max(u, v);

    /// <summary>The largest integer not above u.</summary>
    public static double Floor(double u) => Math.Floor(u);

    /// <summary>The nearest integer, ties to even.</summary>
    public static double Round(double u) => Math.Round(u, MidpointRounding.ToEven);

    /// <summary>1 from 0 on, 0 below, NaN of NaN.</summary>
    public static double Step(double u) => u >= 0 ? 1 : u < 0 ? 0 : double.NaN;

    /// <summary>The sine of u radians.</summary>
    public static double Sin(double u) => Math.Sin(u);

    /// <summary>The cosine of u radians.</summary>
    public static double Cos(double u) => Math.Cos(u);

    /// <summary>The tangent of u radians.</summary>
    public static double Tan(double u) => Math.Tan(u);

    /// <summary>The inverse of sin.</summary>
    public static double Asin(double u) => Math.Asin(u);

    /// <summary>The inverse of cos.</summary>
    public static double Acos(double u) => Math.Acos(u);

    /// <summary>The inverse of tan.</summary>
    public static double Atan(double u) => Math.Atan(u);

    /// <summary>The hyperbolic sine.</summary>
    public static double Sinh(double u) => Math.Sinh(u);

    /// <summary>The hyperbolic cosine.</summary>
    public static double Cosh(double u) => Math.Cosh(u);

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double u) => Math.Tanh(u);

    /// <summary>u * v + w.</summary>
    public static double Affine(double u, double v, double w) => (u * v) + w;
}
