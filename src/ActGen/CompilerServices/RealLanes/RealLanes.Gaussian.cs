using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.CompilerServices;

/// <summary>The normal distribution and its relatives.</summary>
public static partial class RealLanes
{
    // Beyond, erfc is nothing.
    private const double LargestErfc = 28;

    // erf(a) / a by z = a^2 for a up to 1, to 3e-17; fitted with 60 digits, as those below.
    internal static ReadOnlySpan<double> OfErf =>
    [
        1.1283791670955126, -0.37612638903183754, 0.1128379167095512, -0.02686617064512984, 0.0052239776254232985, -0.000854832702193483,
        0.00012055332902888736, -1.4925647567519332e-05, 1.6462045441468418e-06, -1.6364642158167616e-07, 1.4792401209404813e-08,
        -1.216456005728345e-09, 8.709045129053106e-11, -4.230945824295338e-12,
    ];

    // (1 + 2 a) e^(a^2) erfc(a) from 1 to 28, by s from -1 to 1, an affine function of (a - 3.75) / (a + 3.75); to 3e-17.
    internal static ReadOnlySpan<double> OfErfc =>
    [
        1.2246403583537577, -0.09250172705321687, 0.009685754737063235, 0.014852222600667132, -0.014817403997450481, 0.008787961236689417,
        -0.0038968133462288263, 0.0013350861310671817, -0.00033881537620237645, 5.266760857250371e-05, 5.965932607940439e-07,
        -2.7638338259468696e-06, 5.829458102879336e-07, 4.1961764466392236e-08, -4.188132527923767e-08, 3.5368125116028417e-09,
        2.29793466771357e-09, -4.809313055002745e-10, -1.1777226991793482e-10, 4.1176452317445844e-11, 4.9699353598500755e-12,
        -2.3791677653757445e-12,
    ];

    /// <summary>The error function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Erf(Lanes u)
    {
        var a = Abs(u);
        var inside = OfSmall(u);
        var isOutside = LessThan(Lanes.One, a);
        return Any(isOutside) ? Select(isOutside, WithSign(Lanes.One - Tail(a), u), inside) : inside;
    }

    /// <summary>1 - erf(u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Erfc(Lanes u)
    {
        var a = Abs(u);
        var inside = Lanes.One - OfSmall(u);
        var isOutside = LessThan(Lanes.One, a);
        if (!Any(isOutside))
        {
            return inside;
        }

        var tail = Tail(a);
        return Select(isOutside, Select(LessThan(u, Lanes.Zero), Create(2) - tail, tail), inside);
    }

    /// <summary>e^(-u^2); u is split so that u^2 does not round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes Gauss(Lanes u)
    {
        var bounded = Min(Abs(u), Create(LargestErfc));
        var high = Leading(bounded);
        return Exp(-high * high) * Exp((high - bounded) * (high + bounded)) & ~LessThan(Create(LargestErfc), Abs(u));
    }

    /// <summary>e^(-u^2/2); u is split so that u^2 does not round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes GaussHalf(Lanes u)
    {
        var bounded = Min(Abs(u), Create(40));
        var high = Leading(bounded);
        return Exp(Create(-0.5) * high * high) * Exp(Create(0.5) * (high - bounded) * (high + bounded)) & ~LessThan(Create(40), Abs(u));
    }

    /// <summary>The normal distribution; the exponential in its tail is that of u itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Lanes NormalCdf(Lanes u)
    {
        var a = u * Create(-RootHalf);
        var isTail = LessThan(Lanes.One, a) & LessThan(a, Create(LargestErfc));
        var ordinary = Create(0.5) * Erfc(a);
        return Any(isTail) ? Select(isTail, Create(0.5) * GaussHalf(u) * Scaled(a), ordinary) : ordinary;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes OfSmall(Lanes u)
    {
        var z = Min(u * u, Lanes.One);
        return u * Polynomial(z, OfErf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Tail(Lanes a) => Gauss(a) * Scaled(a);

    // e^(a^2) erfc(a), for a from 1 on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Lanes Scaled(Lanes a)
    {
        var bounded = Min(Max(a, Lanes.One), Create(LargestErfc));
        var y = (bounded - Create(3.75)) / (bounded + Create(3.75));
        var s = Fma(y, Create(1.4895061728395063), Create(-0.13765432098765432));
        return Polynomial(s, OfErfc) / Fma(Create(2), bounded, Lanes.One);
    }

    // The first half of the digits, whose square is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Leading(Lanes u) => (u.AsInt64() & Vector256.Create(-1L << 29)).AsDouble();
}
