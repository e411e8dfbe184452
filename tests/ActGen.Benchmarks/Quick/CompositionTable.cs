using ActGen.Benchmarks.Compositions;
using ActGen.Benchmarks.Record;
using ActGen.Kernels;

namespace ActGen.Benchmarks.Quick;

/// <summary>
/// The times of compositions over those of their functions: for each different call the function alone, its loads and stores included.
/// What a composition has besides calls is not in the sum.
/// </summary>
internal static class CompositionTable
{
    private const int Formulas = 300;
    private const int Rounds = 25;
    private const double SampleSeconds = 0.0002;
    private const double Goal = 1.15;
    private const int Shown = 5;

    public static void Print(Report report)
    {
        var compiled = new CompiledCompositions(Formulas);
        var functions = CompositionTexts.Functions.Select((_, i) => new CompositionPasses(compiled.Function(i))).ToList();
        var compositions = compiled.All.Select((_, i) => new CompositionPasses(compiled.Of(i))).ToList();
        var (forwardOfFunctions, forward) = Times(functions, compositions, passes => passes.Forward);
        var (backwardOfFunctions, backward) = Times(functions, compositions, passes => passes.Backward);
        // Where functions are multiplied, or one is an argument of another, the backward pass needs their values and their derivatives.
        var both = forwardOfFunctions.Zip(backwardOfFunctions, (value, derivative) => value + derivative).ToArray();

        report.Line($"\n## {Formulas} formulas of 2 to 8 calls, and mixes of 2 to 8 functions, at {Simd.Name}\n");
        report.Line($"| pass | beside, of its functions | median | 90 % | 99 % | largest | above {Goal} |\n|---|---|---|---|---|---|---|");
        (string Pass, string Beside, double[] Ratios)[] rows =
        [
            ("forward", "forward", Ratios(compiled.All, forward, forwardOfFunctions)),
            ("backward", "backward", Ratios(compiled.All, backward, backwardOfFunctions)),
            ("backward", "forward and backward", Ratios(compiled.All, backward, both)),
        ];
        foreach (var (pass, beside, ratios) in rows)
        {
            var sorted = ratios.Order().ToArray();
            report.Line($"| {pass} | {beside} | {At(0.5):F2} | {At(0.9):F2} | {At(0.99):F2} | {sorted[^1]:F2} | "
                + $"{sorted.Count(ratio => ratio > Goal)} of {sorted.Length} |");

            double At(double part) => sorted[(int)(part * (sorted.Length - 1))];
        }

        foreach (var (pass, beside, ratios) in rows)
        {
            report.Line($"\nThe largest of {pass} beside {beside}:\n");
            foreach (var (composition, ratio) in compiled.All.Zip(ratios).OrderByDescending(pair => pair.Second).Take(Shown))
            {
                report.Line($"- {ratio:F2} `{composition.Text}`");
            }
        }
    }

    private static (double[] OfFunctions, double[] OfCompositions) Times(
        IReadOnlyList<CompositionPasses> functions, IReadOnlyList<CompositionPasses> compositions, Func<CompositionPasses, Action> pass)
    {
        Action[] contenders = [.. functions.Concat(compositions).Select(pass)];
        Sampler.WarmUp(contenders);
        var times = Sampler.Minima(Rounds, SampleSeconds, contenders);
        return (times[..functions.Count], times[functions.Count..]);
    }

    private static double[] Ratios(IReadOnlyList<Composition> all, double[] times, double[] ofFunctions) =>
        [.. all.Select((composition, i) => times[i] / composition.Parts.Sum(part => ofFunctions[part]))];
}
