using ActGen.Kernels;

namespace ActGen.CompilerServices;

/// <content>Single elements, and the checks of typed members.</content>
public static partial class KernelDriver
{
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
        SinglePoint<TKernel>.Forward(new(in x), parameters, new(ref y));
        return y;
    }

    /// <summary>df/dx at one point, and all derivatives in the parameters.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">The input.</param>
    /// <param name="parameters">One value for each parameter element.</param>
    /// <param name="dparameters">Receives the derivative in each parameter element.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than parameter elements.</exception>
    public static float Gradient<TKernel>(float x, ReadOnlySpan<float> parameters, Span<float> dparameters)
        where TKernel : IActivationKernel
    {
        KernelArguments.CheckElements(TKernel.ParameterScopes, parameters.Length, nameof(parameters));
        KernelArguments.CheckElements(TKernel.ParameterScopes, dparameters.Length, nameof(dparameters));
        var (one, dx) = (1f, 0f);
        SinglePoint<TKernel>.Backward(new(in x), new(in one), parameters, new(ref dx), dparameters);
        return dx;
    }

    /// <summary>f at one point, with several inputs or outputs.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">One value for each input.</param>
    /// <param name="parameters">One value for each parameter element.</param>
    /// <param name="y">Receives one value for each output.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than inputs, outputs or parameter elements.</exception>
    public static void Evaluate<TKernel>(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y)
        where TKernel : IActivationKernel
    {
        CheckPoint<TKernel>(x.Length, y.Length);
        KernelArguments.CheckElements(TKernel.ParameterScopes, parameters.Length, nameof(parameters));
        SinglePoint<TKernel>.Forward(x, parameters, y);
    }

    /// <summary>All partial derivatives of one output at one point, with several inputs or outputs.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="x">One value for each input.</param>
    /// <param name="output">Which output.</param>
    /// <param name="parameters">One value for each parameter element.</param>
    /// <param name="dx">Receives the derivative in each input.</param>
    /// <param name="dparameters">Receives the derivative in each parameter element.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than inputs, outputs or parameter elements.</exception>
    public static void Gradient<TKernel>(
        ReadOnlySpan<float> x, int output, ReadOnlySpan<float> parameters, Span<float> dx,
        Span<float> dparameters) where TKernel : IActivationKernel
    {
        CheckPoint<TKernel>(x.Length, TKernel.Outputs);
        CheckPoint<TKernel>(dx.Length, TKernel.Outputs);
        KernelArguments.CheckElements(TKernel.ParameterScopes, parameters.Length, nameof(parameters));
        KernelArguments.CheckElements(TKernel.ParameterScopes, dparameters.Length, nameof(dparameters));
        Span<float> dy = stackalloc float[TKernel.Outputs];
        dy.Clear();
        dy[output] = 1;
        SinglePoint<TKernel>.Backward(x, dy, parameters, dx, dparameters);
    }

    private static void CheckPoint<TKernel>(int inputs, int outputs) where TKernel : IActivationKernel
    {
        if (inputs != TKernel.Inputs || outputs != TKernel.Outputs)
        {
            throw new ArgumentException($"{inputs} inputs and {outputs} outputs are given, but the activation has {TKernel.Inputs} and "
                + $"{TKernel.Outputs}");
        }
    }
}
