using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// (cos(u) - sin(u) / u) / u, the derivative of sin(u) / u; 0 at 0. Within 4 ulp, or of 1 / u where it is above 1 and crosses 0. NaN at
    /// infinities.
    /// </summary>
    /// <remarks>
    /// The Taylor series -u/3 + u³/30 - u⁵/840 + ... up to |u| = 1, beyond that the quotient, whose numerator no longer cancels
    /// but at its zeros.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SincDerivative<TLanes>(TLanes u) where TLanes : struct, ILanes<TLanes>
    {
        var square = u * u;
        var series = Fma(square, -2.5052108e-07f, 2.2045855e-05f);
        series = Fma(series, square, -0.0011904762f);
        series = Fma(series, square, 0.033333333f);
        series = Fma(series, square, -0.33333333f) * u;
        var sine = SinCos(u, out var cosine);
        var far = (cosine - (sine / u)) / u;
        return TLanes.Select(TLanes.LessThan(TLanes.Abs(u), TLanes.Create(1f)), series, far);
    }
}
