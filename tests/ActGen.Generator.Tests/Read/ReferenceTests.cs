using System.Globalization;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Read;

/// <summary>How the activations that a formula names are found.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("""namespace N { [Activation("Part(x)")] partial struct A; [Activation("x * 3")] partial struct Part; }""")]
    [InlineData("""namespace N { [Activation("Part(x)")] partial struct A; } [Activation("x * 3")] partial struct Part;""")]
    [InlineData("""namespace N.M { [Activation("Part(x)")] partial struct A; } namespace N { [Activation("x * 3")] partial struct """
        + """Part; }""")]
    [InlineData("""namespace N { using M; [Activation("Part(x)")] partial struct A; } namespace M { [Activation("x * 3")] partial """
        + """struct Part; }""")]
    [InlineData("""namespace N { using Part = M.Other; [Activation("Part(x)")] partial struct A; } namespace M { [Activation("x * 3")] """
        + """partial struct Other; }""")]
    [InlineData("""partial class Outer { [Activation("Part(x)")] partial struct A; [Activation("x * 3")] partial struct Part; }""")]
    [InlineData("""namespace N { using M; using L; [Activation("Part(x)")] partial struct A; } namespace M { [Activation("x * 3")] """
        + """partial struct Part; } namespace L { class Part; }""")]
    [InlineData("""[Activation("Part (x)")] partial struct A; [Mix(typeof(Three), Weights = MixWeights.Fixed, Values = new[] { 1.0 })] """
        + """partial struct Part; [Activation("x * 3")] partial struct Three;""")]
    public void A_name_means_what_it_means_to_the_compiler(string source) =>
        Assert.Equal(15, Declarations.Bind(source).Outputs.Single().At(("x", 5)));

    [Fact]
    public void Two_activations_of_one_name_are_told_apart_by_an_alias()
    {
        const string Parts = """ namespace M { [Activation("x * 3")] public partial struct Part; } namespace L { [Activation("x")] """
            + """public partial struct Part; }""";
        var diagnostic =
            Assert.Single(
                GeneratorRun.Of("""namespace N { using M; using L; [Activation("Part(x)")] partial struct A; }""" + Parts).Diagnostics);
        Assert.Equal("'Part' cannot be used here: it is ambiguous between L.Part and M.Part; add a using alias",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Activations_of_referenced_assemblies_are_read_from_their_attributes()
    {
        var far = Finished("Far", [], """namespace Far { [Activation("x * 7")] public partial struct Seven; }""");
        var near = Finished("Near", [far], """
            namespace Near
            {
                using Far;
                [Activation("Seven(x) + Hidden(x)")] [Learnable("unused", 1)] public partial struct Part;
                [Activation("k * x")] [Learnable("k", 2, Min = 0)] internal partial struct Hidden;
            }
            """);
        var run = GeneratorRun.Of(
            Compilations.Create("Here", [near, far],
                """using Near; [Activation("Part(x) + 1")] public partial struct A; [Mix(typeof(Part))] public partial struct M;"""));
        Assert.Empty(run.Diagnostics);
        var declaration = run.Result.TrackedSteps[TrackingNames.Declarations].SelectMany(s => s.Outputs)
            .Select(o => (ActivationDeclaration)o.Value).Single(d => d.Name == "A");
        var bound = Declarations.Bind(declaration);
        Assert.Equal(["Part_unused", "Part_Hidden_k"], bound.Learnables.Select(l => l.Name));
        Assert.Equal(0, bound.Learnables[1].Bounds.Lower);
        Assert.Equal((7 * 2) + (5 * 2) + 1, bound.Outputs.Single().At(("x", 2), ("Part_Hidden_k", 5), ("Part_unused", 0)));
    }

    [Fact]
    public void A_part_of_a_referenced_assembly_that_changes_recompiles_what_names_it()
    {
        var first = GeneratorRun.Of(Compilations.Create("Here", [Finished("Near", [], """[Activation("x")] public partial struct Part;""")],
            """[Activation("Part(x)")] public partial struct A;"""));
        var second =
            first.Again(Compilations.Create("Here", [Finished("Near", [], """[Activation("x * 2")] public partial struct Part;""")],
                """[Activation("Part(x)")] public partial struct A;"""));
        Assert.Equal(["A.g.cs"], second.Compiled());
    }

    [Fact]
    public void A_long_chain_is_refused_instead_of_followed()
    {
        var chain = string.Concat(Enumerable.Range(0, 60).Select(i => $"[Activation(\"Next{i + 1}(x)\")] partial struct Next{i}; "));
        var run = GeneratorRun.Of(chain + "[Activation(\"x\")] partial struct Next60;");
        Assert.Equal(11, run.Diagnostics.Length);
        Assert.All(run.Diagnostics,
            d => Assert.StartsWith("The formula is too large to compile: 'Next", d.GetMessage(CultureInfo.InvariantCulture)));
    }

    private static MetadataReference Finished(string name, IEnumerable<MetadataReference> references, string source) =>
        Compilations.ToReference(GeneratorRun.Of(Compilations.Create(name, references, source)).Output);
}
