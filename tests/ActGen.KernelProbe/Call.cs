using ActGen;

namespace ActGen.KernelProbe;

/// <summary>A forward and a backward pass of one activation over arrays of its own.</summary>
internal sealed class Call
{
    // Channels of one input.
    private const int Channels = 64;

    private readonly ActivationDescriptor _activation;
    private readonly ActivationShape _shape;

    public Call(ActivationDescriptor activation, int rows)
    {
        _activation = activation;
        var info = activation.Info;
        _shape = new ActivationShape(Channels * info.Inputs.Count);
        Inputs = new float[rows * _shape.Neurons];
        InputGradients = new float[Inputs.Length];
        Outputs = new float[rows * Channels * info.Outputs];
        OutputGradients = new float[Outputs.Length];
        Parameters = new float[info.ParameterCount(_shape)];
        ParameterGradients = new float[Parameters.Length];
        Array.Fill(Inputs, 0.75f);
        Array.Fill(OutputGradients, 1f);
        Array.Fill(Parameters, 0.5f);
    }

    public float[] Inputs { get; }

    public float[] Outputs { get; }

    public float[] OutputGradients { get; }

    public float[] InputGradients { get; }

    public float[] Parameters { get; }

    public float[] ParameterGradients { get; }

    public void Forward() => _activation.Forward(Inputs, Parameters, Outputs, _shape);

    public void Backward() =>
        _activation.Backward(Inputs, Outputs, OutputGradients, Parameters, InputGradients, ParameterGradients, _shape);

    public void Run()
    {
        Forward();
        Backward();
    }
}
