using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Onnx.Layers;
using ActGen.Training;

namespace ActGen.Onnx;

/// <summary>Saves networks and activations as ONNX models of standard operators.</summary>
public static class OnnxExport
{
    internal const string Target = "ONNX";

    // The first version with LayerNormalization, and the last before reductions took their axes as inputs.
    private const int Opset = 17;
    private const string Batch = "batch";

    /// <summary>
    /// Saves a network as it predicts. The first input, <c>input</c>, is a batch of samples, channels last; the first output,
    /// <c>output</c>, is what <see cref="Sequential.Predict"/> gives: for a classifier the logits, before the softmax. The batch is the
    /// first axis of both, and may have any length; all other axes are fixed. Learned parameters are initializers with their names in a
    /// checkpoint, activations are functions with their names.
    /// </summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file to make or replace; it is written whole.</param>
    /// <param name="trainedOn">
    /// What gray values from 0 to 255 were turned into for the training, if not into value / 255: the model then takes value / 255 and does
    /// the rest itself.
    /// </param>
    /// <exception cref="ExportException">A layer or activation has no counterpart in ONNX, or the file would be too large.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveOnnx(this Sequential model, string path, InputMap? trainedOn = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        OnnxFile.Write(path, ModelGraph.Create(model, trainedOn ?? InputMap.ZeroToOne, Batch, Opset));
    }

    /// <summary>
    /// Saves a single activation, as <see cref="SaveOnnx(Sequential, string, InputMap?)"/> does a network of nothing else.
    /// </summary>
    /// <param name="activation">
    /// The activation, as <c>new ActivationDescriptor&lt;Mish&gt;()</c> or from <c>GeneratedActivations.Find</c>.
    /// </param>
    /// <param name="path">The file to make or replace; it is written whole.</param>
    /// <param name="sample">The shape of one sample of x, channels last.</param>
    /// <param name="parameters">
    /// The values of its learned parameters as its kernels take them, <see cref="ActivationInfo.ParameterCount"/> in all; empty: its
    /// initial values.
    /// </param>
    /// <exception cref="ArgumentException">The number of parameter values is another.</exception>
    /// <exception cref="ExportException">A part of the activation has no counterpart in ONNX.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveOnnx(this ActivationDescriptor activation, string path, Shape sample, ReadOnlySpan<float> parameters = default)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var model = new Sequential(sample, ActivationLayer.Create(activation, activation.Name));
        model.Initialize(seed: 0);
        var count = model.ParameterCount;
        if (!parameters.IsEmpty && parameters.Length != count)
        {
            throw new ArgumentException(
                $"{activation.Name} has {count} parameter values for samples of {sample}, not {parameters.Length}", nameof(parameters));
        }

        var start = 0;
        foreach (var parameter in parameters.IsEmpty ? [] : model.Parameters)
        {
            parameters.Slice(start, parameter.Length).CopyTo(parameter.Value);
            start += parameter.Length;
        }

        model.SaveOnnx(path);
    }
}
