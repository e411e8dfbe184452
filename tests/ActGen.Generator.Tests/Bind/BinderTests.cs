using ActGen.Generator.Bind;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Bind;

/// <summary>Bound formulas, evaluated by the interpreter, against closed forms written in C#.</summary>
public class BinderTests
{
    private static readonly double[] Xs = [-30, -3, -1, -0.25, 0, 0.5, 1, 2, 20];

    [Fact]
    public void Named_parts_stand_for_their_formulas()
    {
        var bound = Declarations.Bind("""
            [Activation("u * (u + k) + pow(x, n)")] [Let("k", "2 * pi")] [Let("u", "tanh(x) + k")] [Let("n", "3")] partial struct A;
            """);
        Agree(bound, x => (Math.Tanh(x) + (2 * Math.PI)) * (Math.Tanh(x) + (2 * Math.PI) + (2 * Math.PI)) + (x * x * x));
        Assert.DoesNotContain("pow(x, n)", bound.Outputs.Single().ToString());
    }

    [Fact]
    public void Activations_named_in_a_formula_bring_their_learnables_along()
    {
        var bound = Declarations.Bind("""
            [Activation("Scale(Scale(x)) + Gate(2 * x)")] [Learnable("b", 1)] partial struct A;
            [Activation("k * x")] [Learnable("k", "normal(1, 0.5)", Per = Per.Channel)] partial struct Scale;
            [Activation("x > 0 ? Scale(x) : 0")] partial struct Gate;
            """);
        Assert.Equal(["b", "Scale_k", "Gate_Scale_k"], bound.Learnables.Select(l => l.Name));
        Assert.Equal(["b", "Scale_k", "Gate_Scale_k"], bound.Learnables.Select(l => l.Elements.Single().Name));
        Assert.Equal(new BoundInitializer(Generator.InitializerKind.Normal, 1, 0.5), bound.Learnables[1].Initializer);
        Agree(bound, x => (3 * 3 * x) + (x > 0 ? 5 * 2 * x : 0), ("b", 0), ("Scale_k", 3), ("Gate_Scale_k", 5));
    }

    [Fact]
    public void A_part_keeps_its_own_domain_policy()
    {
        var bound = Declarations.Bind("""
            [Activation("log(x) + Free(x) + Held(x)", Domain = DomainPolicy.Extend, DomainMargin = 0.5)] partial struct A;
            [Activation("log(x)")] partial struct Free;
            [Activation("log(x)", Domain = DomainPolicy.Clamp, DomainMargin = 0.25)] partial struct Held;
            """);
        Agree(bound, x => (x >= 0.5 ? Math.Log(x) : Math.Log(0.5) + ((x - 0.5) / 0.5)) + Log(x) + Math.Log(Math.Max(x, 0.25)));
    }

