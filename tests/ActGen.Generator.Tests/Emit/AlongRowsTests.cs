using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Emit;

/// <summary>Which kernels go along rows: those of little work whose parameters all belong to columns.</summary>
public class AlongRowsTests
{
    [Theory]
    [InlineData("x > 0 ? x : a * x", "Channel", true)]
    [InlineData("x > 0 ? x : a * x", "Neuron", true)]
    [InlineData("x > 0 ? x : a * x", "Layer", false)]
    [InlineData("x * sigmoid(a * x)", "Channel", false)]
    [InlineData("x * exp(a)", "Channel", false)]
    public void Where_parameters_belong_to_columns_and_work_is_little(string formula, string per, bool isAlong)
    {
        var run = GeneratorRun.Of(
            $"""[Activation("{formula}")] [Learnable("a", 0.25, Per = Per.{per})] public readonly partial struct A;""");
        Assert.Equal(isAlong, run.Sources["A.g.cs"].Contains("BackwardAlongRows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[Activation("max(x, 0)")]""")]
    [InlineData("""[Activation("u + a * v", Inputs = "u, v")] [Learnable("a", 0.25, Per = Per.Channel)]""")]
    [InlineData("""[Activation("x + a * x", "x - a * x")] [Learnable("a", 0.25, Per = Per.Channel)]""")]
    public void Not_without_parameters_nor_with_several_inputs_or_outputs(string attributes)
    {
        var run = GeneratorRun.Of($"{attributes} public readonly partial struct A;");
        Assert.DoesNotContain("AlongRows", run.Sources["A.g.cs"], StringComparison.Ordinal);
    }
}
