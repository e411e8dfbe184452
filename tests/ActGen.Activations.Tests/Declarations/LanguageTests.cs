using ActGen.Activations.Tests.Support;
using ActGen.Testing;
using ActGen.Tests.Numerics;
using Xunit;

namespace ActGen.Activations.Tests.Declarations;

/// <summary>Declarations of every form compute what their formula says.</summary>
public class LanguageTests
{
    private static readonly float[] Inputs = [.. Points.Grid(-9, 9, 0.0937f)];

    [Fact]
    public void An_activation_of_a_referenced_assembly_is_inlined() => Compare(
        x => References.Softplus(x) - Math.Log(2), References.Sigmoid,
        x => (ShiftedSoftplus.Evaluate(x), ShiftedSoftplus.Derivative(x)), 1);

    [Fact]
    public void Inlined_activations_inline_others() => Compare(
        x => ((References.Softplus(2 * x) - Math.Log(2)) / 2) + Math.Tanh(x - 1),
        x => References.Sigmoid(2 * x) + References.SechSquared(x - 1),
        x => (Nesting.Evaluate(x), Nesting.Derivative(x)), 2);

    [Fact]
    public void The_learnables_of_an_inlined_activation_come_along()
    {
        Assert.Equal(["bend", "PRelu_slope"], BentPReluNames());
        var slope = Array.IndexOf(BentPReluNames(), "PRelu_slope");
        var p = new float[2];
        (p[slope], p[1 - slope]) = (0.25f, 3);
        var (y, dx, dp) = Run<BentPRelu>(-2, p);
        Assert.Equal((-1.5f, 0.75f, -6f, -0.5f), (y, dx, dp[slope], dp[1 - slope]));
    }

    [Fact]
    public void Lets_name_what_is_used_below() => Compare(
        x => x * References.Sigmoid(1.5 * x),
        x => References.Sigmoid(1.5 * x) * (1 + (1.5 * x * References.Sigmoid(-1.5 * x))),
        x => (GatedUnit.Evaluate(x, 1.5f), GatedUnit.Derivative(x, 1.5f)), 1);

    [Fact]
    public void A_class_has_the_typed_members()
    {
        Assert.Equal(3, ThresholdUnit.Evaluate(3, 0.5f, 0.125f));
        Assert.Equal(0.1875f, ThresholdUnit.Evaluate(-2, 0.5f, 0.125f));
        Assert.Equal((0.125f, 0.875f, -2.5f), ThresholdUnit.Gradient(-2, 0.5f, 0.125f));
    }

    [Fact]
    public void A_record_and_nested_types_have_them()
    {
        Compare(Math.Atan, x => 1 / (1 + (x * x)), x => (Arctangent.Evaluate(x), Arctangent.Derivative(x)), 1);
        Compare(x => x / Math.Sqrt(1 + (x * x)), x => Math.Pow(1 + (x * x), -1.5),
            x => (Outer.IMiddle.Isru.Evaluate(x), Outer.IMiddle.Isru.Derivative(x)), 1);
        Compare(x => Math.Log(2 + (x * x)), x => 2 * x / (2 + (x * x)), x => (Outer.Cauchy.Evaluate(x), Outer.Cauchy.Derivative(x)), 1);
    }

    [Fact]
    public void The_global_namespace_is_one()
    {
        Assert.Equal((9, -6), (GlobalSquare.Evaluate(-3), GlobalSquare.Derivative(-3)));
        Assert.Equal((-2f, 3f), GlobalContainer.Nested.Gradient(-3, 2));
    }

    [Fact]
    public void Names_of_keywords_and_of_generated_locals_are_fine()
    {
        var p = new[] { 1f, 2, 3, 4, 5, 6, 7 };
        Assert.Equal((2 * 1) + 2 + (3 * 4) + (5 * 6) + 7, @event.Evaluate(2, 1, 2, 3, 4, 5, 6, 7));
        Assert.Equal([2f, 1, 4, 3, 6, 5, 1], Run<@event>(2, p).Dp);
    }

