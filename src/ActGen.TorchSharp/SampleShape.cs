using TorchSharp;
using static TorchSharp.torch;

namespace ActGen.TorchSharp;

/// <summary>The shape of one sample of an activation, and of the tensors that it therefore takes.</summary>
internal sealed class SampleShape
{
    private readonly ActivationInfo _info;
    private readonly long[] _axes;

    public SampleShape(ActivationInfo info, ReadOnlySpan<long> axes)
    {
        (_info, _axes) = (info, axes.ToArray());
        foreach (var axis in axes)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(axis, nameof(axes));
        }

        if (axes.IsEmpty && info.Learnables.FirstOrDefault(learnable => learnable.Per != Per.Layer) is { } own)
        {
            throw new ArgumentException(
                $"{info.Name} has a value of {own.Name} for each {own.Per.ToString().ToLowerInvariant()}: "
                + $"give the shape of one sample, such as new ActivationModule<{info.Name}>(128)");
        }

        if (!axes.IsEmpty && axes[^1] % info.Inputs.Count != 0)
        {
            throw new ArgumentException(
                $"{info.Name} has {info.Inputs.Count} inputs, so the last axis, {axes[^1]}, must be a multiple of that");
        }
    }

    /// <summary>The shape of a parameter.</summary>
    public long[] OfParameter(LearnableInfo learnable)
    {
        var one = learnable.Per switch
        {
            Per.Layer => [1],
            Per.Channel => [_axes[^1] / _info.Inputs.Count],
            _ => WithLast(_axes, _axes[^1] / _info.Inputs.Count),
        };
        return learnable.Count == 1 ? one : [learnable.Count, .. one];
    }

    /// <summary>The shape of the outputs for some inputs.</summary>
    public long[] OfOutput(Tensor input) => WithLast(input.shape, input.shape[^1] / _info.Inputs.Count * _info.Outputs);

    /// <summary>The shape of one sample of some inputs, for the kernels.</summary>
    public ActivationShape Of(Tensor input)
    {
        var channels = input.shape[^1];
        return _axes.Length == 0
            ? new ActivationShape((int)channels)
            : new ActivationShape((int)_axes.Aggregate((product, axis) => checked(product * axis)), (int)channels);
    }

    /// <summary>Whether a tensor without axes, a single number, is as good as one of one element.</summary>
    public bool TakesNumbers => _axes.Length == 0 && _info.Inputs.Count == 1 && _info.Outputs == 1;

    /// <summary>Makes sure that a tensor can be an input.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says why.</exception>
    public void Check(Tensor input)
    {
        CheckType(input, $"the input of {_info.Name}");
        if (input.dim() == 0 && !TakesNumbers)
        {
            throw Misfit(input, "a single number; it must have the axes of a sample");
        }

        if (input.dim() > 0 && input.shape[^1] % _info.Inputs.Count != 0)
        {
            throw Misfit(input, $"its last axis must be a multiple of {_info.Inputs.Count}");
        }

        if (input.dim() < _axes.Length || !input.shape.AsSpan()[^_axes.Length..].SequenceEqual(_axes))
        {
            throw Misfit(input, $"its last axes must be [{string.Join(", ", _axes)}], one sample");
        }
    }

    /// <summary>Makes sure that the kernels can read a tensor.</summary>
    /// <exception cref="ArgumentException">They cannot; the message says why.</exception>
    public static void CheckType(Tensor tensor, string what)
    {
        if (tensor.dtype != float32 || tensor.device_type != DeviceType.CPU)
        {
            throw new ArgumentException(
                $"{what} is {tensor.dtype} on {tensor.device_type}; the kernels compute Float32 on the CPU: "
                + "convert it with .to(float32), .cpu()");
        }

        if (tensor.is_sparse)
        {
            throw new ArgumentException($"{what} is sparse; the kernels read every element: convert it with .to_dense()");
        }

        if (tensor.numel() > int.MaxValue / sizeof(float))
        {
            throw new ArgumentException($"{what} has {tensor.numel():N0} values, more than fit in 2 GB: cut it into several");
        }
    }

    private ArgumentException Misfit(Tensor input, string rule) =>
        new($"the input of {_info.Name} is [{string.Join(", ", input.shape)}]; {rule}");

    private static long[] WithLast(long[] axes, long last) => [.. axes[..^1], last];
}
