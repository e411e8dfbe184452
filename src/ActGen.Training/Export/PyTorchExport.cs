using ActGen.Training.Export.PyTorch;

namespace ActGen.Training;

/// <summary>
/// Activations and trained networks as one readable file of Python for PyTorch: a module for each activation, whose two directions are
/// those of the generated kernel, and the network, which reads the parameters from a checkpoint. Inputs that leave even double no
/// digits, which kernels compute in 32 digits, are computed in double.
/// </summary>
public static class PyTorchExport
{
    internal const string Target = "PyTorch";

    /// <summary>The modules of some activations: for <c>Swish</c> the module <c>Swish</c> and the function <c>SwishFunction</c>.</summary>
    /// <param name="activations">The activations, as <c>Swish.Info</c>.</param>
    /// <returns>The text of the file.</returns>
    /// <exception cref="ExportException">An activation was not written by the generator.</exception>
    public static string Text(params IReadOnlyList<ActivationInfo> activations)
    {
        ArgumentNullException.ThrowIfNull(activations);
        return $"{Title(string.Join(", ", activations.Select(a => a.Name)))}{PyPrelude.Functions}{Classes(activations)}";
    }

    /// <summary>
    /// A module <c>Network</c> for a network, and the modules of its activations. <c>Network("model.safetensors")</c> reads the parameters
    /// of a checkpoint of it; samples are channels last, as in ActGen.
    /// </summary>
    /// <param name="model">The network.</param>
    /// <returns>The text of the file.</returns>
    /// <exception cref="ExportException">A layer or activation has no counterpart in PyTorch.</exception>
    public static string Text(Sequential model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var activations = model.Layers.OfType<IActivationLayer>().Select(layer => layer.Activation.Info).Distinct().ToList();
        if (activations.GroupBy(a => a.Name).FirstOrDefault(same => same.Count() > 1) is { } clash)
        {
            throw new ExportException(Target, $"the activation {clash.Key}", "two of the network's activations have this name; rename one");
        }

        return $"{Title("a trained network")}{PyPrelude.Functions}{PyPrelude.Network}{Classes(activations)}\n\n{PyNetwork.Text(model)}";
    }

    /// <summary>Writes <see cref="Text(IReadOnlyList{ActivationInfo})"/> into a file, whole.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="activations">The activations.</param>
    /// <exception cref="ExportException">An activation was not written by the generator.</exception>
    public static void Write(string path, params IReadOnlyList<ActivationInfo> activations) =>
        AtomicFile.WriteText(path, Text(activations));

    /// <summary>Writes <see cref="Text(Sequential)"/> into a file, whole.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">The file to make or replace.</param>
    /// <exception cref="ExportException">A layer or activation has no counterpart in PyTorch.</exception>
    public static void SavePyTorch(this Sequential model, string path) => AtomicFile.WriteText(path, Text(model));

    private static string Title(string what) => $"\"\"\"Written by ActGen: {what}.\"\"\"\n\n";

    private static string Classes(IEnumerable<ActivationInfo> activations) =>
        string.Concat(activations.Select(activation => "\n\n" + PyActivation.Text(activation)));
}
