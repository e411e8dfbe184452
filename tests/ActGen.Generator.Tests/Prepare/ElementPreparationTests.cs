using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;
using ActGen.Generator.Tests.Stabilize;

namespace ActGen.Generator.Tests.Prepare;

/// <summary>Values and derivatives as kernels compute them: compared with closed forms, near 0 and far out.</summary>
public class ElementPreparationTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void Values_and_derivatives_keep_their_digits()
    {
        var (work, repairs) = Run("x - sin(x)", "1 - cos(x)");
        Assert.NotEmpty(repairs);
        foreach (var x in (double[])[-0.01f, 0.0003f, 0.06f])
        {
            var exact = Math.Pow(x, 3) / 6 * (1 - (x * x / 20) + (Math.Pow(x, 4) / 840));
            Assert.Equal(exact, Evaluated.InFloat(work.Values.Single(), x), 1e-6 * Math.Abs(exact));
        }

        Assert.Equal("2 * sq(sin(0.5 * x))", work.Derivatives.Single()[_formulas.Input].ToString());
    }

    [Fact]
    public void Infinity_times_0_is_the_limit()
    {
        var (work, _) = Run("x * exp(-abs(x))", "(1 - abs(x)) * exp(-abs(x))");
        Assert.Equal(0, Evaluated.InFloat(work.Values.Single(), double.PositiveInfinity));
        Assert.Equal(0, Evaluated.InFloat(work.Derivatives.Single()[_formulas.Input], double.NegativeInfinity));
    }

    [Fact]
    public void Without_repairs_everything_is_as_it_is_written()
    {
        var (work, repairs) = Run("1 - cos(x)", "sin(x)", isRepaired: false);
        Assert.Empty(repairs);
        Assert.Same(_formulas.Read("1 - cos(x)"), work.Values.Single());
    }

    [Fact]
    public void Each_derivative_stays_with_its_variable()
    {
        var derivatives = PreparedByHand.Derivatives(
            _formulas, "alpha * x + beta", ["alpha", "x", "1"], true, new Start("alpha", 2, Interval.All),
                new Start("beta", 1, Interval.All));
        var work = (ElementWork)ElementPreparation.Run(derivatives, new Stabilizer(_formulas.Pool, default)).Work;
        Assert.Equal(["alpha", "beta"], work.Parameters.Select(p => p.Name));
        Assert.Equal(
            [("x", "alpha"), ("alpha", "x"), ("beta", "1")], work.Derivatives.Single().Select(d => (d.Key.Name, d.Value.ToString())));
    }

    private (ElementWork Work, IReadOnlyList<string> Repairs) Run(string value, string derivative, bool isRepaired = true)
    {
        var derivatives = PreparedByHand.Derivatives(_formulas, value, [derivative], isRepaired);
        var (work, repairs) = ElementPreparation.Run(derivatives, new Stabilizer(_formulas.Pool, default, isRepaired));
        return ((ElementWork)work, [.. repairs]);
    }
}
