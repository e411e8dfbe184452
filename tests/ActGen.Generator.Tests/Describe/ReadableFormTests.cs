using ActGen.Generator.Describe;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Describe;

/// <summary>The shown form of a derivative is what a person would write, and the same function.</summary>
public class ReadableFormTests
{
    private static readonly double[] Points = [-2.5, -0.7, 0, 0.7, 2.5];

    [Theory]
    [InlineData("0.1 * sigmoid(x / 0.1) / 0.1", "sigmoid(10 * x)")]
    [InlineData("2 * x / 0.1", "20 * x")]
    [InlineData("x * pow(6, -2)", "x / 36")]
    [InlineData("-361 * x * pow(6, -2)", "-361 * x / 36")]
    [InlineData("4 * x / 6", "2 * x / 3")]
    [InlineData("0.3 * x / 0.7", "3 * x / 7")]
    [InlineData("x / sq(sqrt(8))", "0.125 * x")]
    [InlineData("x / sq(sqrt(1 + sq(x)))", "x / (1 + sq(x))")]
    [InlineData("1 / (1 + pi * sq(x) * pi)", "1 / (1 + pow(pi, 2) * sq(x))")]
    [InlineData("(x > 0 ? 1 : x == 0 ? 0.5 : 0) + (expm1(x) < 0 ? 1 : expm1(x) == 0 ? 0.5 : 0) * exp(x)", "min(1, exp(x))")]
    [InlineData("(x > 0 ? 1 : 0) + beta * (x > 0 ? 0 : 1)", "x > 0 ? 1 : beta")]
    [InlineData("x / (sqrt(4) * sqrt(1 + sq(x / sqrt(4))))", "x / sqrt(4 + sq(x))")]
    [InlineData("sign(x) + (x > -x ? 1 : 0) - (-x > x ? 1 : 0)", "2 * sign(x)")]
    [InlineData("3 * sqrt(1 + sq(x) / 9)", "sqrt(9 + sq(x))")]
    [InlineData("x >= 0 ? 1 : exp(x)", "min(1, exp(x))")]
    [InlineData("x <= 0 ? 1 : exp(-x)", "min(1, exp(-x))")]
    [InlineData("x > 0 ? exp(x) : 1", "max(1, exp(x))")]
    [InlineData("x > 0 ? 1 : 1.5 * exp(x)", "x > 0 ? 1 : 1.5 * exp(x)")]
    [InlineData("1 - (x >= -0.5 && x <= 0.5 ? 1 : 0)", "x >= -0.5 && x <= 0.5 ? 0 : 1")]
    [InlineData("-(x < 0 ? 1 : 0)", "x < 0 ? -1 : 0")]
    [InlineData("x <= -1 ? 0 : x >= 1 ? 0 : 1", "x <= -1 || x >= 1 ? 0 : 1")]
    [InlineData("x * (x + 3 >= 0 && x + 3 <= 6 ? 1 : 0) / 6", "x * (x >= -3 && x <= 3 ? 1 : 0) / 6")]
    [InlineData("(2 - abs(x) > 0 ? 1 : beta) * alpha", "(abs(x) < 2 ? 1 : beta) * alpha")]
    [InlineData("beta - x > 0 ? 1 : alpha", "beta > x ? 1 : alpha")]
    [InlineData("2 * relu(x) * (x > 0 ? 1 : 0)", "2 * relu(x)")]
    [InlineData("sq(relu(1 - abs(x))) * (1 - abs(x) > 0 ? 1 : 0) * sign(x)", "sq(relu(1 - abs(x))) * sign(x)")]
    [InlineData("1 + 2 * sin(beta * x) * cos(beta * x)", "1 + sin(2 * beta * x)")]
    [InlineData("sign(-x) + exp(0) * alpha", "alpha - sign(x)")]
    // What depends on more than a sign stays, and so do numbers that are no short decimals.
    [InlineData("(x > 0 ? 1 : 0) + (x > 1 ? 1 : 0)", "(x > 0 ? 1 : 0) + (x > 1 ? 1 : 0)")]
    [InlineData("x > 0 ? 1 : beta", "x > 0 ? 1 : beta")]
    [InlineData("x / 3.1234567891", "x / 3.1234567891")]
    [InlineData("x / 0.3", "x / 0.3")]
    [InlineData("x / 0.7 / 9", "x / 6.3")]
    [InlineData("(x > 0 ? 1 : x == 0 ? 0.5 : 0) + 0.3 * (x < 0 ? 1 : x == 0 ? 0.5 : 0)", "x > 0 ? 1 : x == 0 ? 0.65 : 0.3")]
    public void It_is_what_a_person_would_write(string derivative, string shown)
    {
        var formula = Formulas.Of(derivative);
        var readable = ReadableForm.Of(formula);
        Assert.Equal(shown, readable.ToString());
        foreach (var x in Points)
        {
            var values = new Dictionary<string, double> { ["x"] = x, ["alpha"] = 0.3, ["beta"] = -1.7 };
            var (expected, actual) = (new Interpreter(values).Evaluate(formula), new Interpreter(values).Evaluate(readable));
            var isSame = expected == actual || Math.Abs(expected - actual) <= 1e-14 * Math.Abs(expected);
            Assert.True(isSame, $"{actual} at {x}, not {expected}");
        }
    }

    [Theory]
    [InlineData("max(x, 0) + min(0, exp(x) - 1)", "min(1, exp(x))")]
    [InlineData("0.1 * log(1 + exp(x / 0.1))", "sigmoid(10 * x)")]
    [InlineData("0.5 * (x + sqrt(sq(x) + 4))", "0.5 * (1 + x / sqrt(sq(x) + 4))")]
    [InlineData("log(x * x + 1) / x", "2 / (sq(x) + 1) - log1p(sq(x)) / sq(x)")]
    public void The_generated_facts_say_it(string formula, string derivative)
    {
        var run = GeneratorRun.Of($"[Activation(\"{formula}\")] partial struct A;");
        Assert.Contains(run.Sources.Values, s => s.Contains($"new(\"x\", \"{derivative}\"", StringComparison.Ordinal));
    }
}
