using Xunit;

namespace ActGen.Activations.Tests.Declarations;

/// <summary>Functions that kernels compute from others keep their digits: values and derivatives against double precision.</summary>
public class FunctionAccuracyTests
{
    private static readonly float[] Sizes = [.. Enumerable.Range(0, 241).Select(i => MathF.Pow(10, (i - 120) / 4f)), 1, 2, 10, 100, 1000];

    [Fact]
    public void Log10() => Assert.All(Sizes.Where(x => x > 1e-25f && Math.Abs(x - 1) > 1e-3f), x =>
    {
        Near(Math.Log10(x), CommonLogarithm.Evaluate(x), 2.5);
        Near(1 / (x * Math.Log(10)), CommonLogarithm.Derivative(x), 2.5);
    });

    [Fact]
    public void The_angle_is_right_in_every_quadrant()
    {
        foreach (var (u, v) in Pairs())
        {
            Near(Math.Atan2(u, v), Angle.Evaluate(u, v), 3);
            if (Math.Abs(u) is > 1e-15f and < 1e15f && Math.Abs(v) is > 1e-15f and < 1e15f)
            {
                var square = ((double)u * u) + ((double)v * v);
                Near(v / square, Angle.Gradient(u, v).U, 6);
                Near(-u / square, Angle.Gradient(u, v).V, 6);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, Math.PI)]
    [InlineData(2, 0, Math.PI / 2)]
    [InlineData(-2, 0, -Math.PI / 2)]
    public void The_angle_on_the_axes(float u, float v, double expected) => Assert.Equal((float)expected, Angle.Evaluate(u, v));

    [Fact]
    public void The_angle_of_the_origin_has_no_slope() => Assert.Equal((0, 0), Angle.Gradient(0, 0));

    [Fact]
    public void The_length_does_not_overflow_before_it_is_large()
    {
        foreach (var (u, v) in Pairs())
        {
            var exact = Math.Sqrt(((double)u * u) + ((double)v * v));
            Near(exact, Length.Evaluate(u, v), 2);
            Near(u / exact, Length.Gradient(u, v).U, 4);
        }
    }

    [Fact]
    public void The_logarithm_of_a_sum_of_exponentials()
    {
        foreach (var (u, v) in from u in Enumerable.Range(-40, 81) from v in Enumerable.Range(-40, 81) select (u * 2.37f, v * 1.93f))
        {
            var exact = Math.Max(u, v) + Math.Log(1 + Math.Exp(-Math.Abs((double)u - v)));
            // Two roundings of the result, or of its terms where they cancel, and what the rounding of u - v makes of it.
            var distance = Math.Abs((double)u - v);
            var tolerance = (2.4e-7 * Math.Max(1, Math.Abs(exact))) + (6e-8 * distance / (1 + Math.Exp(distance)));
            Assert.InRange(LogOfSum.Evaluate(u, v) - exact, -tolerance, tolerance);
            Assert.Equal(1, LogOfSum.Gradient(u, v).U + LogOfSum.Gradient(u, v).V, 1e-6);
        }
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 0.25)]
    [InlineData(2, 3)]
    [InlineData(float.NaN, double.NaN)]
    public void The_unit_step_has_the_value_that_is_given_at_0(float x, double expected) => Assert.Equal(expected, UnitStep.Evaluate(x));

    [Fact]
    public void The_least_of_a_row()
    {
        float[] x = [3, -1, 2, 5, 4, 7], y = new float[6];
        AboveLeast.Forward(x, y, new ActivationShape(3));
        Assert.Equal([4, 0, 3, 1, 0, 3], y);
    }

    private static IEnumerable<(float U, float V)> Pairs() =>
        from u in Sizes.Where((s, i) => i % 5 == 0 && s is > 1e-18f and < 1e18f)
        from v in Sizes.Where((s, i) => i % 7 == 0 && s is > 1e-18f and < 1e18f)
        from signs in new[] { (1, 1), (1, -1), (-1, 1), (-1, -1) }
        select (u * signs.Item1, v * signs.Item2);

    // Within so many units in the last place; below the normal floats, in units of the smallest.
    private static void Near(double expected, float actual, double ulps)
    {
        var size = Math.Max(MathF.Abs((float)expected), 1.17549435e-38f);
        var ulp = (double)MathF.BitIncrement(size) - size;
        Assert.True(Math.Abs(actual - expected) <= ulps * ulp,
            $"{actual:R}, not {expected:R}: {Math.Abs(actual - expected) / ulp:0.00} ulp");
    }
}
