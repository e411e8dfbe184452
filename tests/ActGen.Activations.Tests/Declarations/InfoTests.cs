using Xunit;

namespace ActGen.Activations.Tests.Declarations;

/// <summary>The content of <see cref="ActivationInfo"/>.</summary>
public class InfoTests
{
    [Fact]
    public void A_simple_one()
    {
        var info = Softsign.Info;
        Assert.Equal("Softsign", info.Name);
        Assert.Equal(["x / (1 + abs(x))"], info.Formulas);
        Assert.Equal(@"\frac{x}{1 + \left|x\right|}", info.Latex);
        Assert.Equal("x", Assert.Single(info.Derivatives).Of);
        Assert.Equal("1 / sq(1 + abs(x))", info.Derivative);
        Assert.Equal(["x"], info.Inputs);
        Assert.Equal((1, 0, "all x"), (info.Outputs, info.Learnables.Count, info.Domain));
        Assert.Empty(info.Kinks);
        Assert.Equal(0, info.ParameterCount(new ActivationShape(30, 10)));
        Assert.Equal(new ActivationShape(30, 10), info.OutputShape(new ActivationShape(30, 10)));
    }

    [Fact]
    public void Learnables_with_their_settings()
    {
        var alpha = Assert.Single(SoftExponential.Info.Learnables);
        Assert.Equal(
            ("alpha", Per.Neuron, 1, Initializer.Constant(-0.01f), -0.3f, 0.3f, false, 30f, "activation"),
            (alpha.Name, alpha.Per, alpha.Count, alpha.Init, alpha.Min, alpha.Max, alpha.Decay, alpha.LearningRate, alpha.Group));
        var beta = Assert.Single(GatedUnit.Info.Learnables);
        Assert.Equal(
            ("beta", Per.Channel, Initializer.Normal(1, 0.25f), 0.5f, 2f, true, 0.5f, "gates"),
            (beta.Name, beta.Per, beta.Init, beta.Min, beta.Max, beta.Decay, beta.LearningRate, beta.Group));
        Assert.Equal(
            [Initializer.Uniform(-0.5f, 0.5f), Initializer.Constant(0.125f)], ThresholdUnit.Info.Learnables.Select(l => l.Init));
        Assert.True(ThresholdUnit.Info.Learnables[1].Min > 0);
        var w = Assert.Single(ReluTanhSin.Info.Learnables);
        Assert.Equal(("w", 3, Per.Layer, Initializer.Constant(0)), (w.Name, w.Count, w.Per, w.Init));
    }

    [Theory]
    [InlineData(Per.Neuron, 30)]
    [InlineData(Per.Channel, 10)]
    [InlineData(Per.Layer, 1)]
    public void Parameters_are_counted_by_the_shape(Per per, int expected)
    {
        var info = per switch { Per.Neuron => SoftExponential.Info, Per.Channel => PRelu.Info, _ => ReluTanhSin.Info };
        Assert.Equal(expected * info.Learnables[0].Count, info.ParameterCount(new ActivationShape(30, 10)));
    }

    [Fact]
    public void Derivatives_in_declaration_order() => Assert.Equal(
        ["x", "shift", "gain", "slope"], Parameters.EveryScope.Info.Derivatives.Select(d => d.Of));

    [Fact]
    public void Repairs_are_listed()
    {
        Assert.Contains(SoftExponential.Info.Repairs, r => r.StartsWith("singularity-of-log1p", StringComparison.Ordinal));
        Assert.Contains(SoftExponential.Info.Repairs, r => r.StartsWith("singularity-of-expm1", StringComparison.Ordinal));
        Assert.Contains(Softplus.Info.Repairs, r => r.StartsWith("softplus", StringComparison.Ordinal));
        Assert.Contains(Gelu.Info.Repairs, r => r.StartsWith("normal", StringComparison.Ordinal));
        Assert.Contains("limit: x is clamped to at least the lowest float", Silu.Info.Repairs);
        Assert.Empty(Relu.Info.Repairs);
    }

    [Fact]
    public void What_the_backward_pass_does_not_read_may_be_missing()
    {
        var shape = new ActivationShape(4);
        float[] x = [-2, -0.5f, 0.25f, 3];
        foreach (var activation in ActGen.Activations.GeneratedActivations.All.Where(
            a => !a.Info.BackwardReads.HasFlag(BackwardReads.Output)))
        {
            var p = new float[activation.Info.ParameterCount(shape)];
            var (y, expected, dx) = (new float[activation.Info.OutputShape(shape).Neurons], new float[4], new float[4]);
            float[] dy = [.. y.Select((_, i) => i - 1.5f)];
            activation.Forward(x, p, y, shape);
            activation.Backward(x, y, dy, p, expected, new float[p.Length], shape);
            activation.Backward(x, [], dy, p, dx, new float[p.Length], shape);
            Assert.Equal(expected, dx);
        }
    }
}
