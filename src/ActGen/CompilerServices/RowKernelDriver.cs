using System.ComponentModel;
using System.Runtime.CompilerServices;
using ActGen.Kernels;

namespace ActGen.CompilerServices;

/// <summary>
/// Runs generated passes over rows: checks the arguments, chooses the width, and cuts the work into rows. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowKernelDriver
{
    /// <inheritdoc cref="KernelDriver.Forward" />
    public static void Forward<TKernel>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
        where TKernel : IRowKernel
    {
        KernelArguments.CheckForward<TKernel>(x, parameters, y, shape);
        Panels<TKernel>.Forward<RowForwardRun<TKernel>>(x, parameters, y, shape);
    }

    /// <inheritdoc cref="KernelDriver.Backward" />
    public static void Backward<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters,
        ActivationShape shape)
        where TKernel : IRowKernel
    {
        KernelArguments.CheckBackward<TKernel>(x, dy, parameters, dx, dparameters, shape);
        Panels<TKernel>.Backward<RowBackwardRun<TKernel, RowBackward<TKernel>>>(x, dy, dy, parameters, dx, dparameters, shape);
    }

    /// <inheritdoc cref="KernelDriver.BackwardFromOutput" />
    public static void BackwardFromOutput<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
        where TKernel : IOutputReadingRowKernel
    {
        KernelArguments.CheckBackward<TKernel>(x, dy, parameters, dx, dparameters, shape);
        KernelArguments.CheckOutput<TKernel>(x, y, dx);
        Panels<TKernel>.Backward<RowBackwardRun<TKernel, RowBackwardFromOutput<TKernel>>>(x, y, dy, parameters, dx, dparameters, shape);
    }

    private readonly struct RowForwardRun<TKernel> : IForwardRun where TKernel : IRowKernel
    {
        public static void Run(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape) =>
            AtWidth<TKernel, RowForward<TKernel>>(x, default, default, parameters, y, default, shape);
    }

    private readonly struct RowBackwardRun<TKernel, TPasses> : IBackwardRun where TKernel : IRowKernel where TPasses : IRowPasses
    {
        public static void Run(
            ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
            Span<float> dx, Span<float> dparameters, ActivationShape shape) =>
            AtWidth<TKernel, TPasses>(x, y, dy, parameters, dx, dparameters, shape);
    }

    private static void AtWidth<TKernel, TPasses>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> output, Span<float> dparameters, ActivationShape shape)
        where TKernel : IRowKernel
        where TPasses : IRowPasses
    {
        var operands = new BackwardOperands(x, y, dy, parameters, output, dparameters, shape);
        Simd.Run<RowBody<TKernel, TPasses>, BackwardOperands>(ref operands, x.Length);
    }

    private readonly struct RowBody<TKernel, TPasses> : IWidthBody<BackwardOperands> where TKernel : IRowKernel where TPasses : IRowPasses
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TLanes>(scoped ref BackwardOperands state, int length) where TLanes : struct, ILanes<TLanes> =>
            RowTiles<TKernel, TPasses, TLanes>.Run(
                state.X, state.Y, state.Dy, state.Parameters, state.Results, state.ParameterGradients, state.Shape);
    }
}
