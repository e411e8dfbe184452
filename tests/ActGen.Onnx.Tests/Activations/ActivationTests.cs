using ActGen.Activations;
using ActGen.Activations.Tests.Support;
using ActGen.Onnx.Tests.Support;
using ActGen.Training;
using Xunit.Abstractions;

namespace ActGen.Onnx.Tests.Activations;

/// <summary>Every activation of the catalogue as a model of its own, run by ONNX Runtime, against the C# kernel.</summary>
public class ActivationTests(ITestOutputHelper output)
{
    private const double Ulps = 8;

    // ONNX Runtime's functions may take smaller numbers for 0.
    private const double SmallestNormal = 1.1754944e-38;

    // The activations that are further off where they cross 0 or their terms cancel, in ulps of what is left; the page of the package says
    // why, and what the functions lose bounds each value by itself.
    private static readonly Dictionary<string, double> Left = new()
    {
        ["AconC"] = 512,
        ["Blu"] = 16,
        ["DyT"] = 32768,
        ["EntropyGate"] = 65536,
        ["Kaf"] = 16384,
        ["KanSpline"] = 512,
        ["LayerNorm"] = 4096,
        ["LogSoftmax"] = 262144,
        ["ReluTanhSin"] = 1048576,
        ["Snake"] = 16,
        ["SnakeBeta"] = 4096,
        ["TanhShrink"] = 16,
    };

    public static TheoryData<string> Names => [.. GeneratedActivations.All.Select(a => a.Name)];

    /// <summary>
    /// Within 8 ulp of the kernel, or what follows from what the functions lose, where <see cref="Left"/> has the activation. Where the
    /// kernel takes a slow path, the same holds for what it would give without. Where that is an infinity or NaN, so is one of them in the
    /// model.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_kernel(string name)
    {
        var activation = GeneratedActivations.Find(name)!;
        var (worst, slowest, report) = (Ulps, 0.0, "");
        foreach (var it in ActivationCase.Of(activation))
        {
            float[] x = it.Inputs(), expected = it.Expected(x), actual = Run(activation, ActivationCase.Sample, it.Parameters, x);
            // The samples that hold a value to explain; to explain all of them takes minutes.
            var (width, results) = (ActivationCase.Sample.Size, expected.Length / (x.Length / ActivationCase.Sample.Size));
            int[] samples = [.. Enumerable.Range(0, x.Length / width)
                .Where(sample => Enumerable.Range(sample * results, results).Any(i => !IsWithin(actual[i], expected[i], 0)))];
            var spread = Sensitivity.Of(it, [.. samples.SelectMany(sample => x[(sample * width)..((sample + 1) * width)])], width);
            for (var at = 0; at < spread.Y.Length; at++)
            {
                var i = (samples[at / results] * results) + (at % results);
                if (IsWithin(actual[i], expected[i], 0))
                {
                    continue;
                }

                var ulps = Error.Ulps(actual[i], expected[i]);
                if (spread.IsSlow[at])
                {
                    slowest = Math.Max(slowest, ulps);
                }
                else if (ulps > worst)
                {
                    (worst, report) = (ulps, $"{i}: {actual[i]:G9}, not {expected[i]:G9}, {ulps:G3} ulp");
                }

                Assert.True(
                    IsWithin(actual[i], spread.Y[at], spread.Distance[at]),
                    $"{i}: {actual[i]:G9}, not {expected[i]:G9}, in float {spread.Y[at]:G9}; {spread.Distance[at]:G3} is explained");
            }
        }

        output.WriteLine($"{name}: {worst:G3} ulp, {slowest:G3} where the kernel takes a slow path; {report}");
        Assert.True(worst <= Left.GetValueOrDefault(name, Ulps), report);
        Assert.True(worst > Ulps || !Left.ContainsKey(name), $"{name} is within {Ulps} ulp: nothing is left");
    }

    private static bool IsWithin(float actual, float expected, double distance) => float.IsFinite(expected)
        ? Error.Ulps(actual, expected) <= Ulps || Math.Abs((double)actual - expected) <= distance + SmallestNormal
        : !float.IsFinite(actual);

    [Theory]
    [InlineData("Softplus")]
    [InlineData("Mish")]
    [InlineData("Gelu")]
    [InlineData("TanhExp")]
    [InlineData("SoftExponential")]
    [InlineData("Softmax")]
    public void Textbook_formulas_that_overflow_are_finite(string name)
    {
        var y = Run(GeneratedActivations.Find(name)!, 4, [], [-1e4f, 1e4f, -100, 100]);
        Assert.All(y, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_file_of_one_activation_has_its_initial_parameters()
    {
        var y = Run(new ActivationDescriptor<PRelu>(), 2, [], [-4, 4]);
        Assert.Equal([-1f, 4f], y);
    }

    [Fact]
    public void Parameters_of_another_number_are_refused() =>
        Assert.Throws<ArgumentException>(() => Run(new ActivationDescriptor<PRelu>(), 2, [1, 2, 3], [-4, 4]));

    private static float[] Run(ActivationDescriptor activation, Shape sample, float[] parameters, float[] x)
    {
        using var file = new TemporaryFile();
        activation.SaveOnnx(file.Path, sample, parameters);
        using var session = new Session(file.Path);
        return session.Run(x);
    }
}
