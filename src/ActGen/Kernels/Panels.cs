using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>A forward pass over inputs that lie in parts.</summary>
internal interface IForwardRun
{
    static abstract void Run(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape);
}

/// <summary>A backward pass over inputs that lie in parts.</summary>
internal interface IBackwardRun
{
    static abstract void Run(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape);
}

/// <summary>Runs a pass over everything at once, or over panels whose interleaved inputs are first laid in parts.</summary>
internal static class Panels<TKernel> where TKernel : IKernel
{
    private static bool IsInterleaved => TKernel.Layout == InputLayout.Interleaved && TKernel.Inputs > 1;

    public static void Forward<TRun>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
        where TRun : IForwardRun
    {
        if (!IsInterleaved)
        {
            TRun.Run(x, parameters, y, shape);
            return;
        }

        var inputs = new InterleavedInputs(TKernel.Inputs, shape.Channels / TKernel.Inputs);
        var panel = InterleavedInputs.Panel(shape.Neurons, x.Length);
        var rented = InterleavedInputs.Rent(panel);
        for (var start = 0; start < x.Length; start += panel)
        {
            var length = Math.Min(panel, x.Length - start);
            inputs.Split(x.Slice(start, length), rented);
            TRun.Run(rented.AsSpan(0, length), parameters, Outputs(y, start, length), shape);
        }

        InterleavedInputs.Return(rented);
    }

    public static void Backward<TRun>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape) where TRun : IBackwardRun
    {
        if (!IsInterleaved)
        {
            TRun.Run(x, y, dy, parameters, dx, dparameters, shape);
            return;
        }

        var inputs = new InterleavedInputs(TKernel.Inputs, shape.Channels / TKernel.Inputs);
        var panel = InterleavedInputs.Panel(shape.Neurons, x.Length);
        var rented = InterleavedInputs.Rent(panel);
        for (var start = 0; start < x.Length; start += panel)
        {
            var length = Math.Min(panel, x.Length - start);
            var parts = rented.AsSpan(0, length);
            inputs.Split(x.Slice(start, length), parts);
            TRun.Run(parts, Outputs(y, start, length), Outputs(dy, start, length), parameters, parts, dparameters, shape);
            inputs.Join(parts, dx.Slice(start, length));
        }

        InterleavedInputs.Return(rented);
    }

    private static Span<float> Outputs(Span<float> y, int start, int length) =>
        y.Slice(start / TKernel.Inputs * TKernel.Outputs, length / TKernel.Inputs * TKernel.Outputs);

    private static ReadOnlySpan<float> Outputs(ReadOnlySpan<float> y, int start, int length) =>
        y.Slice(start / TKernel.Inputs * TKernel.Outputs, length / TKernel.Inputs * TKernel.Outputs);
}
