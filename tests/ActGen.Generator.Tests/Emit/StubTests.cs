using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

public class StubTests
{
    /// <summary>Code that uses the members of a declaration must compile whether or not the declaration has a mistake.</summary>
    [Theory]
    [InlineData("""[Activation("x")]""", "x", "A.Evaluate(1) + A.Derivative(1)", "A.Forward(s, s); A.Backward(s, s, s)")]
    [InlineData("""[Activation("a * x + b")] [Learnable("a", 1)] [Learnable("b", 0)]""", "a * x + b",
        "A.Evaluate(1, 2, 3) + A.Derivative(1, 2, 3) + A.Gradient(1, 2, 3).B", "A.Forward(s, s, s, s); A.Backward(s, s, s, s, s, s, s)")]
    [InlineData("""[Activation("v[0] * x + v[1]")] [Learnable("v", 1, Count = 2)]""", "v[0] * x + v[1]",
        "A.Evaluate(1, s) + A.Derivative(1, s) + A.Gradient(1, s, s)", "A.Forward(s, s, s); A.Backward(s, s, s, s, s)")]
    [InlineData("""[Activation("t * Scale(t)", Inputs = "t")]""", "t * Scale(t)",
        "A.Evaluate(1, 2) + A.Derivative(t: 1, Scale_k: 2) + A.Gradient(1, 2).Scale_k", "A.Forward(s, s, s); A.Backward(s, s, s, s, s)")]
    public void Members_are_the_same_with_a_mistake(string attributes, string formula, string values, string calls)
    {
        const string Frame = """
            {0} public readonly partial struct A;
            [Activation("k * x")] [Learnable("k", 1)] public readonly partial struct Scale;
            static class Use
            {{
                static ActivationInfo Info<T>() where T : IActivation => T.Info;
                static float Values(Span<float> s) => {1} + Info<A>().Outputs + A.Info.Outputs;
                static void Calls(Span<float> s) {{ {2}; new ActivationDescriptor<A>().Forward(s, s, s, new(1)); }}
            }}
            """;
        foreach (var text in new[] { formula, formula + " + nobody" })
        {
            var run = GeneratorRun.Of(string.Format(Frame, attributes.Replace($"\"{formula}\"", $"\"{text}\""), values, calls));
            Assert.Equal(text == formula ? [] : ["ACT0003"], run.Diagnostics.Select(d => d.Id));
            Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
        }
    }

    [Theory]
    [InlineData("""[Activation(1)] partial struct A;""", "CS1503")]
    [InlineData("""[Activation("x", Nope = 1)] partial struct A;""", "CS0246")]
    [InlineData("""[Activation("x", Inputs = 3)] partial struct A;""", "CS0029")]
    [InlineData("""[Activation("x * a")] [Learnable("a", typeof(int))] partial struct A;""", "CS1503")]
    [InlineData("""[Mix(typeof(Missing))] partial struct A;""", "CS0246")]
    [InlineData("""[Activation("x")] [Activation("x")] partial struct A;""", "CS0579")]
    [InlineData("""[Activation("x")] partial struct A; [Activation("x")] partial struct A;""", "CS0579")]
    [InlineData("""[Activation("x" + B)] partial struct A;""", "CS0103")]
    public void What_the_compiler_refuses_is_left_to_the_compiler(string source, string error)
    {
        var run = GeneratorRun.Of(source);
        Assert.Empty(run.Diagnostics);
        Assert.Equal([error], run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct());
    }

    [Theory]
    [InlineData("""[Activation(null!)] partial struct A;""", "ACT0023")]
    [InlineData("""[Activation((string[])null!)] partial struct A;""", "ACT0023")]
    [InlineData("""[Activation("x", Inputs = "")] partial struct A;""", "ACT0012")]
    [InlineData("""[Activation("x * a")] [Learnable(null!, (string)null!)] partial struct A;""", "ACT0012")]
    [InlineData("""[Mix(null!)] partial struct A;""", "ACT0023")]
    [InlineData("""[Mix(typeof(int[]))] partial struct A;""", "ACT0015")]
    [InlineData("""[Mix(typeof(System.Collections.Generic.List<>))] partial struct A;""", "ACT0015")]
    [InlineData("""[Activation("x", Domain = (DomainPolicy)9)] partial struct A;""", "ACT0027")]
    [InlineData("""[Activation("x", Kinks = (KinkConvention)9)] partial struct A;""", "ACT0027")]
    [InlineData("""[Activation("a * b", Inputs = "a, b", Layout = (InputLayout)9)] partial struct A;""", "ACT0027")]
    [InlineData("""[Activation("x * a")] [Learnable("a", 1, Per = (Per)9)] partial struct A;""", "ACT0027")]
    public void Odd_values_are_told_and_never_throw(string source, string id)
    {
        var run = GeneratorRun.Of(source);
        Assert.Contains(run.Diagnostics, d => d.Id == id);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id == "ACT0030");
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }
}
