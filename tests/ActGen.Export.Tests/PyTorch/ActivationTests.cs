using ActGen.Activations;

namespace ActGen.Export.Tests.PyTorch;

/// <summary>The catalogue in PyTorch, against the C# kernels.</summary>
public sealed class ActivationTests(ActivationRun run) : IClassFixture<ActivationRun>
{
    // Of the value; where its terms cancel, beside 1 or the input.
    private const double Digits = 4e-6;

    public static TheoryData<string> Names => [.. ActGen.Activations.GeneratedActivations.All.Select(a => a.Name)];

    [TorchTheory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_the_kernel(string name)
    {
        var activation = ActGen.Activations.GeneratedActivations.Find(name)!;
        foreach (var points in (string[])["near", "far"])
        {
            float[] x = run.Floats($"{name}.{points}.x"), dy = run.Floats($"{name}.{points}.dy"), p = ActivationRun.Parameters(activation);
            float[] y = new float[dy.Length], dx = new float[x.Length], dp = new float[p.Length];
            activation.Forward(x, p, y, ActivationRun.Shape);
            activation.Backward(x, y, dy, p, dx, dp, ActivationRun.Shape);
            var ofTerms = p.Select(v => Math.Abs((double)v)).Append(1).Max();
            Close(y, run.Floats($"{name}.{points}.y"), i => ofTerms * Size(x, i * x.Length / y.Length), $"{points} y");
            Close(dx, run.Floats($"{name}.{points}.dx"), i => ofTerms * Size(x, i), $"{points} dx");
            if (points == "near")
            {
                var largest = dp.Select(v => Math.Abs((double)v)).Append(1).Max();
                Close(dp, run.Floats($"{name}.{points}.dp"), _ => 4 * largest, "dp");
            }
        }
    }

    [TorchFact]
    public void Gradcheck_accepts_every_derivative() => Assert.Equal("", run.Output);

    private static double Size(float[] x, int i) => Math.Max(1, Math.Abs((double)x[i]));

    private static void Close(float[] expected, float[] actual, Func<int, double> scale, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var distance = Math.Abs((double)expected[i] - actual[i]);
            Assert.True(
                expected[i].Equals(actual[i]) || distance <= Digits * Math.Max(Math.Abs((double)expected[i]), scale(i)),
                $"{what} {i}: {actual[i]:G9}, not {expected[i]:G9}");
        }
    }
}
