using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

public class GeneratedListTests
{
    private const string Declarations = """
        [Activation("x")] public readonly partial struct Identity;
        namespace Sample
        {
            [Activation("x * 2")] internal partial class Double;
            public partial record Outer
            {
                [Mix(typeof(Double))] public partial record struct Inner;
                [Activation("x")] private partial struct Hidden;
            }
        }
        """;

    [Fact]
    public void Lists_what_can_be_named_in_the_root_namespace()
    {
        var run = GeneratorRun.Of(Compilations.Create(Declarations),
            new Dictionary<string, string> { ["build_property.RootNamespace"] = "Root.2.Space" });
        Snapshot.Verify(run.Sources["GeneratedActivations-All.g.cs"], nameof(Lists_what_can_be_named_in_the_root_namespace));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>
    /// Two projects with one root namespace have a list each. C# means its own, also where it sees the internals of the other one, and
    /// warns where the other one has a part of its user's.
    /// </summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]", "")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")] "
        + "namespace Root { static partial class GeneratedActivations; }", "CS0436")]
    [InlineData("namespace Root { public static partial class GeneratedActivations; }", "CS0436")]
    public void Two_projects_may_have_one_root_namespace(string library, string warnings)
    {
        var options = new Dictionary<string, string> { ["build_property.RootNamespace"] = "Root" };
        var lower = GeneratorRun.Of(Compilations.Create("Library", [], library
            + "namespace L { [Activation(\"x\")] public partial struct A; }"), options);
        const string Use = "namespace U { [Activation(\"x\")] public partial struct B; class Use { object a = "
            + "Root.GeneratedActivations.All; } }";
        var upper = GeneratorRun.Of(Compilations.Create("App", [Compilations.ToReference(lower.Output)], Use), options);
        Assert.Empty(upper.Diagnostics);
        Assert.Equal(warnings, string.Join(" ", upper.Output.GetDiagnostics().Where(d =>
            d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id)));
    }

    /// <summary>The attribute that hides the list may be there already, or have no place.</summary>
    [Theory]
    [InlineData("namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : System.Attribute { } }", true)]
    [InlineData("namespace Microsoft.CodeAnalysis { internal sealed partial class EmbeddedAttribute : System.Attribute { } }", true)]
    [InlineData("namespace Microsoft.CodeAnalysis { class Other; }", true)]
    [InlineData("namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute(int a) : System.Attribute { } }", false)]
    [InlineData("namespace Microsoft.CodeAnalysis { class EmbeddedAttribute; }", false)]
    [InlineData("namespace Microsoft.CodeAnalysis { namespace EmbeddedAttribute { class Other; } }", false)]
    [InlineData("namespace Microsoft { class CodeAnalysis; }", false)]
    [InlineData("class Microsoft;", false)]
    public void The_list_is_hidden_from_friends_where_it_can_be(string around, bool isHidden)
    {
        var run = GeneratorRun.Of("[Activation(\"x\")] public partial struct A;" + around);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var list = run.Output.GetTypeByMetadataName("Sample.GeneratedActivations")!;
        Assert.Equal(isHidden, list.GetAttributes().Any(a => a.AttributeClass!.Name == "EmbeddedAttribute"));
    }

    [Fact]
    public void Without_a_root_namespace_the_assembly_names_it() =>
        Assert.Contains("namespace Sample\n", GeneratorRun.Of(Declarations).Sources["GeneratedActivations-All.g.cs"]);

    [Fact]
    public void An_assembly_without_activations_gets_nothing() => Assert.Empty(GeneratorRun.Of("class Empty;").Sources);

    [Fact]
    public void Names_that_differ_in_case_alone_make_two_files() => Assert.Equal(
        ["GeneratedActivations-All.g.cs", "N.Abc-UlUll.g.cs", "N.aBc-UllUl.g.cs", "N.e-0301.g.cs"],
        GeneratorRun.Of("namespace N { [Activation(\"x\")] partial struct Abc; [Activation(\"x\")] partial struct aBc; "
            + "[Activation(\"x\")] partial struct e\u0301; }").Sources.Keys.Order(StringComparer.Ordinal));
}
