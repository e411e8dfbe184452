using Microsoft.ML.OnnxRuntime;

namespace ActGen.Onnx.Tests.Support;

/// <summary>ONNX Runtime with a model: one input, one output.</summary>
internal sealed class Session : IDisposable
{
    private readonly InferenceSession _session;

    public Session(string path) => _session = new InferenceSession(path, Options());

    public Session(byte[] model) => _session = new InferenceSession(model, Options());

    /// <summary>The axes of the input; -1 where the length is free.</summary>
    public int[] InputAxes => _session.InputMetadata[_session.InputNames[0]].Dimensions;

    /// <summary>The axes of the output.</summary>
    public int[] OutputAxes => _session.OutputMetadata[_session.OutputNames[0]].Dimensions;

    /// <summary>The outputs for samples that lie one after another.</summary>
    public float[] Run(float[] x)
    {
        long[] shape = [.. InputAxes.Select(axis => (long)axis)];
        shape[0] = x.Length / shape.Skip(1).Aggregate(1L, (product, axis) => product * axis);
        using var input = OrtValue.CreateTensorValueFromMemory(x, shape);
        using var options = new RunOptions();
        using var outputs = _session.Run(options, [_session.InputNames[0]], [input], [_session.OutputNames[0]]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => _session.Dispose();

    private static SessionOptions Options() => new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
}
