using ActGen.CompilerServices;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>The door of generated code: arguments are checked, and the passes run over all rows at the width of the machine.</summary>
public class RowKernelDriverTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 16)]
    [InlineData(40, 33)]
    public void Values_and_gradients_are_the_closed_forms(int rows, int length)
    {
        float[] x = [.. Enumerable.Range(0, rows * length).Select(i => ((i * 37 % 101) - 50) / 16f)];
        float[] dy = [.. Enumerable.Range(0, rows * length).Select(i => ((i * 53 % 89) - 44) / 32f)];
        float[] parameters = [.. Enumerable.Range(0, length).Select(i => ((i % 7) - 3) / 4f), 0.5f];
        float[] y = new float[x.Length], dx = new float[x.Length], dparameters = new float[length + 1];
        dparameters[^1] = 100;
        RowKernelDriver.Forward<CenteredKernel>(x, parameters, y, new ActivationShape(length));
        RowKernelDriver.Backward<CenteredKernel>(x, dy, parameters, dx, dparameters, new ActivationShape(length));
        // Gradients of parameters are added to what is there.
        var shift = 100.0;
        for (var row = 0; row < rows; row++)
        {
            double[] values = [.. x.Skip(row * length).Take(length).Select(v => (double)v)];
            double[] gradients = [.. dy.Skip(row * length).Take(length).Select(v => (double)v)];
            var drawn = gradients.Zip(parameters, (d, gain) => d * gain).Sum() / length;
            for (var i = 0; i < length; i++)
            {
                Assert.Equal((parameters[i] * (values[i] - values.Average())) + (0.5 * values.Max()), y[(row * length) + i], 1e-5);
                Assert.Equal((parameters[i] * gradients[i]) - drawn, dx[(row * length) + i], 1e-5);
            }

            shift += gradients.Sum() * values.Max();
        }

        Assert.Equal(shift, dparameters[^1], 1e-3);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused_by_name()
    {
        float[] six = new float[6], four = new float[4];
        var shape = new ActivationShape(3);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() =>
            RowKernelDriver.Forward<CenteredKernel>(six, four, new float[5], shape)).ParamName);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() =>
            RowKernelDriver.Forward<CenteredKernel>(six, six, six, shape)).ParamName);
        Assert.Equal("dx", Assert.Throws<ArgumentException>(() =>
            RowKernelDriver.Backward<CenteredKernel>(six, six, four, new float[5], four, shape)).ParamName);
    }
}
