using System.Runtime.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>Runs generated kernels over spans: checks the arguments, chooses the width, and cuts the work into tiles. Called by generated code.</summary>
public static class KernelDriver
{
    /// <summary>y = f(x).</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The inputs.</param>
    /// <param name="parameters">The learnables one after another.</param>
    /// <param name="y">Receives the outputs; may be the same span as <paramref name="x"/>.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap partly.</exception>
    public static void Forward<TKernel>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
        where TKernel : IActivationKernel
    {
        KernelArguments.CheckForward(TKernel.ParameterScopes, x, parameters, y, shape);
        switch (Simd.Lanes)
        {
            case 16:
                ForwardTiles<TKernel>.Run<Lanes512>(x, parameters, y, shape);
                break;
            case 8:
                ForwardTiles<TKernel>.Run<Lanes256>(x, parameters, y, shape);
                break;
            case 4:
                ForwardTiles<TKernel>.Run<Lanes128>(x, parameters, y, shape);
                break;
            default:
                ForwardTiles<TKernel>.Run<Lanes1>(x, parameters, y, shape);
                break;
        }
    }

    /// <summary>dx = dy f'(x), and the gradients of the parameters added to dparameters.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The inputs of the forward pass.</param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="parameters">The learnables one after another.</param>
    /// <param name="dx">Receives the gradient for the inputs; may be the same span as <paramref name="dy"/> or <paramref name="x"/>.</param>
    /// <param name="dparameters">The gradient for the learnables is added to it.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap partly.</exception>
    public static void Backward<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape)
        where TKernel : IActivationKernel
    {
        KernelArguments.CheckBackward(TKernel.ParameterScopes, x, dy, parameters, dx, dparameters, shape);
        Backward<TKernel, FromInput<TKernel>>(x, x, dy, parameters, dx, dparameters, shape);
    }

    /// <summary>As <see cref="Backward{TKernel}"/>, reading the outputs of the forward pass.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The inputs of the forward pass.</param>
    /// <param name="y">The outputs of the forward pass.</param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="parameters">The learnables one after another.</param>
    /// <param name="dx">Receives the gradient for the inputs.</param>
    /// <param name="dparameters">The gradient for the learnables is added to it.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap partly.</exception>
    public static void BackwardFromOutput<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
        where TKernel : IOutputReadingKernel
    {
        KernelArguments.CheckBackward(TKernel.ParameterScopes, x, dy, parameters, dx, dparameters, shape);
        KernelArguments.CheckOutput(x, y, dx);
        Backward<TKernel, FromOutput<TKernel>>(x, y, dy, parameters, dx, dparameters, shape);
    }

    /// <summary>Checks the length of a learnable, or of its gradient, of a typed member.</summary>
    /// <param name="name">The name of the argument.</param>
    /// <param name="length">Its length.</param>
    /// <param name="count">The number of values of a vector parameter; 1 for others.</param>
    /// <param name="per">What has a value of its own.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public static void CheckParameter(string name, int length, int count, Per per, ActivationShape shape) =>
        KernelArguments.CheckParameter(name, length, count, per, shape);

    /// <summary>f at one point.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The input.</param>
    /// <param name="parameters">One value for each parameter element.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than parameter elements.</exception>
    public static float Evaluate<TKernel>(float x, params ReadOnlySpan<float> parameters) where TKernel : IActivationKernel
    {
        KernelArguments.CheckElements(TKernel.ParameterScopes, parameters.Length, nameof(parameters));
        var y = 0f;
        TKernel.Forward<Lanes1>(in x, in First(parameters), ref y, 1, 1);
        return y;
    }

    /// <summary>df/dx at one point, and all derivatives in the parameters.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The input.</param>
    /// <param name="parameters">One value for each parameter element.</param>
    /// <param name="dparameters">Receives the derivative in each parameter element.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than parameter elements.</exception>
    public static float Gradient<TKernel>(float x, ReadOnlySpan<float> parameters, Span<float> dparameters) where TKernel : IActivationKernel
    {
        KernelArguments.CheckElements(TKernel.ParameterScopes, parameters.Length, nameof(parameters));
        KernelArguments.CheckElements(TKernel.ParameterScopes, dparameters.Length, nameof(dparameters));
        var (one, dx) = (1f, 0f);
        Span<float> none = [0f];
        TKernel.Backward<Lanes1>(in x, in one, in First(parameters), ref dx, ref (dparameters.IsEmpty ? ref none[0] : ref dparameters[0]), 1, 1);
        return dx;
    }

    private static void Backward<TKernel, TPass>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
        where TKernel : IActivationKernel
        where TPass : IBackwardPass
    {
        var tiles = new BackwardTiles<TPass>(TKernel.ParameterScopes, shape);
        switch (Simd.Lanes)
        {
            case 16:
                tiles.Run<Lanes512>(x, y, dy, parameters, dx, dparameters);
                break;
            case 8:
                tiles.Run<Lanes256>(x, y, dy, parameters, dx, dparameters);
                break;
            case 4:
                tiles.Run<Lanes128>(x, y, dy, parameters, dx, dparameters);
                break;
            default:
                tiles.Run<Lanes1>(x, y, dy, parameters, dx, dparameters);
                break;
        }
    }

    private static ref readonly float First(ReadOnlySpan<float> span) => ref System.Runtime.InteropServices.MemoryMarshal.GetReference(span);
}
