using System.Collections.Frozen;
using System.Globalization;

namespace ActGen.Training.Export.PyTorch;

/// <summary>A layer in PyTorch.</summary>
/// <param name="Module">The expression that makes it.</param>
/// <param name="State">The names of its state in PyTorch with those of the parameters in ActGen, and how the values are turned.</param>
internal sealed record PyLayer(string Module, params IReadOnlyList<(string Name, string Parameter, string Turned)> State);

/// <summary>
/// How each layer of the engine is made in PyTorch, a row each. Those that join branches are written by <see cref="PyNetwork"/>.
/// </summary>
internal static class PyLayers
{
    private static readonly FrozenDictionary<Type, Func<Layer, PyLayer>> Rows = new Dictionary<Type, Func<Layer, PyLayer>>
    {
        [typeof(Dense)] = Row<Dense>(layer => new(
            $"nn.Linear({layer.InputShape.Channels}, {layer.OutputShape.Channels}{Bias(layer)})", Weights(layer, ".T"))),
        [typeof(Conv2D)] = Row<Conv2D>(layer => new(
            $"Conv2d({layer.InputShape.Channels}, {layer.OutputShape.Channels}, "
                + $"{Windows(layer.Size, layer.Stride, layer.Margins)}{Bias(layer)})",
            Weights(layer, ".permute(3, 2, 0, 1)"))),
        [typeof(MaxPool2D)] = Row<MaxPool2D>(layer => new($"MaxPool2d({Windows(layer.Size, layer.Stride, layer.Margins)})")),
        [typeof(AveragePool2D)] = Row<AveragePool2D>(layer => new($"AvgPool2d({Windows(layer.Size, layer.Stride, layer.Margins)})")),
        [typeof(GlobalAveragePool2D)] = Row<GlobalAveragePool2D>(_ => new("GlobalAvgPool2d()")),
        [typeof(Flatten)] = Row<Flatten>(_ => new("nn.Flatten()")),
        [typeof(Dropout)] = Row<Dropout>(layer => new($"nn.Dropout({Number(layer.Rate)})")),
        [typeof(AlphaDropout)] = Row<AlphaDropout>(layer => new($"nn.AlphaDropout({Number(layer.Rate)})")),
        [typeof(BatchNorm)] = Row<BatchNorm>(layer => new(
            $"BatchNorm({layer.InputShape.Channels}, eps={Number(layer.Epsilon)}, momentum={Number(1 - layer.Momentum)})",
            ("weight", "scale", ""), ("bias", "shift", ""), ("running_mean", "mean", ""), ("running_var", "variance", ""))),
        [typeof(LayerNorm)] = Row<LayerNorm>(layer => new(
            $"nn.LayerNorm({layer.InputShape.Channels}, eps={Number(layer.Epsilon)})", ("weight", "scale", ""), ("bias", "shift", ""))),
    }.ToFrozenDictionary();

    /// <summary>A layer in PyTorch.</summary>
    /// <exception cref="ExportException">There is no such module.</exception>
    public static PyLayer Of(Layer layer) => layer is IActivationLayer { Activation: var activation }
        ? new(
            activation.Info.Learnables.Count == 0 ? $"{activation.Name}()" : $"{activation.Name}({string.Join(", ", layer.InputShape)})",
            [.. activation.Info.Learnables.Select(l => (PyProcedure.Identifier(l.Name), l.Name, ""))])
        : Rows.TryGetValue(layer.GetType(), out var row) ? row(layer)
        : throw new ExportException(
            PyTorchExport.Target, $"the layer {layer}", "it is none of the engine's own layers; build the network without it, or of those");

    private static Func<Layer, PyLayer> Row<TLayer>(Func<TLayer, PyLayer> make) where TLayer : Layer => layer => make((TLayer)layer);

    private static (string Name, string Parameter, string Turned)[] Weights(Layer layer, string turned) =>
        layer.Parameters.Count > 1 ? [("weight", "weight", turned), ("bias", "bias", "")] : [("weight", "weight", turned)];

    private static string Bias(Layer layer) => layer.Parameters.Count > 1 ? "" : ", bias=False";

    private static string Windows(int size, int stride, Margins margins) =>
        $"{size}, {stride}, ({margins.Left}, {margins.Right}, {margins.Top}, {margins.Bottom})";

    private static string Number(double value) => ((float)value).ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
}
