using Microsoft.ML.OnnxRuntime;

public sealed class Digits(string path) : IDisposable
{
    private readonly InferenceSession _session = new(path);

    /// <summary>The most likely class of an image: its gray values from 0 to 255, line by line.</summary>
    public int Recognize(byte[] pixels)
    {
        var input = _session.InputNames[0];
        var shape = Array.ConvertAll(_session.InputMetadata[input].Dimensions, axis => (long)axis);
        shape[0] = 1;                                                   // the batch, whose length is free
        var x = Array.ConvertAll(pixels, pixel => pixel / 255f);
        using var value = OrtValue.CreateTensorValueFromMemory(x, shape);
        using var outputs = _session.Run(new RunOptions(), [input], [value], [_session.OutputNames[0]]);
        var logits = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        return Array.IndexOf(logits, logits.Max());
    }

    public void Dispose() => _session.Dispose();
}
