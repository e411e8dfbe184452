using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Derivatives;

/// <summary>Derivatives that are given for one output or one value of a vector, and that the others are computed as ever.</summary>
public class GivenDerivativeTests
{
    [Fact]
    public void Each_output_has_its_own()
    {
        foreach (var x in Points.Grid(-3, 3, 1 / 16f))
        {
            foreach (var (dy0, dy1) in new[] { (1f, 0f), (0f, 1f), (2f, -3f) })
            {
                float[] a = [0.5f, -2];
                var (y, dx, da) = Run<Levels>([x], a, [dy0, dy1]);
                var surrogate = 1 / Math.Pow(1 + Math.Abs(x - 0.5), 2);
                Assert.Equal([x >= 0.5f ? 1 : 0, -2 * x * x], y);
                Close((dy0 * surrogate) + (dy1 * 2 * x * -2), dx[0]);
                Close(dy0 * -surrogate, da[0]);
                Close((dy0 * 0.25) + (dy1 * 2 * x), da[1]);
            }
        }
    }

    [Fact]
    public void One_value_of_a_vector_has_its_own()
    {
        foreach (var x in Points.Grid(-3, 3, 1 / 16f))
        {
            var (_, dx, da) = Run<Floors>([x], [2, 0.5f, -1, 4], [1]);
            Assert.Equal([x, 0, x, 0], da);
            Assert.Equal([5.5f], dx);
        }
    }

    [Fact]
    public void An_output_without_one_goes_through_its_row()
    {
        float[] x = [0.5f, 2, -1];
        const float K = 3;
        var p = x.Select(v => Math.Exp(v)).ToArray();
        p = [.. p.Select(v => v / p.Sum())];
        foreach (var dy in new float[][] { [1, -2, 3, 0, 0, 0], [0, 0, 0, 1, -2, 3], [1, 2, 3, 4, 5, 6] })
        {
            var (y, dx, dk) = Run<RowLevels>(x, [K], dy);
            var weighted = p.Zip(dy[3..], (a, b) => a * b).Sum();
            Assert.Equal([0, 1, 0], y[..3]);
            for (var j = 0; j < 3; j++)
            {
                Close((dy[j] * 3 * x[j]) + (K * p[j] * (dy[3 + j] - weighted)), dx[j]);
            }

            Close(weighted + dy.Zip(x, (a, b) => a * b).Sum(), dk[0]);
        }
    }

    private static void Close(double expected, float actual) => Assert.Equal(expected, actual, 1e-5);

    private static (float[] Y, float[] Dx, float[] Dp) Run<T>(float[] x, float[] p, float[] dy) where T : IActivation
    {
        var (y, dx, dp) = (new float[dy.Length], new float[x.Length], new float[p.Length]);
        T.Forward(x, p, y, new ActivationShape(x.Length));
        T.Backward(x, y, dy, p, dx, dp, new ActivationShape(x.Length));
        return (y, dx, dp);
    }
}