    [Theory]
    [InlineData("log(x)", "Extend", 0.0)]
    [InlineData("log2(x)", "Extend", 0.0)]
    [InlineData("log1p(x)", "Extend", -1.0)]
    public void An_extended_function_is_the_tangent_line_beyond_the_margin(string formula, string policy, double edge)
    {
        var value = Declarations.Bind(
            $"[Activation(\"{formula}\", Domain = DomainPolicy.{policy}, DomainMargin = 0.1)] partial struct A;").Outputs.Single();
        var function = FunctionTable.Get(formula.Split('(')[0]);
        var start = edge + 0.1;
        var (at, slope) = (function.Value([start]), (function.Value([start + 1e-6]) - function.Value([start - 1e-6])) / 2e-6);
        foreach (var x in Xs)
        {
            var expected = x >= start ? function.Value([x]) : at + ((x - start) * slope);
            Assert.Equal(expected, value.At(("x", x)), 1e-7 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void What_cannot_leave_the_domain_is_not_guarded() => Assert.Equal(
        "log(1 + exp(x))", Declarations.Bind(
            "[Activation(\"log(1 + exp(x))\", Domain = DomainPolicy.Extend)] partial struct A;").Outputs.Single().ToString());

    [Fact]
    public void A_mix_is_the_softmax_of_its_logits_times_the_parts()
    {
        var bound = Declarations.Bind("""
            [Mix(typeof(Relu), typeof(Tanh), typeof(Scale), Per = Per.Channel)] partial struct A;
            [Activation("max(x, 0)")] partial struct Relu;
            [Activation("tanh(x)")] partial struct Tanh;
            [Activation("k * x")] [Learnable("k", 1)] partial struct Scale;
            """);
        Assert.Equal(["w", "Scale_k"], bound.Learnables.Select(l => l.Name));
        Assert.Equal((3, Generator.Per.Channel), (bound.Learnables[0].Declaration.Count, bound.Learnables[0].Declaration.Per));
        double[] w = [0.5, -1, 2];
        var total = w.Sum(Math.Exp);
        var logits = w.Select((value, i) => ($"w[{i}]", value)).Append(("Scale_k", 3.0)).ToArray();
        var q = bound.Derived.Select(d => d.Value.At(logits)).ToArray();
        Assert.Equal(w.Select(v => Math.Exp(v) / total), q, (a, b) => Math.Abs(a - b) < 1e-15);
        var symbols = logits.Concat(bound.Derived.Select((d, i) => (d.Symbol.Name, q[i]))).ToArray();
        Agree(bound, x => (q[0] * Math.Max(x, 0)) + (q[1] * Math.Tanh(x)) + (q[2] * 3 * x), symbols);

        // Every derivative against central differences of the value.
        foreach (var (derived, i) in bound.Derived.Select((d, i) => (d, i)))
        {
            foreach (var (variable, derivative) in derived.Derivatives)
            {
                double Shifted(double by) =>
                    derived.Value.At([.. logits.Select(l => l.Item1 == variable.Name ? (l.Item1, l.Item2 + by) : l)]);
                Assert.Equal((Shifted(1e-5) - Shifted(-1e-5)) / 2e-5, derivative.At(symbols), 1e-9);
            }
        }

        Assert.Equal(["softmax(w)[0]", "softmax(w)[1]", "softmax(w)[2]"], bound.Derived.Select(d => d.Symbol.Name));
        Assert.Equal([0, 0, 1], bound.Derived.Select(d => d.Value.At(("w[0]", -800), ("w[1]", 0), ("w[2]", 800))));
    }

    [Fact]
    public void The_same_part_twice_has_learnables_of_its_own_each_time()
    {
        var bound = Declarations.Bind(
            "[Mix(typeof(Scale), typeof(Scale))] partial struct A; [Activation(\"k * x\")] [Learnable(\"k\", 1)] partial struct Scale;");
        Assert.Equal(["w", "Scale_k", "Scale2_k"], bound.Learnables.Select(l => l.Name));
    }

    [Fact]
    public void Weights_may_be_free_between_0_and_1_or_given()
    {
        const string Parts = " [Activation(\"x\")] partial struct One; [Activation(\"2 * x\")] partial struct Two;";
        var free = Declarations.Bind("[Mix(typeof(One), typeof(Two), Weights = MixWeights.Free)] partial struct A;" + Parts);
        Assert.Equal(0.5, free.Learnables.Single().Initializer.First);
        Agree(free, x => (3 * x) + (7 * 2 * x), ("w[0]", 3), ("w[1]", 7));
        var given = Declarations.Bind(
            "[Mix(typeof(One), typeof(Two), Weights = MixWeights.Fixed, Values = new[] { 0.25, -1 })] partial struct A;" + Parts);
        Assert.Empty(given.Learnables);
        Agree(given, x => (0.25 * x) - (2 * x));
        var sigmoid = Declarations.Bind("[Mix(typeof(One), typeof(Two), Weights = MixWeights.Sigmoid)] partial struct A;" + Parts);
        Assert.Equal(1 / (1 + Math.Exp(-3)), sigmoid.Derived[1].Value.At(("w[0]", 1), ("w[1]", 3)), 1e-15);
        Agree(sigmoid, x => (0.5 * x) + (0.75 * 2 * x), ("sigmoid(w)[0]", 0.5), ("sigmoid(w)[1]", 0.75));
    }

    [Fact]
    public void A_patch_inside_a_part_patches_the_whole()
    {
        var bound = Declarations.Bind("""
            [Activation("1 + 2 * Part(x)")] partial struct A;
            [Activation] [Piece("a == 0", "x")] [Piece("a != 0", "(exp(a * x) - 1) / a")] [Learnable("a", 1)] partial struct Part;
            """);
        var patch = Assert.Single(bound.Patches);
        Assert.Equal(("Part_a", 0.0, "1 + 2 * x"), (patch.Variable.Name, patch.Point, Assert.Single(patch.Formulas).ToString()));
        Agree(bound, x => 1 + (2 * (Math.Exp(0.5 * x) - 1) / 0.5), ("Part_a", 0.5));
    }

    [Fact]
    public void Several_inputs_outputs_and_vectors_bind()
    {
        var bound = Declarations.Bind(
            """[Activation("a * v[0] + sum(i, 1, 2, v[i])", "b", Inputs = "a, b")] [Learnable("v", "linspace(-1, 1)", Count = 3)] """
                + """partial struct A;""");
        Assert.Equal(["a", "b"], bound.Inputs.Select(i => i.Name));
        Assert.Equal(["v[0]", "v[1]", "v[2]"], bound.Learnables.Single().Elements.Select(e => e.Name));
        Assert.Equal(new BoundInitializer(Generator.InitializerKind.Linspace, -1, 1), bound.Learnables.Single().Initializer);
        Assert.Equal((2 * 10) + 3 + 4, bound.Outputs[0].At(("a", 2), ("v[0]", 10), ("v[1]", 3), ("v[2]", 4)));
    }

    [Fact]
    public void A_given_derivative_is_bound_by_the_name_of_its_variable()
    {
        var bound = Declarations.Bind(
            """[Activation("step(k * x)")] [Learnable("k", 1)] [Derivative("x", "k * u")] [Derivative("k", "x * u")] [Let("u", "exp(-x """
                + """* x)")] partial struct A;""");
        Assert.Equal(3 * Math.Exp(-4), bound.Overrides.Of(bound.Inputs[0], 0)!.At(("x", 2), ("k", 3)), 1e-15);
        Assert.Equal(2 * Math.Exp(-4), bound.Overrides.Of(bound.Learnables[0].Elements[0], 0)!.At(("x", 2), ("k", 3)), 1e-15);
    }

    [Fact]
    public void A_given_derivative_is_of_one_output_and_of_one_value_or_each_of_a_vector()
    {
        var bound = Declarations.Bind("""
            [Activation("step(x)", "x * v[0] * v[1] * v[2]")] [Learnable("v", 1, Count = 3)]
            [Derivative(" v [ n ] ", "n * x + v[n]", Output = 0)] [Derivative("v[1]", "7 * x", Output = 1)] [Derivative("x", "x", Output =
                0)] partial struct A;
            """);
        var (x, v) = (bound.Inputs[0], bound.Learnables[0].Elements);
        Assert.Equal(["v[0]", "x + v[1]", "2 * x + v[2]"], v.Select(e => bound.Overrides.Of(e, 0)!.ToString()));
        Assert.Equal(["", "7 * x", ""], v.Select(e => bound.Overrides.Of(e, 1)?.ToString() ?? ""));
        Assert.Equal(("x", null), (bound.Overrides.Of(x, 0)!.ToString(), bound.Overrides.Of(x, 1)));
    }

    [Theory]
    [InlineData("\"1 / 3\"", "", "Constant", 1.0 / 3, 1.0 / 3)]
    [InlineData("-2", "", "Constant", -2.0, -2.0)]
    [InlineData("1e-3", "", "Constant", 1e-3, 1e-3)]
    [InlineData("\" normal( 0 , sqrt(2) ) \"", "", "Normal", 0, 1.4142135623730951)]
    [InlineData("\"uniform(-1, max(1, 2))\"", "", "Uniform", -1, 2)]
    public void Initial_values_are_constants_of_the_language(string init, string settings, string kind, double first, double second)
    {
        var learnable = Declarations.Bind(
            $"[Activation(\"x * a\")] [Learnable(\"a\", {init}{settings})] partial struct A;").Learnables.Single();
        Assert.Equal(new BoundInitializer(Enum.Parse<Generator.InitializerKind>(kind), first, second), learnable.Initializer);
    }

    [Theory]
    [InlineData("\"uniform(2, 1)\"", "ACT0016")]
    [InlineData("\"normal(0, -1)\"", "ACT0016")]
    [InlineData("\"linspace(0, 1)\"", "ACT0016")]
    [InlineData("\"x\"", "ACT0016")]
    [InlineData("\"1e300\"", "ACT0016")]
    [InlineData("\"uniform(0, 2)\", Max = 1", "ACT0017")]
    [InlineData("0, Positive = true", "ACT0017")]
    [InlineData("1, Positive = true, Max = -1", "ACT0017")]
    [InlineData("1, LearningRate = -1", "ACT0027")]
    [InlineData("1, Group = \"\"", "ACT0027")]
    [InlineData("1, Min = double.NaN", "ACT0027")]
    public void Initial_values_and_settings_without_meaning_are_refused(string arguments, string id) =>
        Assert.Equal(
            [id], Declarations.Findings($"[Activation(\"x * a\")] [Learnable(\"a\", {arguments})] partial struct A;").Select(f => f.Id));

    [Fact]
    public void A_positive_learnable_stays_above_zero()
    {
        var bounds = Declarations.Bind(
            "[Activation(\"x * a\")] [Learnable(\"a\", 1, Positive = true, Max = 5)] partial struct A;").Learnables.Single().Bounds;
        Assert.Equal(new Interval(LearnableBinder.SmallestPositive, 5), bounds);
        Assert.True(bounds.IsPositive);
    }

    [Fact]
    public void What_grows_when_it_is_put_together_is_too_large()
    {
        var doubling = string.Concat(Enumerable.Range(1, 40).Select(i => $"[Let(\"u{i}\", \"exp(u{i - 1}) + sin(u{i - 1}) * u{i - 1}\")]"));
        Assert.Equal([FindingIds.TooLarge],
            Declarations.Findings($"[Activation(\"u40\")] [Let(\"u0\", \"x\")] {doubling} partial struct A;").Select(f => f.Id));
        var deep = string.Concat(Enumerable.Range(1, 30)
            .Select(i => $"[Let(\"u{i}\", \"{string.Concat(Enumerable.Repeat("exp(", 100))}u{i - 1}{new string(')', 100)}\")]"));
        Assert.Equal([FindingIds.TooLarge],
            Declarations.Findings($"[Activation(\"u30\")] [Let(\"u0\", \"x\")] {deep} partial struct A;").Select(f => f.Id));
    }

    private static double Log(double x) => x < 0 ? double.NaN : Math.Log(x);

    private static void Agree(BoundActivation bound, Func<double, double> expected, params (string, double)[] values)
    {
        var formula = bound.Outputs.Single();
        foreach (var x in Xs)
        {
            var (actual, wanted) = (formula.At([("x", x), .. values]), expected(x));
            Assert.True(actual.Equals(wanted) || Math.Abs(actual - wanted) <= 1e-12 * Math.Max(1, Math.Abs(wanted)),
                $"{formula} at {x}: {actual}, not {wanted}");
        }
    }
}
