using System.ComponentModel;
using ActGen.Kernels;

namespace ActGen.CompilerServices;

/// <summary>
/// Runs generated kernels over spans: checks the arguments, chooses the width, and cuts the work into tiles. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class KernelDriver
{
    /// <summary>y = f(x).</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The inputs.</param>
    /// <param name="parameters">The learnables one after another.</param>
    /// <param name="y">Receives the outputs; may be the same span as <paramref name="x"/> where both have the same length.</param>
    /// <param name="shape">The shape of one sample of x.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap partly.</exception>
    public static void Forward<TKernel>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
        where TKernel : IActivationKernel
    {
        KernelArguments.CheckForward<TKernel>(x, parameters, y, shape);
        Panels<TKernel>.Forward<ElementForward<TKernel>>(x, parameters, y, shape);
    }

    /// <summary>dx = dy f'(x), and the gradients of the parameters added to dparameters.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The inputs of the forward pass.</param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="parameters">The learnables one after another.</param>
    /// <param name="dx">
    /// Receives the gradient for the inputs; may be the same span as <paramref name="dy"/> or <paramref name="x"/>.
    /// </param>
    /// <param name="dparameters">The gradient for the learnables is added to it.</param>
    /// <param name="shape">The shape of one sample of x.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap partly.</exception>
    public static void Backward<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters,
        ActivationShape shape)
        where TKernel : IActivationKernel
    {
        KernelArguments.CheckBackward<TKernel>(x, dy, parameters, dx, dparameters, shape);
        // What is not read stands for the outputs: it has their length.
        Panels<TKernel>.Backward<ElementBackward<TKernel, FromInput<TKernel>>>(x, dy, dy, parameters, dx, dparameters, shape);
    }

    /// <summary>As <see cref="Backward{TKernel}"/>, reading the outputs of the forward pass.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The inputs of the forward pass.</param>
    /// <param name="y">The outputs of the forward pass.</param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="parameters">The learnables one after another.</param>
    /// <param name="dx">Receives the gradient for the inputs.</param>
    /// <param name="dparameters">The gradient for the learnables is added to it.</param>
    /// <param name="shape">The shape of one sample of x.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap partly.</exception>
    public static void BackwardFromOutput<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
        where TKernel : IOutputReadingKernel
    {
        KernelArguments.CheckBackward<TKernel>(x, dy, parameters, dx, dparameters, shape);
        KernelArguments.CheckOutput<TKernel>(x, y, dx);
        Panels<TKernel>.Backward<ElementBackward<TKernel, FromOutput<TKernel>>>(x, y, dy, parameters, dx, dparameters, shape);
    }
}
