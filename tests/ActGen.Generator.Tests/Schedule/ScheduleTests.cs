using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Harness;
using Xunit.Abstractions;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>
/// The schedules of the whole catalogue and of random formulas, walked step by step in double precision, against the interpreter: what is
/// stored for each row, and every gradient. What the emitter makes of the steps, and how they round, is tested elsewhere.
/// </summary>
[Trait("Speed", "Slow")]
public class ScheduleTests(ITestOutputHelper output)
{
    private const int RandomTypes = 120;

    [Fact]
    public void The_catalogue_is_scheduled_as_it_is_written()
    {
        var agreement = new Agreement();
        var models = Catalogue().ToList();
        foreach (var (model, i) in models.Select((m, i) => (m, i)))
        {
            Walk(model, i, agreement);
        }

        Report(agreement);
        agreement.Require(0.95);
        // All that schedules have is walked.
        Assert.Contains(models, m => m.Kernels is RowKernels { BackwardFromOutput: not null });
        Assert.Contains(models, m => m.Kernels is ElementKernels { Backward: var b }
            && b.Loops[^1].Body.Any(o => o.Code == OpCode.InDouble));
        Assert.Contains(models, m => m.Kernels is RowKernels { Backward.SavedValues: > 0 });
        Assert.Contains(models, m => m.Kernels is ElementKernels { Backward.Condition: not null });
        Assert.Contains(models, m => m.Kernels is ElementKernels { Backward: var b } && b.Loops[0].After.Count > 0);
        Assert.Contains(
            models, m => m.Kernels is ElementKernels { Backward: var b } && b.Loops[0].Body.Any(o => o.Code == OpCode.PairSecond));
        Assert.Contains(
            models, m => m.Kernels is ElementKernels { Forward: var f } && f.Loops[0].Before.Any(o => o.Code == OpCode.DoubleFloatLow));
    }

    [Theory]
    [InlineData(80_000)]
    [InlineData(90_000)]
    public void Random_formulas_are_scheduled_as_they_are_written(int seed)
    {
        var agreement = new Agreement();
        var models = RandomModels(seed).ToList();
        foreach (var (model, i) in models.Select((m, i) => (m, i)))
        {
            Walk(model, i, agreement);
        }

        Report(agreement);
        agreement.Require(0.9);
    }

    [Fact]
    public void Outputs_are_read_back_where_that_saves_work() =>
        Assert.Contains(RandomModels(80_000), m => m.Kernels is ElementKernels { BackwardFromOutput: not null });

    [Fact]
    public void A_step_that_comes_out_wrong_is_found()
    {
        var (tried, found) = (0, 0);
        foreach (var model in RandomModels(80_000).Take(40).Concat(Catalogue().Where(m => m.Kernels is RowKernels)))
        {
            foreach (var step in Steps(model.Kernels))
            {
                var agreement = new Agreement();
                Walk(model, seed: 1, agreement, step);
                tried++;
                found += agreement.Differences.Count > 0 ? 1 : 0;
            }
        }

        // The others lie in branches that no point takes.
        output.WriteLine($"{found} of {tried} wrong steps found");
        Assert.True(found >= 0.7 * tried, $"{found} of {tried} wrong steps found");
    }

    private static void Walk(ActivationModel model, int seed, Agreement agreement, Operation? faulty = null)
    {
        if (model.Kernels is RowKernels rows)
        {
            new RowSubject(model, rows).Walk(seed, agreement, faulty);
        }
        else
        {
            new ElementSubject(model.Bound, (ElementKernels)model.Kernels).Walk(seed, agreement, faulty);
        }
    }

    // The steps of the backward kernel that compute something.
    private static IEnumerable<Operation> Steps(KernelSet kernels) => (kernels switch
    {
        ElementKernels elements => elements.Backward.Loops.SelectMany(l => l.Before.Concat(l.Body).Concat(l.After)),
        RowKernels rows => rows.Backward.Passes.SelectMany(p => p.Before.Concat(p.Body)),
        _ => throw new InvalidOperationException(),
    }).Where(o => !o.Operands.IsEmpty).Distinct();

    private static IEnumerable<ActivationModel> Catalogue() => Models(SourceTree.Catalogue);

    private static IEnumerable<ActivationModel> RandomModels(int seed) =>
        Models([string.Join("\n", Enumerable.Range(0, RandomTypes).Select(i =>
        $"[Activation(\"{new RandomFormulas(new ExprPool(), seed + i).Number(depth: 4)}\")] [Learnable(\"alpha\", 1)] "
            + "[Learnable(\"beta\", 1)] "
        + $"[Learnable(\"gamma\", 1)] internal readonly partial struct A{i};"))]);

    private static IEnumerable<ActivationModel> Models(string[] sources) =>
        GeneratorRun.Of(sources).Result.TrackedSteps[TrackingNames.Declarations]
        .SelectMany(s => s.Outputs).Select(o => Declarations.Model((ActivationDeclaration)o.Value));

    private void Report(Agreement agreement) => output.WriteLine($"{agreement.Compared} compared, {agreement.Skipped} skipped");
}
