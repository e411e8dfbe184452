using System.Runtime.CompilerServices;
using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>The forward pass of a kernel that treats each element by itself, at the width of the machine.</summary>
internal readonly struct ElementForward<TKernel> : IForwardRun, IWidthBody<ForwardOperands> where TKernel : IActivationKernel
{
    public static void Run(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
    {
        var operands = new ForwardOperands { X = x, Parameters = parameters, Y = y, Shape = shape };
        Simd.Run<ElementForward<TKernel>, ForwardOperands>(ref operands, x.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(scoped ref ForwardOperands state, int length) where TLanes : struct, ILanes<TLanes> =>
        ForwardTiles<TKernel>.Run<TLanes>(state.X, state.Parameters, state.Y, state.Shape);
}

/// <summary>One of its backward passes.</summary>
internal readonly struct ElementBackward<TKernel, TPass> : IBackwardRun, IWidthBody<BackwardOperands>
    where TKernel : IActivationKernel
    where TPass : IBackwardPass
{
    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
    {
        var operands = new BackwardOperands(x, y, dy, parameters, dx, dparameters, shape);
        Simd.Run<ElementBackward<TKernel, TPass>, BackwardOperands>(ref operands, x.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLanes>(scoped ref BackwardOperands state, int length) where TLanes : struct, ILanes<TLanes> =>
        new BackwardTiles<TKernel, TPass>(state.Shape)
            .Run<TLanes>(state.X, state.Y, state.Dy, state.Parameters, state.Results, state.ParameterGradients);
}
