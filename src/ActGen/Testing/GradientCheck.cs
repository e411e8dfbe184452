namespace ActGen.Testing;

/// <summary>
/// Compares the gradients of an activation with differences of its values, at seeded random inputs and parameters. For the tests of an
/// activation of one's own: <c>GradientCheck.Run&lt;MyActivation&gt;().Assert();</c>
/// </summary>
/// <remarks>
/// The values are the float32 ones of the forward pass, differenced in double: central differences at six steps from 1/8 to 1/8192 of the
/// argument (of 1 where it is smaller), each made fourth order by Richardson extrapolation with half the step. What extrapolation changed,
/// kinks that the fourth differences of nine points show, and the rounding of the values, two ulps or what the shortest steps show, bound
/// what the differences can tell; the step with the smallest bound counts, and an error within its bound is none. Where the differences to
/// both sides do not approach each other there is a kink or a jump, and the derivative there is a matter of convention: it is skipped.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the gradients for x and all parameters.</summary>
    /// <typeparam name="T">The activation.</typeparam>
    /// <param name="options">How much is checked and how closely; null: the defaults.</param>
    /// <returns>The worst error and where it is.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static GradientCheckReport Run<T>(GradientCheckOptions? options = null) where T : IActivation
    {
        options ??= new GradientCheckOptions();
        options.Validate();
        var info = T.Info;
        var sampler = new GradientCheckSampler(info, options);
        var report = new GradientCheckReport(info.Name, options.Tolerance);
        for (var point = 0; point < options.Points; point++)
        {
            CheckPoint<T>(sampler, sampler.Next(), report);
        }

        return report;
    }

    private static void CheckPoint<T>(GradientCheckSampler sampler, float[] arguments, GradientCheckReport report) where T : IActivation
    {
        var y = Values<T>(sampler, arguments);
        var jacobian = new float[y.Length][];
        for (var output = 0; output < y.Length; output++)
        {
            jacobian[output] = Gradients<T>(sampler, arguments, y, output);
        }

        for (var argument = 0; argument < arguments.Length; argument++)
        {
            var differences = GradientCheckDifference.Best(
                arguments[argument], sampler.BoundsOf(argument), y, T.Info.IsOverRows, v => Values<T>(sampler, arguments, argument, v));
            for (var output = 0; output < y.Length; output++)
            {
                report.Add(sampler, arguments, argument, output, jacobian[output][argument], differences[output]);
            }
        }
    }

    private static float[] Values<T>(GradientCheckSampler sampler, float[] arguments, int changed, float value) where T : IActivation
    {
        var copy = (float[])arguments.Clone();
        copy[changed] = value;
        return Values<T>(sampler, copy);
    }

    private static float[] Values<T>(GradientCheckSampler sampler, float[] arguments) where T : IActivation
    {
        var y = new float[sampler.OutputCount];
        T.Forward(arguments.AsSpan(0, sampler.InputCount), arguments.AsSpan(sampler.InputCount), y, sampler.Shape);
        return y;
    }

    private static float[] Gradients<T>(GradientCheckSampler sampler, float[] arguments, float[] y, int output) where T : IActivation
    {
        var dy = new float[y.Length];
        dy[output] = 1;
        var gradients = new float[arguments.Length];
        T.Backward(
            arguments.AsSpan(0, sampler.InputCount), y, dy, arguments.AsSpan(sampler.InputCount),
            gradients.AsSpan(0, sampler.InputCount), gradients.AsSpan(sampler.InputCount), sampler.Shape);
        return gradients;
    }
}
