namespace ActGen.Generator.Tests.Digits;

/// <summary>Compares a kernel with what its formula means, over floats of all magnitudes and both signs.</summary>
internal static class DigitSweep
{
    private const double ValueUlps = 4;
    private const double DerivativeUlps = 8;

    // Where a kernel's range, and those of exponentials and squares, end.
    private static readonly double[] Magnitudes =
    [
        1e-30, 1e-20, 1e-12, 1e-8, 1.3e-6, 1e-5, 1.1e-4, 1e-3, 4.3e-3, 0.011, 0.03, 0.07, 0.13, 0.21, 0.37, 0.45, 0.61, 0.83, 1, 1.27, 1.7,
        2.1, 2.9, 3.7, 4.6, 5.5, 6.3, 7.7, 8.9,
        10.3, 13.1, 17.3, 21, 28, 37, 44.5, 47, 61, 80, 87, 89, 93, 100, 106, 160, 420, 1e3, 5e4, 1e7, 1e10, 1e13, 1e15, 1e20, 1e30, 3e38,
    ];

    /// <summary>The results that are not right, each as a line.</summary>
    public static IEnumerable<string> Failures(FloatKernel kernel, IReadOnlyList<IReadOnlyDictionary<string, double>>? points = null) =>
        (points ?? [.. Points(kernel)]).SelectMany(p => Failures(kernel, p));

    /// <summary>One variable moved over all magnitudes, the others still.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Points(FloatKernel kernel) => kernel.Points(Magnitudes);

    private static IEnumerable<string> Failures(FloatKernel kernel, IReadOnlyDictionary<string, double> at)
    {
        var computed = kernel.Compute(at);
        var exact = kernel.Exact.At(at);
        // Where a function has no value it has no derivative.
        for (var i = 0; i < (exact.Take(kernel.Values).Any(double.IsNaN) ? kernel.Values : computed.Length); i++)
        {
            if (double.IsNaN(exact[i]) || Math.Abs(exact[i]) > 1e45)
            {
                continue;
            }

            var ulps = FloatKernel.Ulps(computed[i], exact[i]);
            var allowed = i < kernel.Values ? ValueUlps : DerivativeUlps;
            if (ulps > allowed
                && (double.IsNaN(computed[i]) || double.IsInfinity(ulps) || !(ulps <= allowed * (1 + kernel.Exact.Condition(at, i)))))
            {
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{kernel.NameOf(i)} at {string.Join(", ", at.Select(p => $"{p.Key} = {p.Value:g9}"))}: "
                    + $"{computed[i]:g9}, not {exact[i]:g9}; {ulps:g3} ulp");
            }
        }
    }
}
