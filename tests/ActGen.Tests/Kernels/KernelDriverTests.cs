using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Tests.Support;
using Xunit;

namespace ActGen.Tests.Kernels;

/// <summary>The driver cuts every shape so that each element meets its own parameters, at every width, with the same bits.</summary>
[Collection("SIMD width")]
public class KernelDriverTests
{
    private static readonly int[] Widths = [1, 4, 8, 16];

    public static TheoryData<int, int, int> Shapes => new()
    {
        // channels, positions, samples
        { 1, 1, 1 }, { 1, 1, 1000 }, { 3, 1, 5 }, { 3, 7, 5 }, { 16, 1, 300 }, { 16, 4, 3 }, { 17, 1, 129 }, { 15, 3, 128 }, { 64, 2, 40 },
        { 100, 1, 257 },
        // More columns than a panel has elements, and more parameters than fit on the stack.
        { 70_000, 1, 2 }, { 1000, 70, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_element_meets_its_own_parameters(int channels, int positions, int samples)
    {
        var shape = new ActivationShape(channels * positions, channels);
        var random = new Random(channels + samples);
        // Small integers: every sum is exact in float, so the gradients must be exact too.
        var x = Integers(random, samples * shape.Neurons);
        var dy = Integers(random, x.Length);
        var parameters = Integers(random, channels + 1 + shape.Neurons);
        var (y, dx, dparameters) = Expected(x, dy, parameters, shape);
        foreach (var width in Widths)
        {
            AtWidth(width, () =>
            {
                var (actualY, actualDx, actual) = (new float[x.Length], new float[x.Length], new float[parameters.Length]);
                KernelDriver.Forward<ProbeKernel>(x, parameters, actualY, shape);
                KernelDriver.Backward<ProbeKernel>(x, dy, parameters, actualDx, actual, shape);
                Assert.Equal(y, actualY);
                Assert.Equal(dx, actualDx);
                Assert.Equal(dparameters, actual);
            });
        }
    }

    [Fact]
    public void Every_length_is_covered_and_nothing_beyond_is_touched()
    {
        foreach (var width in Widths)
        {
            for (var length = 0; length <= 67; length++)
            {
                var x = Enumerable.Range(1, length).Select(i => (float)(i * i)).ToArray();
                var y = new float[length + 32];
                Array.Fill(y, -7);
                AtWidth(width, () => KernelDriver.Forward<RootKernel>(x, default, y.AsSpan(16, length), new ActivationShape(1)));
                Assert.Equal(Enumerable.Range(1, length).Select(i => (float)i), y[16..^16]);
                Assert.All(y[..16].Concat(y[^16..]), v => Assert.Equal(-7, v));
            }
        }
    }

    [Fact]
    public void A_backward_pass_may_read_the_output()
    {
        foreach (var width in Widths)
        {
            var y = Enumerable.Range(1, 45).Select(i => (float)i).ToArray();
            var dx = new float[y.Length];
            AtWidth(width, () => KernelDriver.BackwardFromOutput<RootKernel>(y, y, y, default, dx, default, new ActivationShape(1)));
            Assert.All(dx, v => Assert.Equal(0.5f, v));
        }
    }

    [Fact]
    public void Gradients_of_parameters_are_added_to_what_is_there()
    {
        var dparameters = new float[] { 10, 20, 30 };
        KernelDriver.Backward<ProbeKernel>([2f], [3f], [0, 0, 0], new float[1], dparameters, new ActivationShape(1));
        Assert.Equal([13, 26, 42], dparameters);
    }

    [Fact]
    public void One_value_is_computed_without_spans()
    {
        Assert.Equal(2 + (3 * 5) + (4 * 25), KernelDriver.Evaluate<ProbeKernel>(5, 2, 3, 4));
        var gradients = new float[3];
        Assert.Equal(3 + (4 * 10), KernelDriver.Gradient<ProbeKernel>(5, [2, 3, 4], gradients));
        Assert.Equal([1, 5, 25], gradients);
    }

    [Fact]
    public void Nothing_is_allocated_unless_the_parameters_are_many()
    {
        var shape = new ActivationShape(96, 32);
        var (x, parameters) = (new float[960], new float[32 + 1 + 96]);
        var (y, dx, dparameters) = (new float[960], new float[960], new float[parameters.Length]);
        SteadyState.AssertAllocatesNothing(() =>
        {
            KernelDriver.Forward<ProbeKernel>(x, parameters, y, shape);
            KernelDriver.Backward<ProbeKernel>(x, y, parameters, dx, dparameters, shape);
        });
    }

    private static (float[] Y, float[] Dx, float[] Dparameters) Expected(float[] x, float[] dy, float[] parameters, ActivationShape shape)
    {
        var (y, dx, dparameters) = (new float[x.Length], new float[x.Length], new float[parameters.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            var (channel, layer, neuron) = (i % shape.Channels, shape.Channels, shape.Channels + 1 + (i % shape.Neurons));
            y[i] = (parameters[layer] * x[i]) + parameters[channel] + (parameters[neuron] * x[i] * x[i]);
            dx[i] = dy[i] * (parameters[layer] + (parameters[neuron] * 2 * x[i]));
            dparameters[channel] += dy[i];
            dparameters[layer] += dy[i] * x[i];
            dparameters[neuron] += dy[i] * x[i] * x[i];
        }

        return (y, dx, dparameters);
    }

    private static float[] Integers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(-3, 4))];

    private static void AtWidth(int width, Action run)
    {
        Simd.Override = width;
        try
        {
            run();
        }
        finally
        {
            Simd.Override = 0;
        }
    }
}

/// <summary>The tests that change the width for the whole process run alone.</summary>
[CollectionDefinition("SIMD width", DisableParallelization = true)]
public sealed class SimdWidthCollection;
