using ActGen.Tests.Numerics;
using Xunit;

namespace ActGen.Activations.Tests.Catalogue;

/// <summary>
/// Every activation of the catalogue, one row each. The closed forms are textbook ones, in double precision, arranged so that they do
/// not cancel; where a derivative has a zero, the scale is the size of its terms.
/// </summary>
public static partial class CatalogueTable
{
    public static readonly CatalogueRow[] Rows = [.. Rectifiers, .. Sigmoidal, .. Exponential, .. Gated, .. SoftExponentials, .. Mixes];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Activation.Name)];

    public static CatalogueRow Row(string name) => Rows.Single(row => row.Activation.Name == name);

    private static CatalogueRow[] Rectifiers =>
    [
        new(new ActivationDescriptor<Relu>(), (x, _) => Relu.Evaluate(x), (x, _, _) => Relu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : x == 0 ? x : double.IsNaN(x) ? x : 0, 0),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : 0, 0)),
        new(new ActivationDescriptor<LeakyRelu>(), (x, _) => LeakyRelu.Evaluate(x), (x, _, _) => LeakyRelu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : 0.01 * x, 1.5),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : 0.01, 0.5)),
        new(new ActivationDescriptor<PRelu>(), (x, p) => PRelu.Evaluate(x, p[0]), GradientOfPRelu,
            new("f", (x, p) => x > 0 ? x : p[0] * x, 0.5),
            new("df/dx", (x, p) => x > 0 ? 1 : p[0], 0),
            new Formula("df/dslope", (x, _) => x > 0 ? 0 : x, 0)) { Parameters = [[0.25f], [-1.5f], [1e-20f]] },
        new(new ActivationDescriptor<BinaryStep>(), (x, _) => BinaryStep.Evaluate(x), (x, _, _) => BinaryStep.Derivative(x),
            new("f", (x, _) => References.Step(x), 0),
            new Formula("df/dx", (_, _) => 0, 0)),
    ];

    private static CatalogueRow[] Sigmoidal =>
    [
        new(new ActivationDescriptor<Sigmoid>(), (x, _) => Sigmoid.Evaluate(x), (x, _, _) => Sigmoid.Derivative(x),
            new("f", (x, _) => References.Sigmoid(x), 2),
            new Formula("df/dx", (x, _) => Bell(x), 5)),
        new(new ActivationDescriptor<Tanh>(), (x, _) => Tanh.Evaluate(x), (x, _, _) => Tanh.Derivative(x),
            new("f", (x, _) => Math.Tanh(x), 2),
            new Formula("df/dx", (x, _) => References.SechSquared(x), 4)),
        new(new ActivationDescriptor<Softsign>(), (x, _) => Softsign.Evaluate(x), (x, _, _) => Softsign.Derivative(x),
            new("f", (x, _) => References.Softsign(x), 2),
            new Formula("df/dx", (x, _) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x))), 4)),
        new(new ActivationDescriptor<Sin>(), (x, _) => Sin.Evaluate(x), (x, _, _) => Sin.Derivative(x),
            new("f", (x, _) => Math.Sin(x), 2),
            new Formula("df/dx", (x, _) => Math.Cos(x), 2)),
    ];

    private static CatalogueRow[] Exponential =>
    [
        new(new ActivationDescriptor<Elu>(), (x, _) => Elu.Evaluate(x), (x, _, _) => Elu.Derivative(x),
            new("f", (x, _) => x > 0 ? x : References.Expm1(x), 2),
            new Formula("df/dx", (x, _) => x > 0 ? 1 : Math.Exp(x), 2)),
        new(new ActivationDescriptor<Selu>(), (x, _) => Selu.Evaluate(x), (x, _, _) => Selu.Derivative(x),
            new("f", (x, _) => x > 0 ? SeluScale * x : SeluScale * SeluAlpha * References.Expm1(x), 3),
            new Formula("df/dx", (x, _) => x > 0 ? SeluScale : SeluScale * SeluAlpha * Math.Exp(x), 3)),
        new(new ActivationDescriptor<Softplus>(), (x, _) => Softplus.Evaluate(x), (x, _, _) => Softplus.Derivative(x),
            new("f", (x, _) => References.Softplus(x), 2),
            new Formula("df/dx", (x, _) => References.Sigmoid(x), 2)),
    ];

    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    private static float GradientOfPRelu(float x, float[] p, Span<float> dp)
    {
        (var dx, dp[0]) = PRelu.Gradient(x, p[0]);
        return dx;
    }

    // The derivative of the logistic function.
    private static double Bell(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }
}
