namespace ActGen.Generator.Tests.Digits;

/// <summary>
/// One function, however it is spelled: value and every derivative of what its kernels compute, over floats of all magnitudes and both
/// signs, are those of the formula with 211 digits, within 4 and 8 ulp where it is well conditioned.
/// </summary>
[Trait("Speed", "Slow")]
public class SpellingTests
{
    // Compiled together, once.
    private static readonly Lazy<IReadOnlyDictionary<string, FloatKernel>> Kernels = new(() =>
    {
        string[] declarations = [.. Spellings.All.SelectMany(s => s.Declarations)];
        return declarations.Zip(FloatKernel.Of(declarations)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    });

    public static TheoryData<string> Functions => [.. Spellings.All.Select(s => s.Function)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Digits_are_those_of_the_function(string function)
    {
        var spelling = Spellings.All.Single(s => s.Function == function);
        foreach (var declaration in spelling.Declarations)
        {
            var kernel = Kernels.Value[declaration];
            var points = DigitSweep.Points(kernel).Where(p => kernel.Inputs.All(i => Math.Abs(p[i]) <= spelling.Largest)).ToList();
            var failures = DigitSweep.Failures(kernel, points).ToList();
            Assert.True(failures.Count == 0, $"{declaration}: {failures.Count} wrong\n{string.Join("\n", failures.Take(12))}");
        }
    }
}
