using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>The forward pass of a kernel that treats each element by itself, at the width of the machine.</summary>
internal readonly struct ElementForward<TKernel> : IForwardRun where TKernel : IActivationKernel
{
    public static void Run(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
    {
        switch (Simd.Lanes)
        {
            case 16:
                ForwardTiles<TKernel>.Run<Lanes512>(x, parameters, y, shape);
                break;
            case 8:
                ForwardTiles<TKernel>.Run<Lanes256>(x, parameters, y, shape);
                break;
            default:
                ForwardTiles<TKernel>.Run<Lanes128>(x, parameters, y, shape);
                break;
        }
    }
}

/// <summary>One of its backward passes.</summary>
internal readonly struct ElementBackward<TKernel, TPass> : IBackwardRun where TKernel : IActivationKernel where TPass : IBackwardPass
{
    public static void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
    {
        var tiles = new BackwardTiles<TKernel, TPass>(shape);
        switch (Simd.Lanes)
        {
            case 16:
                tiles.Run<Lanes512>(x, y, dy, parameters, dx, dparameters);
                break;
            case 8:
                tiles.Run<Lanes256>(x, y, dy, parameters, dx, dparameters);
                break;
            default:
                tiles.Run<Lanes128>(x, y, dy, parameters, dx, dparameters);
                break;
        }
    }
}
