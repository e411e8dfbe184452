using ActGen.Testing;
using Xunit;

namespace ActGen.Activations.Tests.GradientChecks;

/// <summary>The checker tells right gradients from wrong ones.</summary>
public partial class GradientCheckTests
{
    [Fact]
    public void A_wrong_derivative_that_is_given_is_found()
    {
        Assert.Equal((false, "x"), (GradientCheck.Run<WrongTanh>().Passed, GradientCheck.Run<WrongTanh>().Partial));
        Assert.Equal((false, "b"), (GradientCheck.Run<WrongProduct>().Passed, GradientCheck.Run<WrongProduct>().Partial));
    }

    [Fact]
    public void In_a_row_the_gradient_of_the_others_counts()
    {
        var report = GradientCheck.Run<DiagonalSoftmax>();
        Assert.False(report.Passed);
        Assert.Matches(@"^x\[[0-3]\] of output [0-3]$", report.Partial);
        Assert.Equal(4, report.Arguments.Count);
        var alone = GradientCheck.Run<DiagonalSoftmax>(new GradientCheckOptions { Positions = 1 });
        Assert.True(alone.Passed, alone.ToString());
    }

    [Fact]
    public void Several_inputs_and_outputs_are_checked_each_for_itself()
    {
        var report = GradientCheck.Run<ComplexModRelu>(new GradientCheckOptions { Points = 20 });
        Assert.True(report.Passed, report.ToString());
        // 2 outputs, each with 2 inputs and b.
        Assert.Equal(20 * 6, report.Compared + report.Skipped);
    }

    [Fact]
    public void Right_gradients_pass()
    {
        var report = GradientCheck.Run<HandWritten<RightSlope>>();
        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Compared > 500, report.ToString());
        report.Assert();
    }

    [Fact]
    public void A_wrong_derivative_in_x_is_found_and_named()
    {
        var report = GradientCheck.Run<HandWritten<WrongInX>>();
        Assert.False(report.Passed);
        Assert.Equal("x", report.Partial);
        Assert.Equal(["x", "scale", "shift"], report.Arguments.Select(a => a.Key));
        var thrown = Assert.Throws<GradientCheckException>(report.Assert);
        Assert.Equal(report.ToString(), thrown.Message);
        Assert.StartsWith("Hand: wrong gradient, d/dx at x = ", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void A_wrong_gradient_for_a_parameter_is_found_and_named()
    {
        var report = GradientCheck.Run<HandWritten<WrongInScale>>();
        Assert.Equal((false, "scale"), (report.Passed, report.Partial));
    }

    [Fact]
    public void One_percent_is_found() => Assert.False(GradientCheck.Run<HandWritten<OnePercentOff>>().Passed);

    [Fact]
    public void An_error_on_one_side_only_is_found()
    {
        var report = GradientCheck.Run<HandWritten<WrongBelowMinusTwo>>();
        Assert.False(report.Passed);
        Assert.True(report.Arguments[0].Value < -2, report.ToString());
    }

    [Fact]
    public void A_weak_kink_beside_a_strong_curvature_is_no_error()
    {
        // Near 0 differences at every step reach over the kink.
        var report = GradientCheck.Run<HandWritten<WeakKink>>(new GradientCheckOptions { Spread = 1e-3, Points = 500 });
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Two_kinks_close_to_each_other_are_no_error()
    {
        // Most points lie between them or beside them; the longer steps reach over both.
        var report = GradientCheck.Run<HandWritten<TwoKinks>>(new GradientCheckOptions { Spread = 3e-3, Points = 2000 });
        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Compared > 5 * report.Skipped, report.ToString());
    }

    [Fact]
    public void Over_rows_small_values_count_too() =>
        Assert.Equal("x", GradientCheck.Run<HandWritten<SmallOverRows>>(new GradientCheckOptions { Positions = 1 }).Partial);

    [Fact]
    public void A_gradient_that_is_no_number_is_found() => Assert.False(GradientCheck.Run<HandWritten<NotANumber>>().Passed);

    [Fact]
    public void Where_nothing_can_be_compared_it_does_not_pass()
    {
        var report = GradientCheck.Run<HandWritten<NoValue>>();
        Assert.Equal((false, 0), (report.Passed, report.Compared));
        Assert.Throws<GradientCheckException>(report.Assert);
    }

    [Fact]
    public void Kinks_and_jumps_are_skipped()
    {
        var relu = GradientCheck.Run<Relu>();
        Assert.True(relu.Passed && relu.Skipped > 0, relu.ToString());
        var step = GradientCheck.Run<BinaryStep>();
        Assert.True(step.Passed && step.Skipped > 0, step.ToString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_report()
    {
        Assert.Equal(GradientCheck.Run<HandWritten<WrongInX>>().ToString(), GradientCheck.Run<HandWritten<WrongInX>>().ToString());
        var other = GradientCheck.Run<HandWritten<WrongInX>>(new GradientCheckOptions { Seed = 2 });
        Assert.NotEqual(GradientCheck.Run<HandWritten<WrongInX>>().ToString(), other.ToString());
    }

    [Fact]
    public void Parameters_stay_inside_their_bounds()
    {
        BoundsKept.Smallest = float.MaxValue;
        BoundsKept.Largest = float.MinValue;
        GradientCheck.Run<HandWritten<BoundsKept>>(new GradientCheckOptions { Points = 500 });
        Assert.True(BoundsKept.Smallest is >= -1 and < -0.5f && BoundsKept.Largest is <= 2 and > 1,
            $"{BoundsKept.Smallest} to {BoundsKept.Largest}");
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Contains("Points is 0", Assert.Throws<ArgumentException>(() =>
            GradientCheck.Run<Relu>(new GradientCheckOptions { Points = 0 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GradientCheck.Run<Relu>(new GradientCheckOptions { Tolerance = double.NaN }));
        Assert.Throws<ArgumentException>(() => GradientCheck.Run<Relu>(new GradientCheckOptions { Positions = -1 }));
        Assert.Throws<ArgumentException>(() => GradientCheck.Run<Relu>(new GradientCheckOptions { Spread = 0 }));
    }

    [Fact]
    public void Several_positions_are_checked_each_for_itself()
    {
        var report = GradientCheck.Run<SoftExponential>(new GradientCheckOptions { Points = 20, Positions = 3 });
        Assert.True(report.Passed, report.ToString());
        // 3 outputs, each with 3 inputs and 3 alphas.
        Assert.Equal(20 * 18, report.Compared + report.Skipped);
    }

    [Activation("tanh(x)")]
    [Derivative("x", "1 - abs(tanh(x))")]
    private readonly partial struct WrongTanh;

    [Activation("a * b", Inputs = "a, b")]
    [Derivative("b", "a + b / 64")]
    private readonly partial struct WrongProduct;

    // What is left when the sum of the row is taken for a constant but for x's own part.
    [Activation("exp(x) / rowsum(exp(x))")]
    [Derivative("x", "exp(x) / rowsum(exp(x)) * (1 - exp(x) / rowsum(exp(x)))")]
    private readonly partial struct DiagonalSoftmax;
}
