using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>The checks of every call, with messages that name the argument and both numbers.</summary>
internal static class KernelArguments
{
    public static void CheckForward<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, ReadOnlySpan<float> y, ActivationShape shape) where TKernel : IKernel
    {
        CheckShape(x, TKernel.Inputs, shape);
        CheckLength(y.Length, x.Length / TKernel.Inputs * TKernel.Outputs, nameof(y), "x");
        CheckLength(parameters.Length, ParameterCount<TKernel>(shape), nameof(parameters), "the shape");
        CheckOverlap(x, y, "y", "x");
        CheckApart(parameters, y, "y", "parameters");
    }

    public static void CheckBackward<TKernel>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        ReadOnlySpan<float> dx, ReadOnlySpan<float> dparameters, ActivationShape shape) where TKernel : IKernel
    {
        CheckShape(x, TKernel.Inputs, shape);
        CheckLength(dy.Length, x.Length / TKernel.Inputs * TKernel.Outputs, nameof(dy), "x");
        CheckLength(dx.Length, x.Length, nameof(dx), "x");
        var count = ParameterCount<TKernel>(shape);
        CheckLength(parameters.Length, count, nameof(parameters), "the shape");
        CheckLength(dparameters.Length, count, nameof(dparameters), "the shape");
        CheckOverlap(x, dx, "dx", "x");
        CheckOverlap(dy, dx, "dx", "dy");
        CheckApart(parameters, dx, "dx", "parameters");
        CheckApart(dparameters, dx, "dx", "dparameters");
        CheckApart(dparameters, parameters, "dparameters", "parameters");
    }

    public static void CheckOutput<TKernel>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dx) where TKernel : IKernel
    {
        CheckLength(y.Length, x.Length / TKernel.Inputs * TKernel.Outputs, nameof(y), "x");
        CheckOverlap(y, dx, "dx", "y");
    }

    public static void CheckElements(ReadOnlySpan<Per> scopes, int length, string name)
    {
        if (length != scopes.Length)
        {
            throw new ArgumentException($"{name} has {length} elements, but the activation has {scopes.Length} parameter elements", name);
        }
    }

    public static void CheckParameter(string name, int length, int count, Per per, ActivationShape shape)
    {
        // The shape is told by the lengths of parameters, so an empty one leaves nothing to compare with.
        if (length == 0)
        {
            throw new ArgumentException($"{name} has 0 elements; it must have at least {count}", name);
        }

        if (shape.Channels > 0)
        {
            CheckLength(length, count * shape.Length(per), name, "the shape");
        }
    }

    private static int ParameterCount<TKernel>(ActivationShape shape) where TKernel : IKernel =>
        KernelLayout.Of<TKernel>(shape).ParameterCount(TKernel.ParameterScopes);

    private static void CheckShape(ReadOnlySpan<float> x, int inputs, ActivationShape shape)
    {
        if (shape.Neurons <= 0 || shape.Channels <= 0 || shape.Neurons % shape.Channels != 0)
        {
            throw new ArgumentException(
                $"shape has {shape.Neurons} neurons and {shape.Channels} channels; both must be positive and the neurons a multiple of "
                    + "the channels", nameof(shape));
        }

        if (shape.Channels % inputs != 0)
        {
            throw new ArgumentException($"shape has {shape.Channels} channels, which cannot be split into {inputs} inputs", nameof(shape));
        }

        if (x.Length % shape.Neurons != 0)
        {
            throw new ArgumentException($"x has {x.Length} elements, which is not a whole number of samples of {shape.Neurons}", nameof(x));
        }
    }

    private static void CheckLength(int actual, int expected, string name, string source)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{name} has {actual} elements, but {source} asks for {expected}", name);
        }
    }

    private static void CheckOverlap(ReadOnlySpan<float> source, ReadOnlySpan<float> target, string name, string other)
    {
        if (!source.Overlaps(target, out var offset))
        {
            return;
        }

        if (source.Length != target.Length)
        {
            throw new ArgumentException($"{name} overlaps {other}, and they differ in length; they must be apart", name);
        }

        if (offset != 0)
        {
            throw new ArgumentException($"{name} overlaps {other} at an offset of {offset} elements; it must be the same span or "
                + "apart", name);
        }
    }

    private static void CheckApart(ReadOnlySpan<float> source, ReadOnlySpan<float> target, string name, string other)
    {
        if (source.Overlaps(target))
        {
            throw new ArgumentException($"{name} overlaps {other}; they must be apart", name);
        }
    }
}
