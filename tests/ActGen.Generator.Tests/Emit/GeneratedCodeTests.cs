using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

public class GeneratedCodeTests
{
    private const string Catalogue = """
        namespace Sample;
        [Activation("max(x, 0)")] public readonly partial struct Relu;
        [Activation("tanh(x)")] public readonly partial struct Tanh;
        [Activation("sin(x)")] public readonly partial struct Sin;
        [Activation("1 / (1 + exp(-x))")] public readonly partial struct Sigmoid;
        [Activation("log(1 + exp(x))")] public readonly partial struct Softplus;
        [Activation("x / (1 + abs(x))")] public readonly partial struct Softsign;
        [Activation("x * tanh(Softplus(x))")] public readonly partial struct Mish;
        [Activation("x > 0 ? x : exp(x) - 1")] public readonly partial struct Elu;
        [Activation("x * sigmoid(x)")] public readonly partial struct Silu;
        [Activation("x / 2 * (1 + erf(x / sqrt(2)))")] public readonly partial struct Gelu;
        [Activation("x > 0 ? x : slope * x")]
        [Learnable("slope", 0.25, Per = Per.Channel)] public readonly partial struct PRelu;
        [Activation(Domain = DomainPolicy.Extend)]
        [Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
        [Piece("alpha == 0", "x")]
        [Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
        [Learnable("alpha", -0.01, Per = Per.Neuron, Min = -1, Max = 1, LearningRate = 3)] public readonly partial struct SoftExponential;
        [Mix(typeof(Relu), typeof(Tanh), typeof(Sin))] public readonly partial struct ReluTanhSin;
        [Mix(typeof(PRelu), typeof(SoftExponential), Weights = MixWeights.Sigmoid)] public readonly partial struct Learned;
        [Mix(typeof(Relu), typeof(Tanh), Weights = MixWeights.Fixed, Values = new[] { 0.5, 2 })] public readonly partial struct Given;
        [Mix(typeof(Relu), typeof(Tanh), Weights = MixWeights.Free)] public readonly partial struct Free;
        [Activation("step(x)")] [Derivative("x", "sigmoid(x) * sigmoid(-x)")] public readonly partial struct Surrogate;
        """;

    [Fact]
    public void The_catalogue_compiles_without_a_warning()
    {
        var run = GeneratorRun.Of(Catalogue);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
    }
}
