using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>The passes of one direction, with one signature, so that one driver serves all.</summary>
internal interface IRowPasses
{
    static abstract RowPlan Plan { get; }

    static abstract bool IsBackward { get; }

    static abstract bool ReadsOutput { get; }

    static abstract void Run<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows) where TLanes : struct, ILanes<TLanes>;

    static abstract void RunInDouble(int pass, in RealRow row);
}

/// <summary>From x to y.</summary>
internal readonly struct RowForward<TKernel> : IRowPasses where TKernel : IRowKernel
{
    public static RowPlan Plan => TKernel.ForwardPlan;

    public static bool IsBackward => false;

    public static bool ReadsOutput => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes> => TKernel.Forward<TLanes>(pass, in block, first, steps, rows);

    public static void RunInDouble(int pass, in RealRow row) => TKernel.ForwardInDouble(pass, in row);
}

/// <summary>From x and dy to the gradients.</summary>
internal readonly struct RowBackward<TKernel> : IRowPasses where TKernel : IRowKernel
{
    public static RowPlan Plan => TKernel.BackwardPlan;

    public static bool IsBackward => true;

    public static bool ReadsOutput => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows)
        where TLanes : struct, ILanes<TLanes> => TKernel.Backward<TLanes>(pass, in block, first, steps, rows);

    public static void RunInDouble(int pass, in RealRow row) => TKernel.BackwardInDouble(pass, in row);
}

/// <summary>From y and dy to the gradients.</summary>
internal readonly struct RowBackwardFromOutput<TKernel> : IRowPasses where TKernel : IOutputReadingRowKernel
{
    public static RowPlan Plan => TKernel.BackwardFromOutputPlan;

    public static bool IsBackward => true;

    public static bool ReadsOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(int pass, in RowBlock block, nint first, nint steps, nint rows) where TLanes : struct, ILanes<TLanes> =>
        TKernel.BackwardFromOutput<TLanes>(pass, in block, first, steps, rows);

    public static void RunInDouble(int pass, in RealRow row) => TKernel.BackwardFromOutputInDouble(pass, in row);
}
