using ActGen.Generator.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// Random texts, random mutations of good formulas and random declarations: whatever is typed, the generator answers with code that
/// compiles or with its own diagnostics. The same seed gives the same inputs.
/// </summary>
[Trait("Speed", "Slow")]
public class FuzzTests
{
    private const int Samples = 300;
    private const int BatchSize = 50;

    // FsCheck wants an odd number beside the seed.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_text_has_an_answer(ulong seed) => Check(seed, RandomText.Any.Select(RandomDeclarations.WithFormula));

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_good_formula_with_mistakes_has_an_answer(ulong seed) =>
        Check(seed, RandomText.Mutated.Select(RandomDeclarations.WithFormula));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Any_declaration_has_an_answer(ulong seed) => Check(seed, RandomDeclarations.Any, Samples / 3);

    private static void Check(ulong seed, Gen<string> declarations, int count = Samples)
    {
        var sources = declarations.Sample(count, new Rnd(seed, Gamma), count).Select((text, i) => text.Replace("$", $"A{i}")).ToList();
        Assert.Equal(count, sources.Count);
        foreach (var batch in sources.Chunk(BatchSize))
        {
            if (GuardedRun.Of(batch).Complaint().Length > 0)
            {
                // One after the other, to name the one that does it.
                Assert.All(batch,
                    source => Assert.True(GuardedRun.Of(source).Complaint() is "", $"{source}\n{GuardedRun.Of(source).Complaint()}"));
                Assert.Fail($"only together: {GuardedRun.Of(batch).Complaint()}");
            }
        }
    }

    [Fact]
    public void What_is_tried_is_partly_good()
    {
        // A test of mistakes that never gets beyond the parser tests nothing behind it.
        var sources = RandomText.Mutated.Select(RandomDeclarations.WithFormula).Sample(Samples, new Rnd(3, Gamma), BatchSize)
            .Concat(RandomDeclarations.Any.Sample(Samples, new Rnd(6, Gamma), BatchSize)).Select((text, i) => text.Replace("$", $"A{i}"));
        var compiled = sources.Count(s => GuardedRun.Of(s).Errors.Count == 0);
        Assert.InRange(compiled, BatchSize / 5, 2 * BatchSize * 9 / 10);
    }
}
