using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Numerics;

/// <summary>The primitives of two variables that are more than an instruction, one row each.</summary>
public static class PairPrimitiveTable
{
    public static readonly PairPrimitiveRow[] Rows =
    [
        new PairPrimitiveRow<Pow>(nameof(Pow), Math.Pow, 1, SamplePairs.Powers),
        new PairPrimitiveRow<Min>(nameof(Min), Math.Min, 0, SamplePairs.Anything),
        new PairPrimitiveRow<Max>(nameof(Max), Math.Max, 0, SamplePairs.Anything),
        new PairPrimitiveRow<Log1p>(nameof(Log1p) + "OnePlus", (u, v) => u <= -0.5 ? Math.Log(v) : References.Log1p(u), 2,
            SamplePairs.WithOnePlus),
        new PairPrimitiveRow<Log1prel>(
            nameof(Log1prel) + "OnePlus", (u, v) => u <= -0.5 ? Math.Log(v) / (v - 1) : References.Log1prel(u), 4, SamplePairs.WithOnePlus),
        new PairPrimitiveRow<Log1prelDerivative>(
            nameof(Log1prelDerivative) + "OnePlus",
            (u, v) => u <= -0.5 ? ((v - 1) / v - Math.Log(v)) / ((v - 1) * (v - 1)) : References.Log1prelDerivative(u), 4,
            SamplePairs.WithOnePlus),
    ];

    private readonly struct Pow : IPairPrimitive { public static T Apply<T>(T x, T y) where T : struct, ILanes<T> => Primitives.Pow(x, y); }
    private readonly struct Min : IPairPrimitive { public static T Apply<T>(T x, T y) where T : struct, ILanes<T> => Primitives.Min(x, y); }
    private readonly struct Max : IPairPrimitive { public static T Apply<T>(T x, T y) where T : struct, ILanes<T> => Primitives.Max(x, y); }
    private readonly struct Log1p
        : IPairPrimitive
    { public static T Apply<T>(T x, T y) where T : struct, ILanes<T> => Primitives.Log1p(x, y); }
    private readonly struct Log1prel
        : IPairPrimitive
    { public static T Apply<T>(T x, T y) where T : struct, ILanes<T> => Primitives.Log1prel(x, y); }
    private readonly struct Log1prelDerivative : IPairPrimitive
    {
        public static T Apply<T>(T x, T y) where T : struct, ILanes<T> => Primitives.Log1prelDerivative(x, y, T.Create(1f) / y);
    }
}
