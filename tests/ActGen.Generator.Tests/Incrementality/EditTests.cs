using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Incrementality;

public class EditTests
{
    private const string Three = """
        namespace Sample
        {
            [Activation("x * 2")] public readonly partial struct Double;
            [Activation("Double(Double(x))")] public readonly partial struct Quadruple;
            [Mix(typeof(Double), typeof(Quadruple))] public readonly partial struct Blend;
            [Activation("x * 3")] public readonly partial struct Triple;
        }
        """;

    [Fact]
    public void A_first_run_computes_every_step() =>
        Assert.Contains("Compiled: Sample.Double.g.cs", GeneratorRun.Of(Three).Recomputed());

    [Theory]
    [InlineData("namespace Sample\n", "// a comment\nnamespace Sample\n")]
    [InlineData("public readonly partial struct Triple;", "/* moved */   public readonly partial struct Triple { public int Other => 1; }")]
    public void An_edit_that_changes_no_declaration_recomputes_nothing(string before, string after)
    {
        var run = Edited(before, after);
        Assert.Empty(run.Recomputed());
        Assert.Empty(run.Compiled());
    }

    [Fact]
    public void A_changed_formula_recompiles_itself_and_what_inlines_it() => Assert.Equal(
        ["Sample.Blend.g.cs", "Sample.Double.g.cs", "Sample.Quadruple.g.cs"], Edited("\"x * 2\"", "\"x + x\"").Compiled());

    [Fact]
    public void A_changed_formula_nothing_inlines_recompiles_only_itself() => Assert.Equal(
        ["Sample.Triple.g.cs"], Edited("\"x * 3\"", "\"x * 4\"").Compiled());

    [Fact]
    public void The_list_changes_only_with_the_set_of_types()
    {
        Assert.DoesNotContain(Edited("\"x * 3\"", "\"x * 4\"").Recomputed(), s => s.StartsWith("List", StringComparison.Ordinal));
        Assert.Contains(Edited("Triple;", "Threefold;").Recomputed(), s => s.StartsWith("List", StringComparison.Ordinal));
    }

    private static GeneratorRun Edited(string before, string after)
    {
        var source = Three.Replace("\r\n", "\n");
        Assert.Contains(before, source);
        var first = GeneratorRun.Of(source);
        var tree = first.Input.SyntaxTrees.Single();
        return first.Again(first.Input.ReplaceSyntaxTree(tree, Compilations.Parse(source.Replace(before, after), tree.FilePath)));
    }
}
