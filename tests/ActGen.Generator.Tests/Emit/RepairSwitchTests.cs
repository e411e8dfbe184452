using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The property <c>ActGenRepairs</c>: without repairs one can measure what they cost.</summary>
public class RepairSwitchTests
{
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
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }
}
