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

    public static TheoryData<string> Names => [.. GeneratedActivations.All.Select(a => a.Name)];

    /// <summary>
    /// Within 8 ulp, or what follows from what the steps lose where they cancel. Where the kernel gives an infinity or NaN, so does the
    /// model one of them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_kernel(string name)
    {
        var activation = GeneratedActivations.Find(name)!;
        var canceled = 0;
        foreach (var it in ActivationCase.Of(activation))
        {
            float[] x = it.Inputs(), expected = it.Expected(x), actual = Run(activation, ActivationCase.Sample, it.Parameters, x);
            double[]? sensitivity = null;
            for (var i = 0; i < expected.Length; i++)
            {
                if (!float.IsFinite(expected[i]))
                {
                    Assert.False(float.IsFinite(actual[i]), $"{i}: {actual[i]:G9}, not {expected[i]}");
                    continue;
                }

                if (Error.Ulps(actual[i], expected[i]) > Ulps)
                {
                    sensitivity ??= Sensitivity.Of(it, x, ActivationCase.Sample.Size);
                    if (double.IsInfinity(sensitivity[i]))
                    {
                        continue;
                    }

                    canceled++;
                    var distance = Math.Abs((double)actual[i] - expected[i]);
                    Assert.True(
                        distance <= sensitivity[i] + SmallestNormal,
                        $"{i}: {actual[i]:G9}, not {expected[i]:G9}; {sensitivity[i]:G3} is explained");
                }
            }

            // Cancellation is rare, or the 8 ulp would mean nothing.
            Assert.InRange(canceled, 0, expected.Length / 10);
        }

        output.WriteLine($"{name}: {canceled} values beyond {Ulps} ulp");
    }

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
