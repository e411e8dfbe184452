using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The property <c>ActGenRepairs</c>: without repairs one can measure what they cost.</summary>
public class RepairSwitchTests
{
    private static readonly Dictionary<string, string> Off = new() { ["build_property.ActGenRepairs"] = "false" };

    private const string Declaration = """[Activation("log(1 + exp(x))")] public readonly partial struct A;""";

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    public void Formulas_are_repaired_unless_the_project_says_not(string? value, bool isRepaired)
    {
        Dictionary<string, string> options = value is null ? [] : new() { ["build_property.ActGenRepairs"] = value };
        var run = GeneratorRun.Of(Compilations.Create(Declaration), options);
        var text = run.Sources["A.g.cs"];
        Assert.Equal(isRepaired, text.Contains("Repaired:", StringComparison.Ordinal));
        Assert.Equal(isRepaired, text.Contains("Softplus", StringComparison.Ordinal));
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("x * exp(-abs(x))", "", "ACT0037")]
    [InlineData("x / (1 + exp(-x))", "ACT0036", "ACT0037")]
    [InlineData("x * sigmoid(x)", "ACT0036", "ACT0036 ACT0037")]
    public void Analyzers_judge_what_is_compiled(string formula, string repaired, string written)
    {
        var declarations = $$"""
            [Activation("sigmoid(x) * x")] public readonly partial struct B;
            [Activation("{{formula}}")] public readonly partial struct C;
            """;
        var compilation = GeneratorRun.Of(Compilations.Create(declarations)).Output;
        Assert.Equal(repaired, Advice(compilation, []));
        Assert.Equal(written, Advice(compilation, Off));
        Assert.Equal(repaired, Advice(compilation, []));
    }

    private static string Advice(Compilation compilation, Dictionary<string, string> options) =>
        string.Join(' ', AnalyzerRun.Of(compilation, options)
            .Where(d => d.Location.SourceSpan.Start > d.Location.SourceTree!.ToString().IndexOf("struct B", StringComparison.Ordinal))
            .Select(d => d.Id).Order(StringComparer.Ordinal));
}
