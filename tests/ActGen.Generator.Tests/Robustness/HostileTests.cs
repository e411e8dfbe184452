using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// Whatever stands around a declaration, it compiles without a new error or warning, or the only errors are ours. A longer run:
/// <c>ACTGEN_FUZZ=100000 dotnet test --filter HostileTests</c>.
/// </summary>
[Trait("Speed", "Slow")]
public class HostileTests
{
    private const int Samples = 240;
    private const int BatchSize = 40;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("ACTGEN_FUZZ"), out var count) ? count : Samples;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("ACTGEN_FUZZ_SEED"), out var seed) ? seed : 1;

    [Fact]
    public void Code_compiles_or_the_errors_are_ours()
    {
        var source = new HostileDeclarations(Seed);
        var complaints = new List<string>();
        var (good, all) = (0, 0);
        foreach (var batch in Enumerable.Range(0, Count).Select(i => source.Next(i)).Chunk(BatchSize))
        {
            // What C# refuses by itself is not in question.
            var input = Compilations.Create([.. batch.SelectMany(files => files), HostileDeclarations.Shared]);
            var refused = input.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.Location.SourceTree).ToHashSet();
            var trees = new Queue<SyntaxTree>(input.SyntaxTrees);
            var legal = batch.Where(files => !files.Select(_ => trees.Dequeue()).ToList().Any(refused.Contains)).ToList();
            all += legal.Count;
            var run = GuardedRun.Of([.. legal.SelectMany(files => files), HostileDeclarations.Shared]);
            good += legal.Count - run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.SourceTree)
                .Distinct().Count();
            if (run.Complaint().Length > 0 || run.NewProblems().Count > 0)
            {
                complaints.AddRange(legal.Select(Complaint).Where(c => c.Length > 0)
                    .DefaultIfEmpty($"only together: {run.Complaint()} {string.Join("\n", run.NewProblems())}"));
            }

            if (complaints.Count > 20)
            {
                break;
            }
        }

        Assert.True(complaints.Count == 0, string.Join("\n\n", complaints.Take(20)));
        Assert.InRange(all, Count / 2, Count);
        // Neither mistakes alone nor good declarations alone.
        Assert.InRange(good, all / 5, all * 4 / 5);
    }

    private static string Complaint(IReadOnlyList<string> files)
    {
        var run = GuardedRun.Of([.. files, HostileDeclarations.Shared]);
        var complaint = run.Complaint();
        return complaint.Length == 0 && run.NewProblems().Count == 0
            ? ""
            : $"{string.Join("\n", files)}\n=> {complaint} {string.Join("\n   ", run.NewProblems())}\n   ours: {string.Join(" ", run.Errors)}";
    }
}
