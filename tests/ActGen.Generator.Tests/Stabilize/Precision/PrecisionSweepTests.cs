using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The points at which forms are tried: floats of all magnitudes for inputs, within the bounds for learnables.</summary>
public class PrecisionSweepTests
{
    private static readonly Interval Unit = new(0, 1, false, false);

    private readonly Formulas _formulas = new();

    private Variable Alpha => (Variable)_formulas.Read("alpha");

    [Fact]
    public void Inputs_are_floats_of_all_magnitudes_and_both_signs_and_learnables_stay_within_their_bounds()
    {
        var sweep = Sweep(new(_formulas.Input, Interval.All), new(Alpha, Unit));
        var inputs = sweep.Dense.Where(p => p.Moved == _formulas.Input).Select(p => p.Value).ToList();
        Assert.All(inputs, x => Assert.Equal((float)x, x));
        Assert.All(inputs, x => Assert.Contains(-x, inputs));
        Assert.Contains(0, inputs);
        Assert.True(inputs.Max() > 1e38 && inputs.Where(x => x > 0).Min() < 1e-37);
        // No two neighbors of those that are not tiny or huge are much farther apart than a power of ten.
        var middle = inputs.Where(x => x is > 1e-6 and < 1e8).Order().ToList();
        Assert.All(middle.Zip(middle.Skip(1)), p => Assert.InRange(p.Second / p.First, 1, 12));
        Assert.All(sweep.Dense.Where(p => p.Moved == Alpha), p => Assert.InRange(p.Value, 0, 1));
        Assert.Contains(sweep.Dense, p => p.Moved == Alpha && p.Value > 0.5);
        Assert.All(sweep.Sparse, p => Assert.Contains(p, sweep.Dense));
        Assert.True(sweep.Sparse.Count < sweep.Dense.Count);
    }

    [Fact]
    public void What_is_not_moved_stays_where_it_starts()
    {
        var sweep = Sweep(new(_formulas.Input, Interval.All), new(Alpha, Unit));
        Assert.All(sweep.Dense.Where(p => p.Moved == Alpha), p => Assert.Equal(0.5, p.ValueOf("x")));
        Assert.All(sweep.Dense.Where(p => p.Moved != Alpha), p => Assert.Equal(0.75, p.ValueOf("alpha")));
        Assert.Equal(double.NaN, Assert.Single(sweep.Unknown).Value);
        Assert.All(sweep.Ordinary, p => Assert.InRange(Math.Abs(p.Value), 0.5, 4));
    }

    [Fact]
    public void Other_parameters_are_half_and_twice_as_large_within_their_bounds()
    {
        var sweep = Sweep(new(_formulas.Input, Interval.All), new(Alpha, Unit));
        Assert.Equal([0.375, 1], sweep.OtherParameters.Select(p => p.ValueOf("alpha")).Distinct().Order());
        Assert.Empty(Sweep(new SweptVariable(_formulas.Input, Interval.All)).OtherParameters);
    }

    [Fact]
    public void An_activation_of_very_many_variables_is_not_tried() => Assert.Empty(Sweep([.. Enumerable.Range(0, 25)
        .Select(i => new SweptVariable(_formulas.Pool.Variable($"w[{i}]", VariableKind.Learnable), Unit))]).Dense);

    private PrecisionSweep Sweep(params SweptVariable[] variables) => new(
        variables, variables.ToDictionary(v => v.Variable.Name, v => v.Variable == _formulas.Input ? 0.5 : 0.75));
}
