using ActGen.Benchmarks.Elementwise;

namespace ActGen.Benchmarks.Compositions;

/// <summary>The passes of an activation over data in the first-level cache, which all of them share.</summary>
internal sealed class CompositionPasses
{
    private const int Length = 2048;

    private static readonly ActivationShape Shape = new(Length);
    private static readonly AlignedFloats Inputs = new(Length, lines: 1);
    private static readonly AlignedFloats OutputGradients = new(Length, lines: 18);
    private static readonly AlignedFloats Results = new(Length, lines: 36);

    private readonly ActivationDescriptor _activation;
    private readonly float[] _parameters;
    private readonly float[] _gradients;
    private readonly AlignedFloats _outputs = new(Length, lines: 54);

    static CompositionPasses()
    {
        NormalNumbers.Fill(Inputs.Span, deviation: 2, seed: 7);
        NormalNumbers.Fill(OutputGradients.Span, deviation: 1, seed: 8);
    }

    public CompositionPasses(ActivationDescriptor activation)
    {
        _activation = activation;
        _parameters = new float[activation.Info.ParameterCount(Shape)];
        _gradients = new float[_parameters.Length];
        activation.Forward(Inputs.Span, _parameters, _outputs.Span, Shape);
    }

    public void Forward() => _activation.Forward(Inputs.Span, _parameters, Results.Span, Shape);

    public void Backward() => _activation.Backward(
        Inputs.Span, _outputs.Span, OutputGradients.Span, _parameters, Results.Span, _gradients, Shape);
}
