using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Prepare;

/// <summary>The values that an activation is tried with: where it starts first, then others within the bounds.</summary>
public class ParameterSamplesTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void It_starts_with_the_initial_values_and_tries_both_signs_within_the_bounds()
    {
        var samples = ParameterSamples.Of(Bound(new("alpha", 0.25, new(0, 0.5, false, false)), new("beta", -3, Interval.All)));
        Assert.Equal((0.25, -3.0, 0.6875), (samples[0]["alpha"], samples[0]["beta"], samples[0]["x"]));
        Assert.Equal([(0, -3), (0.25, 0), (0.25, 1), (0.25, -1)], samples.Skip(1).Select(s => (s["alpha"], s["beta"])));
    }

    [Fact]
    public void Of_many_elements_only_the_initial_values_are_tried() => Assert.Single(ParameterSamples.Of(Bound(
        [.. Enumerable.Range(0, 5).Select(i => new Start($"w[{i}]", 1, Interval.All))])));

    [Fact]
    public void Derived_parameters_follow_their_learnables()
    {
        var (alpha, symbol) = (_formulas.Read("alpha"), _formulas.Pool.Variable("weight", VariableKind.Symbol));
        var bound = Bound(new Start("alpha", 3, Interval.All)) with
        {
            Derived = [new(symbol, alpha * alpha, new Dictionary<Variable, Expr>())],
        };
        Assert.All(ParameterSamples.Of(bound), s => Assert.Equal(s["alpha"] * s["alpha"], s["weight"]));
        Assert.Equal(9, ParameterSamples.Of(bound)[0]["weight"]);
    }

    [Fact]
    public void Generic_values_are_within_the_bounds_and_nothing_is_equal_by_chance()
    {
        var samples = ParameterSamples.Generic(Bound(new("alpha", 0.25, new(0, 0.5, false, false)), new("beta", 2, Interval.All)));
        Assert.Equal(0.25, samples[0]["alpha"]);
        Assert.All(samples, s => Assert.InRange(s["alpha"], 0, 0.5));
        Assert.All(samples, s => Assert.InRange(s["beta"], 1, 3));
        var others = samples.Skip(1).SelectMany(s => s.Values).ToList();
        Assert.DoesNotContain(0, others);
        Assert.Equal(others.Count, others.Distinct().Count());
    }

    [Fact]
    public void Inputs_are_swept_everywhere_and_learnables_within_their_bounds()
    {
        var swept = ParameterSamples.Swept(Bound(new Start("alpha", 0.25, new(0, 0.5, false, false)))).ToList();
        Assert.Equal(["x", "alpha"], swept.Select(v => v.Variable.Name));
        Assert.Equal((double.NegativeInfinity, 0.5), (swept[0].Bounds.Lower, swept[1].Bounds.Upper));
    }

    private BoundActivation Bound(params Start[] learnables) => PreparedByHand.Bound(_formulas, learnables);
}
