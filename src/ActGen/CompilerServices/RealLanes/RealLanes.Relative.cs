using System.Runtime.CompilerServices;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.CompilerServices;

/// <summary>The quotients that removable singularities leave behind.</summary>
public static partial class RealLanes
{
    private const double Nothing = 1e-300;

    /// <summary>expm1(u)/u, 1 at u = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Exprel(Lanes u) => Select(LessThan(Abs(u), Create(Nothing)), Lanes.One, Expm1(u) / u);

    /// <summary>expm1(c*v)/c, v at c = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Expm1div(Lanes c, Lanes v) => v * Exprel(c * v);

    /// <summary>log1p(u)/u, 1 at u = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log1prel(Lanes u) => Select(LessThan(Abs(u), Create(Nothing)), Lanes.One, Log1p(u) / u);

    /// <summary>The same; the second argument is 1 + u, for those who know it more exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log1prel(Lanes u, Lanes onePlus) => Log1prel(u);

    /// <summary>log1p(c*v)/c, v at c = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log1pdiv(Lanes c, Lanes v) => v * Log1prel(c * v);

    /// <summary>((u - 1) e^u + 1) / u^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes ExprelDerivative(Lanes u) => Each(u, static a => Reals.ExprelDerivative(a));

    /// <summary>(e^u - 1 - u) / u^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Exprel2(Lanes u) => Each(u, static a => Reals.Exprel2(a));

    /// <summary>(u/(1+u) - log1p(u)) / u^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log1prelDerivative(Lanes u) => Each(u, static a => Reals.Log1prelDerivative(a));

    /// <summary>The derivative of log1prel; the further arguments are 1 + u and its reciprocal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log1prelDerivative(Lanes u, Lanes onePlus, Lanes overOnePlus) => Log1prelDerivative(u);
}
