using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    // Above, e^(-x²/2) and the tail of the normal distribution round to 0.
    internal const float GaussHalfVanishes = 14.8f;
    internal const float RootHalf = 0.70710677f;
    internal const float RootHalfLow = 1.2101617e-08f;

    /// <summary>
    /// The probability that a standard normal variable is below x, erfc(-x / sqrt 2) / 2. The exponential is taken of -x²/2 with the
    /// rounding of x² compensated, so the lower tail keeps its digits down to the subnormals; erfc itself would see a rounded x / sqrt 2.
    /// </summary>
    /// <remarks>At most 1.82 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdf<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes> => NormalCdfGaussHalf(x, out _);

    /// <summary>The normal distribution and e^(-x²/2), with the bits of <see cref="NormalCdf"/> and <see cref="GaussHalf"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdfGaussHalf<TLanes>(TLanes x, out TLanes gaussHalf) where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Create(1f);
        var magnitude = TLanes.Smaller(TLanes.Create(GaussHalfVanishes), TLanes.Abs(x));
        var p = GaussFactors(magnitude, 0.5f, out var shifted);
        gaussHalf = TLanes.ScaleDown(p + one, shifted);
        var argument = magnitude * TLanes.Create(RootHalf);
        var rest = Fma(magnitude, RootHalfLow, Fma(magnitude, RootHalf, -argument));
        var w = ScaledErfc(argument, rest);
        var lower = TLanes.ScaleDown(Fma(w, p, w), shifted - one);
        return TLanes.Select(TLanes.LessThan(x, TLanes.Zero), lower, one - lower);
    }

    /// <summary>e^(-x²/2) with the rounding of x² compensated; even, 1 at 0, 0 at infinities.</summary>
    /// <remarks>At most 1.03 ulp over all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes GaussHalf<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var p = GaussFactors(TLanes.Smaller(TLanes.Create(GaussHalfVanishes), TLanes.Abs(x)), 0.5f, out var shifted);
        return TLanes.ScaleDown(p + TLanes.Create(1f), shifted);
    }
}
