using ActGen.CompilerServices;
using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>Arguments that do not fit are refused with the name of the argument and both numbers.</summary>
public class KernelArgumentTests
{
    private static readonly ActivationShape Shape = new(6, 3);

    [Theory]
    [InlineData(12, 10, 11, "y", "y has 11 elements, but x asks for 12")]
    [InlineData(11, 10, 11, "x", "x has 11 elements, which is not a whole number of samples of 6")]
    [InlineData(12, 9, 12, "parameters", "parameters has 9 elements, but the shape asks for 10")]
    public void Forward_checks_lengths(int x, int parameters, int y, string argument, string message) => Refused(
        argument, message, () => KernelDriver.Forward<ProbeKernel>(new float[x], new float[parameters], new float[y], Shape));

    [Theory]
    [InlineData(11, 10, 12, 10, "dy", "dy has 11 elements, but x asks for 12")]
    [InlineData(12, 11, 12, 10, "parameters", "parameters has 11 elements, but the shape asks for 10")]
    [InlineData(12, 10, 13, 10, "dx", "dx has 13 elements, but x asks for 12")]
    [InlineData(12, 10, 12, 0, "dparameters", "dparameters has 0 elements, but the shape asks for 10")]
    public void Backward_checks_lengths(int dy, int parameters, int dx, int dparameters, string argument, string message) => Refused(
        argument, message,
        () => KernelDriver.Backward<ProbeKernel>(new float[12], new float[dy], new float[parameters], new float[dx],
            new float[dparameters], Shape));

    [Fact]
    public void An_output_that_is_read_is_checked() => Refused(
        "y", "y has 4 elements, but x asks for 5",
        () => KernelDriver.BackwardFromOutput<RootKernel>(new float[5], new float[4], new float[5], default, new float[5], default,
            new ActivationShape(1)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-6, -3)]
    [InlineData(7, 3)]
    public void A_shape_that_is_none_is_refused(int neurons, int channels) => Refused(
        "shape", $"shape has {neurons} neurons and {channels} channels; both must be positive and the neurons a multiple of the channels",
        () => KernelDriver.Forward<RootKernel>(new float[6], default, new float[6], new ActivationShape(neurons, channels)));

    [Fact]
    public void Spans_are_the_same_or_apart()
    {
        var b = new float[40];
        Refused("y", "y overlaps x at an offset of 2 elements",
            () => KernelDriver.Forward<RootKernel>(b.AsSpan(0, 8), default, b.AsSpan(2, 8), new ActivationShape(1)));
        Refused("dx", "dx overlaps dy at an offset of -1 elements",
            () => BackwardOfRoot(new float[8], new float[8], b.AsSpan(1, 8), b.AsSpan(0, 8)));
        Refused("dx", "dx overlaps x at an offset of 3 elements",
            () => BackwardOfRoot(b.AsSpan(0, 8), new float[8], new float[8], b.AsSpan(3, 8)));
        Refused("dx", "dx overlaps y at an offset of 4 elements",
            () => BackwardOfRoot(new float[8], b.AsSpan(0, 8), new float[8], b.AsSpan(4, 8)));
        BackwardOfRoot(b.AsSpan(0, 8), b.AsSpan(0, 8), b.AsSpan(0, 8), b.AsSpan(0, 8));
    }

    [Fact]
    public void Parameters_are_apart_from_what_is_written()
    {
        var b = new float[40];
        Refused("y", "y overlaps parameters",
            () => KernelDriver.Forward<ProbeKernel>(new float[12], b.AsSpan(0, 10), b.AsSpan(0, 12), Shape));
        Refused("dx", "dx overlaps parameters", () => Backward(b.AsSpan(0, 10), b.AsSpan(9, 12), new float[10]));
        Refused("dparameters", "dparameters overlaps parameters", () => Backward(b.AsSpan(0, 10), new float[12], b.AsSpan(0, 10)));
        Refused("dx", "dx overlaps dparameters", () => Backward(new float[10], b.AsSpan(0, 12), b.AsSpan(3, 10)));
    }

    private static void Backward(ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters) =>
        KernelDriver.Backward<ProbeKernel>(new float[12], new float[12], parameters, dx, dparameters, Shape);

    private static void BackwardOfRoot(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) =>
        KernelDriver.BackwardFromOutput<RootKernel>(x, y, dy, default, dx, default, new ActivationShape(1));

    private static void Refused(string argument, string message, Action call)
    {
        var thrown = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, thrown.ParamName);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }
}
