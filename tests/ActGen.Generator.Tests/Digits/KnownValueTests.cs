namespace ActGen.Generator.Tests.Digits;

/// <summary>Values and slopes that were wrong once, with what is right: from closed forms and tables.</summary>
public class KnownValueTests
{
    private const double Ulps = 8;

    /// <summary>The attributes, the point, and the right value and derivatives; NaN where nothing is asked.</summary>
    public static TheoryData<string, double[], double[]> Rows => new()
    {
        { """[Activation("exp(x) / (exp(x) + exp(-x))")]""", [45], [1, 1.6388025e-39] },
        { """[Activation("exp(x) / (exp(x) + exp(-x))")]""", [100], [1, 0] },
        { """[Activation("1 / (c + exp(-k * x))")] [Learnable("c", 1)] [Learnable("k", 1)]""", [-89, 1, 1],
            [2.2273636e-39, 2.2273636e-39, double.NaN, -1.9823536e-37] },
        { """[Activation("pow(1 + exp(-b * x), -a)")] [Learnable("a", 1)] [Learnable("b", 1)]""", [-100, 1, 1],
            [3.7835e-44, 3.7835e-44, double.NaN, double.NaN] },
        { """[Activation("x / (exp(x) - 1)")]""", [0], [1, -0.5] },
        { """[Activation("x / (exp(x) - 1)")]""", [100], [3.720076e-42, -3.682875e-42] },
        { """[Activation("x / (1 + 2 / (e1 * (e1 + 2)))")] [Let("e1", "exp(x)")]""", [-87], [double.NaN, -1.41539783e-36] },
        { """[Activation("log(exp(a) + exp(b))", Inputs = "a, b")]""", [90, 80], [90.0000454, 0.9999546, 4.539787e-5] },
        { """[Activation("log(exp(a) + exp(b))", Inputs = "a, b")]""", [-1000, -1000], [-999.30685, 0.5, 0.5] },
        { """[Activation("log(cosh(x))")]""", [100], [99.306853, 1] },
        { """[Activation("log(1 - sq(tanh(x)))")]""", [90], [-178.61371, -2] },
        { """[Activation("x * (0.5 + 0.5 * erf(x / sqrt(2)))")]""", [-5.5], [-1.0444259e-7, double.NaN] },
        { """[Activation("x * (0.5 + 0.5 * erf(x / sqrt(2)))")]""", [-8], [-4.9767685e-15, double.NaN] },
        { """[Activation("0.5 * x + 0.5 * x * tanh(0.7978845608028654 * x * (1 + 0.044715 * x * x))")]""", [-6],
            [-8.4396467e-11, double.NaN] },
        { """[Activation("tanh(a * x) / a")] [Learnable("a", 1)]""", [5, 0], [5, 1, 0] },
        { """[Activation("(pow(1 + relu(x), l) - 1) / l")] [Learnable("l", 1)]""", [1, 0], [0.6931472, 0.5, 0.2402265] },
        { """[Activation("abs(a - 2) / a * (pow(x * x / abs(a - 2) + 1, a / 2) - 1)")] [Learnable("a", 1)]""", [2, 0],
            [1.0986123, double.NaN, double.NaN] },
        { """[Activation("sqrt(x * x)")]""", [0], [0, 0] },
        { """[Activation("sqrt(x * x)")]""", [1e-25], [1e-25, 1] },
        { """[Activation("pow(x * x, 0.5)")]""", [1e-25], [1e-25, 1] },
        { """[Activation("sqrt(a * a + b * b + c * c)", Inputs = "a, b, c")]""", [0, 0, 0], [0, 0, 0, 0] },
        { """[Activation("sign(x) * log(1 + abs(x))")]""", [0], [0, 1] },
        { """[Activation("cos(3 * acos(clamp(x, -1, 1)))")]""", [1], [1, 9] },
        { """[Activation("cos(3 * acos(clamp(x, -1, 1)))")]""", [-1], [-1, 9] },
        { """[Activation("1 - cos(x)")]""", [1e-4], [5e-9, 1e-4] },
        { """[Activation("x * x * x / (1 + x * x)")]""", [1e15], [1e15, 1] },
        { """[Activation("x * x * x / (1 + x * x)")]""", [1e20], [1e20, 1] },
        { """[Activation("x * x / (1 + x * x)")]""", [1e20], [1, 0] },
        { """[Activation("(x + erf(x) / a) / (sin(1) * x)")] [Learnable("a", 0.75)]""", [1e-30, 0.75],
            [2.9763421, -1.1919647e-30, double.NaN] },
        { """[Activation("softplus(log(sqrt(x * b)))")] [Learnable("b", 1.25)]""", [0.75, 1e-20], [8.6602539e-11, double.NaN, double.NaN] },
        { """[Activation("x - sqrt(exp(x) * a)")] [Learnable("a", 0.75)]""", [0.75, 0], [0.75, 1, double.NaN] },
        { """[Activation("(cbrt(x) + b) * sin(x / 4)")] [Learnable("b", 1.25)]""", [0, 1.25], [0, 0.3125, 0] },
        { """[Activation("x - tanh(x)")]""", [1e-3], [3.3333320e-10, 9.9999933e-7] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Value_and_derivatives_are_right(string attributes, double[] point, double[] right)
    {
        var kernel = FloatKernel.Of([attributes]).Single();
        var computed = kernel.Compute(kernel.Variables.Zip(point, (n, v) => KeyValuePair.Create(n, (double)(float)v))
            .ToDictionary(p => p.Key, p => p.Value));
        for (var i = 0; i < right.Length; i++)
        {
            // The digits that are given.
            var off = Math.Abs(computed[i] - right[i]);
            Assert.True(
                double.IsNaN(right[i]) || off <= Ulps * Math.Max(6e-8 * Math.Abs(right[i]), 1e-45) + (1e-7 * Math.Abs(right[i]))
                    || (Math.Abs(right[i]) < 1e-38 && off < 1e-40),
                $"{kernel.NameOf(i)} is {computed[i]:g9}, not {right[i]:g9}");
        }
    }
}
