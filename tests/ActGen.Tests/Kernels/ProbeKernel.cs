using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Numerics;

namespace ActGen.Tests.Kernels;

/// <summary>
/// A hand-written kernel, y = layer x + channel + neuron x², whose result and gradients tell which parameters an element saw: the sums over
/// the rows of dy x, dy and dy x².
/// </summary>
public readonly struct ProbeKernel : IActivationKernel
{
    public static ReadOnlySpan<Per> ParameterScopes => [Per.Channel, Per.Layer, Per.Neuron];

    public static void Forward<TLanes>(ref readonly float x, ref readonly float parameters, ref float y, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        var (channel, layer, neuron) = Parameters<TLanes>(in parameters);
        for (nint row = 0; row < walk.Rows; row++)
        {
            var input = TLanes.Load(in x, row * walk.InputStride);
            TLanes.Store((layer * input) + channel + (neuron * input * input), ref y, row * walk.InputStride);
        }
    }

    public static void Backward<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        var (_, layer, neuron) = Parameters<TLanes>(in parameters);
        var (dchannel, dlayer, dneuron) = (TLanes.Zero, TLanes.Zero, TLanes.Zero);
        for (nint row = 0; row < walk.Rows; row++)
        {
            var input = TLanes.Load(in x, row * walk.InputStride);
            var gradient = TLanes.Load(in dy, row * walk.InputStride);
            dchannel += gradient;
            dlayer += gradient * input;
            dneuron += gradient * input * input;
            TLanes.Store(gradient * (layer + (neuron * (input + input))), ref dx, row * walk.InputStride);
        }

        TLanes.Store(dchannel, ref dparameters);
        TLanes.Store(dlayer, ref dparameters, TLanes.Count);
        TLanes.Store(dneuron, ref dparameters, 2 * TLanes.Count);
    }

    private static (TLanes Channel, TLanes Layer, TLanes Neuron) Parameters<TLanes>(ref readonly float parameters)
        where TLanes : struct, ILanes<TLanes> =>
        (TLanes.Load(in parameters), TLanes.Load(in parameters, TLanes.Count), TLanes.Load(in parameters, 2 * TLanes.Count));
}

/// <summary>The square root, whose backward pass reads y: dx = dy / 2y.</summary>
public readonly struct RootKernel : IOutputReadingKernel
{
    public static ReadOnlySpan<Per> ParameterScopes => [];

    public static void Forward<TLanes>(ref readonly float x, ref readonly float parameters, ref float y, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint row = 0; row < walk.Rows; row++)
        {
            TLanes.Store(TLanes.Sqrt(TLanes.Load(in x, row * walk.InputStride)), ref y, row * walk.InputStride);
        }
    }

    public static void Backward<TLanes>(
        ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes> => throw new InvalidOperationException("the one that reads y is to be called");

    public static void BackwardFromOutput<TLanes>(
        ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters,
        ref float dx, ref float dparameters, RowWalk walk)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint row = 0; row < walk.Rows; row++)
        {
            var output = TLanes.Load(in y, row * walk.InputStride);
            TLanes.Store(TLanes.Load(in dy, row * walk.InputStride) / (output + output), ref dx, row * walk.InputStride);
        }
    }
}
