using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Kernels;

/// <summary>A constant of a kernel.</summary>
public interface IFlag
{
    static abstract bool Value { get; }
}

/// <summary>True.</summary>
public readonly struct Yes : IFlag
{
    public static bool Value => true;
}

/// <summary>False.</summary>
public readonly struct No : IFlag
{
    public static bool Value => false;
}

/// <summary>A hand-written kernel with two parameters for each column, slope x + start, that may go along rows.</summary>
/// <typeparam name="TAlong">Whether it does.</typeparam>
public readonly struct LineKernel<TAlong> : IActivationKernel where TAlong : IFlag
{
    public static ReadOnlySpan<Per> ParameterScopes => [Per.Channel, Per.Neuron];

    public static bool GoesAlongRows => TAlong.Value;

    /// <summary>How often it went along rows.</summary>
    public static int Calls { get; set; }

    public static void Forward<TLanes>(ref readonly float x, ref readonly float parameters, ref float y, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint row = 0; row < walk.Rows; row++)
        {
            Element<TLanes>(in x, in parameters, ref y, row * walk.InputStride, 0, TLanes.Count);
        }
    }

    public static void ForwardAlongRows<TLanes>(ref readonly float x, ref readonly float parameters, ref float y, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        Calls++;
        for (nint at = 0; at < walk.Rows * walk.InputStride; at += TLanes.Count)
        {
            Element<TLanes>(in x, in parameters, ref y, at, at % walk.InputStride, walk.InputStride);
        }
    }

    public static void Backward<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(TLanes.Zero, ref dparameters);
        TLanes.Store(TLanes.Zero, ref dparameters, TLanes.Count);
        for (nint row = 0; row < walk.Rows; row++)
        {
            Gradients<TLanes>(in x, in dy, in parameters, ref dx, ref dparameters, row * walk.InputStride, 0, TLanes.Count);
        }
    }

    public static void BackwardAlongRows<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        Calls++;
        for (nint at = 0; at < walk.Rows * walk.InputStride; at += TLanes.Count)
        {
            Gradients<TLanes>(in x, in dy, in parameters, ref dx, ref dparameters, at, at % walk.InputStride, walk.InputStride);
        }
    }

    private static void Element<TLanes>(
        ref readonly float x, ref readonly float parameters, ref float y, nint at, nint column, nint element)
        where TLanes : struct, ILanes<TLanes>
    {
        var (slope, start) = (TLanes.Load(in parameters, column), TLanes.Load(in parameters, element + column));
        TLanes.Store((slope * TLanes.Load(in x, at)) + start, ref y, at);
    }

    private static void Gradients<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, nint at,
        nint column, nint element)
        where TLanes : struct, ILanes<TLanes>
    {
        var gradient = TLanes.Load(in dy, at);
        var ofSlope = TLanes.FusedMultiplyAdd(gradient, TLanes.Load(in x, at), TLanes.Load(in dparameters, column));
        TLanes.Store(ofSlope, ref dparameters, column);
        TLanes.Store(gradient + TLanes.Load(in dparameters, element + column), ref dparameters, element + column);
        TLanes.Store(gradient * TLanes.Load(in parameters, column), ref dx, at);
    }
}
