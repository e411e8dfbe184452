using System.Diagnostics;
using System.Globalization;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// Whatever stands around a declaration, it compiles without a new error or warning, or the only errors are ours. A longer run:
/// <c>ACTGEN_FUZZ=1000000 dotnet test --filter HostileTests</c>, which writes how far it is, and each complaint, to the file that
/// <c>ACTGEN_FUZZ_LOG</c> names; <c>ACTGEN_FUZZ_FROM=200000</c> goes past those before to see a complaint again.
/// </summary>
[Trait("Speed", "Slow")]
public class HostileTests
{
    private const int Samples = 240;
    private const int BatchSize = 1000;
    private const int CultureBatch = 40;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("ACTGEN_FUZZ"), out var count) ? count : Samples;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("ACTGEN_FUZZ_SEED"), out var seed) ? seed : 1;

    private static readonly int From = int.TryParse(Environment.GetEnvironmentVariable("ACTGEN_FUZZ_FROM"), out var from) ? from : 0;

    private static readonly string? Log = Environment.GetEnvironmentVariable("ACTGEN_FUZZ_LOG");

    [Fact]
    public void Code_compiles_or_the_errors_are_ours()
    {
        var (declarations, surroundings) = (new HostileDeclarations(Seed), new HostileSurroundings(Seed));
        var complaints = new List<string>();
        var (good, all, tried, time) = (0, 0, 0, Stopwatch.StartNew());
        foreach (var batch in Enumerable.Range(0, Count).Select(declarations.Next).Chunk(BatchSize))
        {
            var around = surroundings.Next(HostileDeclarations.Shared);
            tried += batch.Length;
            if (tried <= From)
            {
                continue;
            }

            var legal = Legal(around, batch);
            all += legal.Count;
            var run = GuardedRun.Of(With(around, legal));
            good += legal.Count - run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d =>
                Owner(d.Location)).Distinct().Count();
            var found = complaints.Count;
            if (Complaint(run).Length > 0)
            {
                complaints.AddRange(legal.Select(files => Named(around, files)).Where(c =>
                    c.Length > 0).DefaultIfEmpty($"only together: {Complaint(run)}"));
            }

            if (Log is not null)
            {
                File.AppendAllLines(Log, complaints.Skip(found));
                File.AppendAllText(Log, string.Create(CultureInfo.InvariantCulture,
                    $"seed {Seed}: {tried} tried, {all} legal, {good} compiled, {complaints.Count} complaints, "
                    + $"{time.Elapsed.TotalSeconds:F0} s, "
                    + $"{Environment.CpuUsage.TotalTime.TotalSeconds:F0} s of processors\n"));
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

    /// <summary>Numbers with a comma, a minus sign of typography, a point between thousands.</summary>
    [Fact]
    public void The_culture_of_a_machine_changes_nothing()
    {
        var source = new HostileDeclarations(Seed);
        var files = Enumerable.Range(0, CultureBatch).SelectMany(source.Next).Append(HostileDeclarations.Shared).ToArray();
        var expected = Texts();
        var (own, strange) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        strange.NumberFormat = new()
        {
            NegativeSign = "\u2212",
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            PositiveInfinitySymbol = "\u221e",
            NaNSymbol = "no"
        };
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = strange;
            Assert.Equal(expected, Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = own;
        }

        IReadOnlyList<string> Texts()
        {
            var run = GuardedRun.Of(files);
            return [.. run.Result.GeneratedSources.Select(s =>
                s.SourceText.ToString()).Concat(run.Diagnostics.Select(d => d.GetMessage(CultureInfo.InvariantCulture)))];
        }
    }

    // What C# refuses by itself is not in question.
    private static List<IReadOnlyList<string>> Legal(CSharpCompilation around, IReadOnlyList<IReadOnlyList<string>> declarations)
    {
        var refused = With(around, declarations).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d =>
            Owner(d.Location)).ToHashSet();
        return [.. declarations.Where((_, i) => !refused.Contains(i))];
    }

    private static CSharpCompilation With(CSharpCompilation around, IEnumerable<IReadOnlyList<string>> declarations) =>
        around.AddSyntaxTrees(
        declarations.SelectMany((files, i) => files.Select((text, k) =>
            Compilations.Parse(text, $"{i}/File{k}.cs", around.SyntaxTrees[0].Options))));

    // The declaration whose file it is in; -1 for what is around them.
    private static int Owner(Location location) =>
        location.SourceTree?.FilePath.Split('/') is [var number, _] ? int.Parse(number, CultureInfo.InvariantCulture) : -1;

    private static string Named(CSharpCompilation around, IReadOnlyList<string> files)
    {
        var run = GuardedRun.Of(With(around, [files]));
        return Complaint(run) is { Length: > 0 } complaint
            ? $"{string.Join("\n", files)}\nin {string.Join("\n", around.SyntaxTrees.Skip(1).Append(around.SyntaxTrees[0]))} "
                + $"{around.LanguageVersion}\n=> {complaint}\n   ours: {string.Join(" ", run.Errors)}"
            : "";
    }

    private static string Complaint(GuardedRun run) =>
        string.Join("\n   ", run.NewProblems().Where(p => !IsOfBase(p)).Select(p => p.ToString()).Prepend(run.Complaint()).Where(c =>
            c.Length > 0));

    // A member of the user's that hides one of an activation that it derives from, or differs from one in ref alone, is the user's to mark.
    private static bool IsOfBase(Diagnostic problem) => problem.Id == "CS0108"
        || (problem.Id == "CS3006" && problem.Location.SourceTree?.ToString().Contains(" : P2", StringComparison.Ordinal) == true);
}
