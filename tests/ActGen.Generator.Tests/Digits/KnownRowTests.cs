namespace ActGen.Generator.Tests.Digits;

/// <summary>Gradients of rows that were wrong once, with what is right: from closed forms. dy is 1.25, -0.5, 0.75, 2.</summary>
public class KnownRowTests
{
    private const double Ulps = 8;

    /// <summary>The attributes, the row, the right value of the first element, and the right dx.</summary>
    public static TheoryData<string, double[], double, double[]> Rows => new()
    {
        // Nothing reaches an element that is not the largest, though its slope is infinite.
        { """[Activation("rowmax(-exp(x))")]""", [100, 0, 1, 2], -1, [0, -3.5, 0, 0] },
        { """[Activation("rowmax(-exp(x))")]""", [100, 200, 300, 2], -7.3890561, [0, 0, 0, -25.8616963] },

        // What is reduced, and its slope, where quotients have neither digits nor range in float.
        { """[Activation("rowmin(sq(x) / sin(x))")]""", [1e-30, 1, 2, 3], 1e-30, [3.5, 0, 0, 0] },
        { """[Activation("rowsum((step(x) + x + atan(x)) / (1 + abs(x * b + x)))")] [Learnable("b", 1.25)]""",
            [-1e13, 0, 0, 0], double.NaN, [-1.752103e-26, double.NaN, double.NaN, double.NaN] },

        // The mean of what is the same for all: log2(a^2), four times.
        { """[Activation("x + rowsum(log2(rowmean(a * a)))")] [Learnable("a", 1e-30)]""", [1000, 1000, 1000, 1000], 202.737257,
            [1.25, -0.5, 0.75, 2] },

        // What is added up is no float, and the results are.
        { """[Activation("x / sqrt(rowmean(x * x))")]""", [1e20, 0, 0, 0], 2, [double.NaN, -1e-20, 1.5e-20, 4e-20] },
        { """[Activation("rowmean(x)")]""", [3e38, 3e38, 3e38, 3e38], 3e38, [0.875, 0.875, 0.875, 0.875] },
        { """[Activation("rowmean(x * x * x)")]""", [-8e12, 1, 1, 1], -1.28e38, [1.68e26, 2.625, 2.625, 2.625] },

        // The functions of what a row comes to.
        { """[Activation("atan(rowmean(x))")]""", [1e20, 0, 0, 0], 1.57079633, [1.4e-39, 1.4e-39, 1.4e-39, 1.4e-39] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Value_and_gradients_are_right(string attributes, double[] row, double value, double[] gradients)
    {
        var kernel = FloatKernel.Of([attributes]).Single();
        double[] dy = [1.25, -0.5, 0.75, 2];
        var at = kernel.Inputs.Zip(row, (n, v) => KeyValuePair.Create(n, (double)(float)v))
            .Concat(dy.Select((v, i) => KeyValuePair.Create($"dy[{i}]", v))).Concat(kernel.Initial).ToDictionary(p => p.Key, p => p.Value);
        var computed = kernel.Compute(at);
        AssertNear(value, computed[0], "y[0]");
        for (var i = 0; i < gradients.Length; i++)
        {
            AssertNear(gradients[i], computed[kernel.Values + i], kernel.NameOf(kernel.Values + i));
        }
    }

    // The digits that are given.
    private static void AssertNear(double right, double computed, string name) => Assert.True(
        double.IsNaN(right) || Math.Abs(computed - right) <= (Ulps * 6e-8 * Math.Abs(right)) + 1e-44,
        $"{name} is {computed:g9}, not {right:g9}");
}
