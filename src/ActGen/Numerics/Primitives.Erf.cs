using System.Runtime.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>The error function: an odd polynomial below 1, 1 - erfc|x| above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erf<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Abs(x);
        TLanes near = ErfNear(magnitude);
        TLanes far = TLanes.Create(1f) - ErfcOfMagnitude(TLanes.Smaller(TLanes.Create(6f), magnitude));
        return WithSign(TLanes.Select(TLanes.LessThan(magnitude, TLanes.Create(1f)), near, far), x);
    }

    /// <summary>The complementary error function, e^(-x²) times a polynomial in (|x| - 2) / (|x| + 2); 2 - erfc|x| below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erfc<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes upper = ErfcOfMagnitude(TLanes.Smaller(TLanes.Create(10.2f), TLanes.Abs(x)));
        return TLanes.Select(TLanes.LessThan(x, TLanes.Zero), TLanes.Create(2f) - upper, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ErfNear<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes z = x * x;
        TLanes p = Fma(z, 7.806904e-05f, -0.0007997853f);
        p = Fma(p, z, 0.005187162f);
        p = Fma(p, z, -0.026853347f);
        p = Fma(p, z, 0.11283579f);
        p = Fma(p, z, -0.37612626f);
        p = Fma(p, z, 0.12837917f);
        return Fma(x, p, x);
    }

    /// <summary>erfc x for x in [0, 10.2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ErfcOfMagnitude<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        TLanes two = TLanes.Create(2f);
        TLanes t = (x - two) / (x + two);
        TLanes q = Fma(t, -0.00043113652f, -0.0012660174f);
        q = Fma(q, t, 0.0013443115f);
        q = Fma(q, t, 0.0086698355f);
        q = Fma(q, t, -0.0080715995f);
        q = Fma(q, t, -0.054217152f);
        q = Fma(q, t, 0.16405752f);
        q = Fma(q, t, -0.16603005f);
        q = Fma(q, t, -0.09276413f);
        q = Fma(q, t, 1.2769784f);
        TLanes p = GaussFactors(x, out TLanes n);
        return TLanes.Scale(p * q / Fma(x, 2f, 1f), n);
    }
}
