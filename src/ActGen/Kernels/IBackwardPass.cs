using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>One of the two backward kernels of an activation, with one signature, so that one driver serves both.</summary>
internal interface IBackwardPass
{
    static abstract void Run<TLanes>(
        ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Recomputes what it needs from x.</summary>
internal readonly struct FromInput<TKernel> : IBackwardPass where TKernel : IActivationKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(
        ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes> =>
        TKernel.Backward<TLanes>(in x, in dy, in parameters, ref dx, ref dparameters, walk);
}

/// <summary>Reads y.</summary>
internal readonly struct FromOutput<TKernel> : IBackwardPass where TKernel : IOutputReadingKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(
        ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes> =>
        TKernel.BackwardFromOutput<TLanes>(in x, in y, in dy, in parameters, ref dx, ref dparameters, walk);
}
