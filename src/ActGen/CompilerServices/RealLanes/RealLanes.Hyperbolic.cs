using System.Runtime.CompilerServices;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.CompilerServices;

/// <summary>Functions of the hyperbola and their inverses.</summary>
public static partial class RealLanes
{
    // Beyond, exponentials overflow before their halves do.
    private const double LargestExponent = 709;

    /// <summary>The hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Sinh(Lanes u)
    {
        var a = Abs(u);
        var e = Expm1(Min(a, Create(LargestExponent)));
        var half = Exp(a * Create(0.5));
        return WithSign(Select(LessThan(Create(LargestExponent), a), Create(0.5) * half * half,
            Create(0.5) * (e + (e / (e + Lanes.One)))), u);
    }

    /// <summary>The hyperbolic cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Cosh(Lanes u)
    {
        var half = Exp(Abs(u) * Create(0.5));
        return (Create(0.5) * half * half) + (Create(0.5) / half / half);
    }

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Tanh(Lanes u)
    {
        // From 20 on it is 1.
        var e = Expm1(Min(Abs(u), Create(20)) * Create(2));
        return WithSign(e / (e + Create(2)), u);
    }

    /// <summary>1 / cosh(u)^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes SechSquared(Lanes u)
    {
        var e = ExpOfMinusAbs(u + u);
        return Create(4) * e / ((Lanes.One + e) * (Lanes.One + e));
    }

    /// <summary>The inverse of sinh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Asinh(Lanes u)
    {
        var a = Abs(u);
        var square = Min(a, Create(1e8));
        square *= square;
        var ordinary = Log1p(Min(a, Create(1e8)) + (square / (Lanes.One + Sqrt(Lanes.One + square))));
        return WithSign(Select(LessThan(Create(1e8), a), Log(a) + Create(0.69314718055994531), ordinary), u);
    }

    /// <summary>The inverse of cosh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Acosh(Lanes u)
    {
        var above = u - Lanes.One;
        var ordinary = Log1p(above + Sqrt(above * (u + Lanes.One)));
        return Select(LessThan(Create(1e8), u), Log(u) + Create(0.69314718055994531),
            Select(LessThan(u, Lanes.One), Create(double.NaN), ordinary));
    }

    /// <summary>The inverse of tanh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Atanh(Lanes u)
    {
        var a = Abs(u);
        return WithSign(Create(0.5) * Log1p(Create(2) * a / (Lanes.One - a)), u);
    }
}
