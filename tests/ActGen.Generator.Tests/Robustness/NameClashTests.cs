using ActGen.Generator.Diagnostics;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>Names of a declaration that meet in generated members: they compile, or the only errors are ours.</summary>
[Trait("Speed", "Slow")]
public class NameClashTests
{
    // Each with the names of its gradients, of generated parameters, and of the same letters.
    private static readonly string[] Names = ["x", "X", "dx", "ddx", "y", "dy", "k", "K", "dk", "Dk", "ddk", "d", "dd", "shape", "item1"];

    private const string OfK = """[Learnable("k", 1)]""";

    /// <summary>Of a formula that compiles, and of one that does not, for which members stand in that do nothing.</summary>
    [Theory]
    [InlineData("{0} * {1}")]
    [InlineData("{0} * nobody")]
    public void Inputs_and_learnables_of_any_names_have_our_errors_alone(string formula)
    {
        var pairs = Names.SelectMany(input => Names.Select(learnable => (Input: input, Learnable: learnable))).ToList();
        var run = GuardedRun.Of([.. pairs.SelectMany(p => Declarations(p.Input, p.Learnable)).Select((text, i) =>
            $"namespace N{i} {{ {text} }}")]);
        Assert.True(run.Complaint().Length == 0, run.Complaint());
        Assert.Empty(run.NewProblems());

        IEnumerable<string> Declarations(string input, string learnable) =>
        [
            Declaration($"[Activation(\"{formula}\", Inputs = \"{input}\")] [Learnable(\"{learnable}\", 1)]", input, learnable),
            Declaration($"[Activation(\"{formula}\", Inputs = \"z, {input}\")] [Learnable(\"{learnable}\", 1)] {OfK}", input, learnable),
            Declaration($"[Activation(\"{formula}\")] [Learnable(\"{input}\", 1)] [Learnable(\"{learnable}\", 1)]", input, learnable),
        ];

        string Declaration(string text, string input, string learnable) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, text, input, learnable) + " public partial struct A;";
    }

    /// <summary>A member of the type's own that differs from an added one in how it takes its parameters.</summary>
    [Theory]
    [InlineData("public static float Derivative(in float x) => 1;")]
    [InlineData("public static float Evaluate(ref float x) => 1;")]
    [InlineData("public static void Forward(ReadOnlySpan<float> x, ref Span<float> y) { }")]
    public void An_overload_that_differs_in_ref_alone_is_refused(string member)
    {
        var run = GuardedRun.Of($"[assembly: CLSCompliant(true)] [Activation(\"exp(x)\")] public partial class A {{ {member} }}");
        Assert.Equal([FindingIds.MemberExists], run.Errors);
        Assert.Equal("", run.Complaint());
        Assert.DoesNotContain(run.NewProblems(), p => p.Severity == DiagnosticSeverity.Error);
    }
}
