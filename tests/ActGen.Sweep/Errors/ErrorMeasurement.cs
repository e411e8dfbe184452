using ActGen.Gallery.Errors;
using ActGen.Gallery.Plots;
using ActGen.Generator.Tests.Harness.Reals;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep.Errors;

/// <summary>
/// Measures the errors of the generated kernels, called as users call them, at the values with which the parameters start.
/// </summary>
internal static class ErrorMeasurement
{
    // Up to here an error needs no explanation: a few roundings.
    private static double Allowed(Quantity quantity) => quantity == Quantity.Value ? 4 : 8;

    /// <summary>The errors of value and derivative along each input of each activation, in the given order.</summary>
    public static IReadOnlyList<ErrorSeries> Run(IEnumerable<ActivationDescriptor> activations) =>
    [
        .. activations.SelectMany(activation => activation.Info.Inputs.Select((_, axis) => (activation, axis)))
            .AsParallel().AsOrdered().WithExecutionMode(ParallelExecutionMode.ForceParallelism)
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .SelectMany(task => Along(task.activation, task.axis)),
    ];

    private static List<ErrorSeries> Along(ActivationDescriptor activation, int axis)
    {
        var probe = new Probe(activation);
        var (formulas, setting) = (new WrittenFormulas(activation), Setting.Initial(activation.Info));
        var exact = new ExactFunction(formulas, activation.Info, axis);
        var textbook = probe.IsRow ? null : new TextbookFunction(formulas, activation.Info, setting, axis);
        ExactPoint[] at = [.. ErrorPoints.All.Select(x => ExactPoint.Of(probe, setting, axis, x))];
        return [.. Enum.GetValues<Quantity>().Select(Measure)];

        ErrorSeries Measure(Quantity quantity)
        {
            var computed = quantity == Quantity.Value
                ? probe.Values(axis, ErrorPoints.All, setting) : probe.Slopes(axis, ErrorPoints.All, setting);
            var (found, textbookErrors) = (new (double Error, Series Series)[at.Length], new double[at.Length]);
            for (var i = 0; i < at.Length; i++)
            {
                (found[i], textbookErrors[i]) = ((double.NaN, default), double.NaN);
                foreach (var (s, series) in probe.AllSeries.Index())
                {
                    if (exact.Result(at[i], series, quantity) is { } right)
                    {
                        var error = Ulps(computed[s][i], right);
                        found[i] = error <= found[i].Error ? found[i] : (error, series);
                        textbookErrors[i] = textbook is null ? double.NaN
                            : Larger(textbookErrors[i], Ulps(textbook.Result(ErrorPoints.All[i], series, quantity), right));
                    }
                }
            }

            return new ErrorSeries(
                activation.Name, activation.Info.Inputs[axis], quantity, [.. found.Select(f => f.Error)],
                Worst([.. found.Select(f => f.Error)], i => IsExplained(at[i], found[i].Series, found[i].Error)),
                Worst(textbookErrors, _ => false));

            bool IsExplained(ExactPoint point, Series series, double error) => error > Allowed(quantity) && double.IsFinite(error)
                && error <= Allowed(quantity) * (1 + exact.Condition(point, series, quantity));
        }
    }

    private static double Larger(double known, double error) => error <= known ? known : error;

    // Of equal ones that nearest to 0, which is the easiest to look at.
    private static WorstError? Worst(IReadOnlyList<double> errors, Func<int, bool> isExcused)
    {
        foreach (var i in Enumerable.Range(0, errors.Count).Where(i => !double.IsNaN(errors[i]))
            .OrderByDescending(i => errors[i]).ThenBy(i => Math.Abs(ErrorPoints.All[i])))
        {
            if (!isExcused(i))
            {
                return new WorstError(errors[i], ErrorPoints.All[i]);
            }
        }

        return null;
    }

    // Many digits have no sign of zero.
    private static double Ulps(float computed, BigReal exact) =>
        Ulp.Error(computed == 0 && (float)(double)exact == 0 ? MathF.CopySign(0, exact.Sign) : computed, (double)exact);
}
