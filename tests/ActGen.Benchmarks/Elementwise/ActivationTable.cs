using ActGen.Activations;
using ActGen.Benchmarks.Tensors;

namespace ActGen.Benchmarks.Elementwise;

/// <summary>The activations that are measured: those of the catalogue.</summary>
internal static class ActivationTable
{
    public static IReadOnlyList<ActivationRow> Rows { get; } =
    [
        Plain("Relu", "relu", Relu.Forward, Relu.Backward, new ReluComposition()),
        Plain("LeakyRelu", "leaky_relu", LeakyRelu.Forward, LeakyRelu.Backward, new LeakyReluComposition()),
        Learned("PRelu", "prelu", [0.25f], PRelu.Forward, PRelu.Backward, new PReluComposition()),
        Plain("Sigmoid", "sigmoid", Sigmoid.Forward, Sigmoid.Backward, new SigmoidComposition()),
        Plain("Tanh", "tanh", Tanh.Forward, Tanh.Backward, new TanhComposition()),
        Plain("Softsign", "softsign", Softsign.Forward, Softsign.Backward, new SoftsignComposition()),
        Plain("Softplus", "softplus", Softplus.Forward, Softplus.Backward, new SoftplusComposition()),
        Plain("Elu", "elu", Elu.Forward, Elu.Backward, new EluComposition()),
        Plain("Selu", "selu", Selu.Forward, Selu.Backward, new SeluComposition()),
        Plain("Gelu", "gelu", Gelu.Forward, Gelu.Backward, new GeluComposition()),
        Plain("GeluTanh", "gelu_tanh", GeluTanh.Forward, GeluTanh.Backward, new GeluTanhComposition()),
        Plain("Silu", "silu", Silu.Forward, Silu.Backward, new SiluComposition()),
        Plain("Mish", "mish", Mish.Forward, Mish.Backward, new MishComposition()),
        Plain("HardSwish", "hardswish", HardSwish.Forward, HardSwish.Backward, new HardSwishComposition()),
        Learned("SoftExponential", "softexp", [-0.01f], SoftExponential.Forward, SoftExponential.Backward,
            new SoftExponentialComposition()),
        Learned("ReluTanhSin", "mix", [0.2f, -0.1f, 0.4f], ReluTanhSin.Forward, ReluTanhSin.Backward, new ReluTanhSinComposition()),
        Learned("SoftExponentialAsinh", null, [-1f], SoftExponentialAsinh.Forward, SoftExponentialAsinh.Backward,
            new SoftExponentialAsinhComposition()),
        Plain("Sin", null, Sin.Forward, Sin.Backward, new SinComposition()),
        Plain("BinaryStep", null, BinaryStep.Forward, BinaryStep.Backward, new BinaryStepComposition()),
    ];

    private delegate void PlainForward(ReadOnlySpan<float> x, Span<float> y);

    private delegate void PlainBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx);

    private delegate void LearnedForward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y);

    private delegate void LearnedBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, ReadOnlySpan<float> dy, Span<float> dx, Span<float> gradients);

    private static ActivationRow Plain(string name, string? peer, PlainForward forward, PlainBackward backward,
        TensorComposition composition) =>
        new(name, peer, [], w => forward(w.X, w.Y), w => backward(w.X, w.Dy, w.Dx), composition);

    private static ActivationRow Learned(
        string name, string? peer, float[] parameters, LearnedForward forward, LearnedBackward backward, TensorComposition composition) =>
        new(
            name, peer, parameters, w => forward(w.X, w.Parameters, w.Y),
            w => backward(w.X, w.Parameters, w.Dy, w.Dx, w.ParameterGradients), composition);
}
