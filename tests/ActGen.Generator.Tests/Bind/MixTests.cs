using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Bind;

/// <summary>How mixes are bound, and what is refused.</summary>
public class MixTests
{
    private const string Parts = " [Activation(\"x\")] partial struct One; [Activation(\"2 * x\")] partial struct Two; [Activation(\"-3 * "
        + "x\")] partial struct Minus;";

    [Fact]
    public void A_product_is_written_so_that_weight_1_is_the_part_and_weight_0_is_1()
    {
        var bound = Declarations.Bind(
            "[Mix(typeof(One), typeof(Two), typeof(Minus), Weights = MixWeights.Free, Combine = Combine.Product)] partial struct A;"
            + Parts);
        foreach (var x in new[] { -2, -0.5, 0, 1.5 })
        {
            double At(double a, double b, double c) => bound.Outputs.Single().At(("x", x), ("w[0]", a), ("w[1]", b), ("w[2]", c));
            Assert.Equal(x * 2 * x * -3 * x, At(1, 1, 1), 1e-12);
            Assert.Equal(1, At(0, 0, 0));
            Assert.Equal(-3 * x, At(0, 0, 1));
            Assert.Equal((0.5 + (0.5 * x)) * (0.75 + (0.25 * 2 * x)) * (-1 + (2 * -3 * x)), At(0.5, 0.25, 2), 1e-12);
        }
    }

    [Theory]
    [InlineData("Softmax", "Sum", 0)]
    [InlineData("Softmax", "Product", 0)]
    [InlineData("Sigmoid", "Product", 0)]
    [InlineData("Free", "Sum", 0.5)]
    [InlineData("Free", "Product", 1)]
    public void Weights_start_equal(string weights, string combine, double init) => Assert.Equal(
        new(Generator.InitializerKind.Constant, init, init),
        Declarations.Bind($"[Mix(typeof(One), typeof(Two), Weights = MixWeights.{weights}, Combine = Combine.{combine})] partial struct A;"
            + Parts).Learnables.Single().Initializer);

    [Fact]
    public void A_softmax_of_equal_logits_gives_the_plain_product()
    {
        var bound = Declarations.Bind("[Mix(typeof(One), typeof(Two), typeof(Minus), Combine = Combine.Product)] partial struct A;"
            + Parts);
        var third = bound.Derived.Select(d => (d.Symbol.Name, d.Value.At(("w[0]", 5), ("w[1]", 5), ("w[2]", 5)))).ToArray();
        Assert.Equal(-6 * 8, bound.Outputs.Single().At([("x", 2), .. third]), 1e-12);
    }

    [Fact]
    public void Given_weights_are_multiplied_in()
    {
        var bound = Declarations.Bind(
            "[Mix(typeof(One), typeof(Two), Weights = MixWeights.Fixed, Values = new double[] { 1, 0.25 }, Combine = Combine.Product)] "
            + "partial struct A;" + Parts);
        Assert.Equal("x * (0.75 + 0.5 * x)", bound.Written.Single().ToString());
        Assert.Equal(4 * (0.75 + (0.25 * 8)), bound.Outputs.Single().At(("x", 4)), 1e-12);
    }

    [Fact]
    public void A_mix_of_mixes_has_the_logits_of_each()
    {
        var bound = Declarations.Bind(
            "[Mix(typeof(Inner), typeof(Inner), typeof(Two))] partial struct A; [Mix(typeof(One), typeof(Two), Weights = "
            + "MixWeights.Sigmoid)] partial struct Inner;" + Parts);
        Assert.Equal(["w", "Inner_w", "Inner2_w"], bound.Learnables.Select(l => l.Name));
        Assert.Equal(
            ["softmax(w)[0]", "softmax(w)[1]", "softmax(w)[2]", "sigmoid(Inner_w)[0]", "sigmoid(Inner_w)[1]", "sigmoid(Inner2_w)[0]",
                "sigmoid(Inner2_w)[1]"],
            bound.Derived.Select(d => d.Symbol.Name));
        var weights = bound.Derived.Select((d, i) => (d.Symbol.Name, 0.5 + i)).ToArray();
        Assert.Equal((0.5 * (3.5 + (2 * 4.5))) + (1.5 * (5.5 + (2 * 6.5))) + (2.5 * 2),
            bound.Outputs.Single().At([("x", 1), .. weights]), 1e-12);
    }

    [Fact]
    public void Parts_of_a_referenced_assembly_are_read_from_its_attributes()
    {
        var library = Compilations.Create("Library", [],
            "namespace Far; [Activation(\"k * x\")] [Learnable(\"k\", 2)] public partial struct Scale;");
        var run = GeneratorRun.Of(
            Compilations.Create("Sample", [Compilations.ToReference(library)],
                "[Mix(typeof(Far.Scale), typeof(Own), Combine = Combine.Product)] partial struct A; [Activation(\"tanh(x)\")] partial "
                    + "struct Own;"));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("(1 - 2 * softmax(w)[0] + 2 * softmax(w)[0] * Scale_k * x) * (1 - 2 * softmax(w)[1] + 2 * softmax(w)[1] * tanh(x))",
            run.Sources["A.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typeof(One), typeof(Two), Weights = MixWeights.Fixed", "ACT0027",
        "Values = 0 numbers is invalid: give 2, one for each part")]
    [InlineData("typeof(One), typeof(Two), Weights = MixWeights.Fixed, Values = new[] { 0.5 }", "ACT0027",
        "Values = 1 numbers is invalid: give 2, one for each part")]
    [InlineData("typeof(One), typeof(Two), Values = new[] { 0.5, 0.5 }", "ACT0027",
        "Values = 2 numbers is invalid: only MixWeights.Fixed takes values")]
    [InlineData("typeof(One), Weights = MixWeights.Fixed, Values = new[] { double.NaN }", "ACT0027",
        "Values = NaN is invalid: give numbers in the range of float")]
    [InlineData("typeof(One), Weights = MixWeights.Fixed, Values = new[] { 1e39 }", "ACT0027",
        "Values = 1E+39 is invalid: give numbers in the range of float")]
    [InlineData("typeof(One), Weights = (MixWeights)9", "ACT0027", "Weights = 9 is invalid: choose a MixWeights value")]
    [InlineData("typeof(One), Combine = (Combine)2", "ACT0027", "Combine = 2 is invalid: choose Combine.Sum or Combine.Product")]
    [InlineData("", "ACT0023", "'A' has no formula: name the activations to combine in [Mix]")]
    public void What_has_no_meaning_is_refused_and_says_why(string arguments, string id, string message)
    {
        var diagnostic = Assert.Single(GeneratorRun.Of($"[Mix({arguments})] partial struct A;" + Parts).Diagnostics);
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage(null)));
    }
}
