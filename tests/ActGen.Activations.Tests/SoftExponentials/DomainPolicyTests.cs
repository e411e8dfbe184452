using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.SoftExponentials;

/// <summary>Values of Clamp and Extend beyond the edge of the domain, and their continuity there.</summary>
public class DomainPolicyTests
{
    public static TheoryData<float> Alphas => [-1, -0.7f, -0.5f, -0.1f];

    [Theory]
    [MemberData(nameof(Alphas))]
    public void Clamp_holds_the_argument(float alpha) => Compare(
        new SoftExponentialReference(DomainPolicy.Clamp, 0.05), alpha,
        x => (ClampedSoftExponential.Evaluate(x, alpha), ClampedSoftExponential.Gradient(x, alpha).X,
            ClampedSoftExponential.Gradient(x, alpha).Alpha));

    [Theory]
    [MemberData(nameof(Alphas))]
    public void Extend_goes_on_along_the_tangent(float alpha) => Compare(
        new SoftExponentialReference(DomainPolicy.Extend, 0.25), alpha,
        x => (ExtendedSoftExponential.Evaluate(x, alpha), ExtendedSoftExponential.Gradient(x, alpha).X,
            ExtendedSoftExponential.Gradient(x, alpha).Alpha));

    [Theory]
    [MemberData(nameof(Alphas))]
    public void Extend_has_the_margin_0_1_by_default(float alpha) => Compare(
        new SoftExponentialReference(DomainPolicy.Extend), alpha,
        x => (DefaultMarginSoftExponential.Evaluate(x, alpha), DefaultMarginSoftExponential.Gradient(x, alpha).X,
            DefaultMarginSoftExponential.Gradient(x, alpha).Alpha));

    [Theory]
    [MemberData(nameof(Alphas))]
    public void Extend_is_continuously_differentiable_at_the_edge(float alpha)
    {
        var (inside, outside) = AtTheEdge(alpha, 0.1);
        Assert.Equal(DefaultMarginSoftExponential.Evaluate(inside, alpha), DefaultMarginSoftExponential.Evaluate(outside, alpha),
            2e-5 * Math.Abs(inside));
        Assert.Equal(DefaultMarginSoftExponential.Derivative(inside, alpha), DefaultMarginSoftExponential.Derivative(outside, alpha), 2e-4);
        Assert.Equal(DefaultMarginSoftExponential.Gradient(inside, alpha).Alpha,
            DefaultMarginSoftExponential.Gradient(outside, alpha).Alpha,
            1e-4 * Math.Abs(DefaultMarginSoftExponential.Gradient(inside, alpha).Alpha));
    }

    [Theory]
    [MemberData(nameof(Alphas))]
    public void Clamp_is_continuous_and_its_derivative_drops_to_0(float alpha)
    {
        var (inside, outside) = AtTheEdge(alpha, 0.05);
        Assert.Equal(ClampedSoftExponential.Evaluate(inside, alpha), ClampedSoftExponential.Evaluate(outside, alpha),
            2e-4 * Math.Abs(inside));
        Assert.Equal(0, ClampedSoftExponential.Derivative(outside, alpha));
        Assert.Equal(20, ClampedSoftExponential.Derivative(inside, alpha), 0.02);
    }

    [Fact]
    public void No_policy_leaves_anything_that_is_not_finite()
    {
        foreach (var alpha in Points.Grid(-1, 1, 1 / 32f))
        {
            foreach (var x in Points.Grid(-60, 60, 0.5f))
            {
                var (dx, dalpha) = DefaultMarginSoftExponential.Gradient(x, alpha);
                Assert.True(float.IsFinite(DefaultMarginSoftExponential.Evaluate(x, alpha)) && float.IsFinite(dx) && float.IsFinite(dalpha),
                    $"x = {x}, alpha = {alpha}");
            }
        }
    }

    private static void Compare(SoftExponentialReference exact, float alpha, Func<float, (float Y, float Dx, float Dalpha)> activation)
    {
        foreach (var x in Points.Grid(-20, 20, 1 / 64f))
        {
            var (y, dx, dalpha) = activation(x);
            Assert.True(Error.Relative(y, exact.Value(x, alpha)) <= 2e-6, $"f({x}, {alpha}) = {y:G9}, exactly {exact.Value(x, alpha):G12}");
            Assert.True(Error.Relative(dx, exact.InX(x, alpha)) <= 2e-6,
                $"df/dx({x}, {alpha}) = {dx:G9}, exactly {exact.InX(x, alpha):G12}");
            // Beyond the edge the terms in x of the derivative in alpha cancel: the error is measured by their size.
            var size = exact.IsBeyondEdge(x, alpha) ? Math.Abs(x / alpha) * 20 : 0;
            var error = Math.Abs(dalpha - exact.InAlpha(x, alpha));
            Assert.True(error <= 2e-6 * Math.Max(size, Math.Abs(exact.InAlpha(x, alpha))),
                $"df/dalpha({x}, {alpha}) = {dalpha:G9}, exactly {exact.InAlpha(x, alpha):G12}");
        }
    }

    // The last float inside and the first beyond: x + alpha = (1 - margin) / alpha.
    private static (float Inside, float Outside) AtTheEdge(float alpha, double margin)
    {
        var edge = (float)(((1 - margin) / alpha) - alpha);
        var (inside, outside) = (edge, edge);
        for (var i = 0; i < 8; i++)
        {
            (inside, outside) = (MathF.BitIncrement(inside), MathF.BitDecrement(outside));
        }

        return (inside, outside);
    }
}
