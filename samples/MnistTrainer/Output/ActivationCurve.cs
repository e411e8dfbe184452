using ActGen;
using ActGen.Training;

namespace MnistTrainer.Output;

/// <summary>An activation of one number as a curve, computed by its generated kernels.</summary>
internal sealed class ActivationCurve
{
    private readonly ActivationDescriptor _activation;
    private readonly float[] _parameters;

    private ActivationCurve(ActivationDescriptor activation, float[] parameters) => (_activation, _parameters) = (activation, parameters);

    /// <summary>The curve with the parameters that a new layer has.</summary>
    /// <param name="activation">The activation.</param>
    public static ActivationCurve AtStart(ActivationDescriptor activation)
    {
        var model = new Sequential([1], ActivationLayer.Create(activation));
        model.Initialize(seed: 1);
        return new ActivationCurve(activation, [.. model.Parameters.SelectMany(parameter => parameter.Value.ToArray())]);
    }

    /// <summary>The value at a point.</summary>
    public double Value(double x)
    {
        Span<float> y = [0];
        _activation.Forward([(float)x], _parameters, y, new ActivationShape(1));
        return y[0];
    }

    /// <summary>The derivative at a point.</summary>
    public double Slope(double x)
    {
        float[] input = [(float)x];
        float[] y = [(float)Value(x)];
        Span<float> dx = [0];
        _activation.Backward(input, y, [1], _parameters, dx, new float[_parameters.Length], new ActivationShape(1));
        return dx[0];
    }
}