    [Fact]
    public void The_parts_of_a_mix_bring_their_learnables()
    {
        Assert.Equal(["GatedUnit_beta", "PRelu_slope", "w"], MixedParts.Info.Learnables.Select(l => l.Name).Order(StringComparer.Ordinal));
        Assert.Equal(3, MixedParts.Info.Learnables.Single(l => l.Name == "w").Count);
        GradientCheck.Run<MixedParts>().Assert();
    }

    [Fact]
    public void Every_function_is_reached() => Compare(
        EveryFunctionExactly, null, x => (EveryFunction.Evaluate(x), 0), 40);

    [Fact]
    public void Own_declarations_pass_the_gradient_check()
    {
        // A derivative that is given on purpose is not that of the value.
        string[] given = [nameof(Rows.HardMax), nameof(Derivatives.Levels), nameof(Derivatives.Floors), nameof(Derivatives.RowLevels)];
        foreach (var activation in ActGen.Activations.Tests.GeneratedActivations.All.Where(a => !given.Contains(a.Name)))
        {
            activation.Accept(new Check()).Assert();
        }
    }

    private static double EveryFunctionExactly(double x) =>
        Math.Exp(0.1 * x) + Math.Exp(0.1 * x) - 1 + Math.Log(2 + Math.Cos(x)) + Math.Log(1 + (x * x)) + Math.Log2(3 + Math.Sin(x))
        + Math.Sqrt(1 + Math.Abs(x)) + Math.Cbrt(x) + Math.Pow(1 + (x * x), 0.3) + Math.Sign(x) + Math.Min(x, 1) + Math.Max(x, -1)
            + Math.Clamp(x, -2, 2)
        + Math.Floor(x) + Math.Round(x) + (x >= 0 ? 1 : 0) + Math.Tan(0.1 * x) + Math.Sinh(0.1 * x) + Math.Cosh(0.1 * x) + Math.Tanh(x)
        + Math.Asin(0.1 * x) + Math.Acos(0.1 * x) + Math.Atan(x) + Math.Asinh(x) + Math.Acosh(1.5 + (x * x)) + Math.Atanh(0.1 * x) + 1
        + References.Sigmoid(x) + References.LogSigmoid(x) + References.Softplus(x) + References.Softsign(x) + Math.Max(x, 0)
            + (Math.PI * Math.E);

    private static string[] BentPReluNames() => [.. BentPRelu.Info.Learnables.Select(l => l.Name).OrderByDescending(n => n == "bend")];

    private static (float Y, float Dx, float[] Dp) Run<T>(float x, float[] p) where T : IActivation
    {
        var (y, dx, dp) = (new float[1], new float[1], new float[p.Length]);
        T.Forward([x], p, y, new ActivationShape(1));
        T.Backward([x], y, [1f], p, dx, dp, new ActivationShape(1));
        return (y[0], dx[0], dp);
    }

    // Sums of terms of size 1 and more: the error is measured by the scale where they cancel.
    private static void Compare(Func<double, double> value, Func<double, double>? derivative,
        Func<float, (float Y, float Dx)> activation, double scale)
    {
        foreach (var x in Inputs)
        {
            var (y, dx) = activation(x);
            Assert.True(Error.Ulps(y, value(x), scale) <= 6, $"f({x}) = {y:G9}, exactly {value(x):G12}");
            Assert.True(derivative is null || Error.Ulps(dx, derivative(x), scale) <= 6,
                $"df/dx({x}) = {dx:G9}, exactly {derivative?.Invoke(x):G12}");
        }
    }

    private sealed class Check : IActivationVisitor<GradientCheckReport>
    {
        public GradientCheckReport Visit<T>() where T : IActivation => GradientCheck.Run<T>();
    }
}
