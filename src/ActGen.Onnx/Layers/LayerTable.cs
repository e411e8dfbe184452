using System.Collections.Frozen;
using ActGen.Onnx.Graphs;
using ActGen.Training;

namespace ActGen.Onnx.Layers;

/// <summary>Writes the nodes of a layer.</summary>
/// <param name="graph">Receives them.</param>
/// <param name="layer">The layer.</param>
/// <param name="inputs">What it reads: one value, or what a branching layer joins.</param>
/// <returns>What it makes.</returns>
internal delegate Signal LayerNodes(GraphBuilder graph, Layer layer, IReadOnlyList<Signal> inputs);

/// <summary>How each layer of the engine is written, a row each. Activations are one row, whatever their type.</summary>
internal static class LayerTable
{
    private static readonly FrozenDictionary<Type, LayerNodes> Rows = new Dictionary<Type, LayerNodes>
    {
        [typeof(Dense)] = Row<Dense>(Products.Dense),
        [typeof(Conv2D)] = Row<Conv2D>(Products.Conv2D),
        [typeof(MaxPool2D)] = Row<MaxPool2D>(Pools.MaxPool2D),
        [typeof(AveragePool2D)] = Row<AveragePool2D>(Pools.AveragePool2D),
        [typeof(GlobalAveragePool2D)] = Row<GlobalAveragePool2D>(Pools.GlobalAveragePool2D),
        [typeof(BatchNorm)] = Row<BatchNorm>(Norms.BatchNorm),
        [typeof(LayerNorm)] = Row<LayerNorm>(Norms.LayerNorm),
        [typeof(Flatten)] = Row<Flatten>(Shapes.Flatten),
        // They do nothing outside training.
        [typeof(Dropout)] = (_, _, inputs) => inputs[0],
        [typeof(AlphaDropout)] = (_, _, inputs) => inputs[0],
        [typeof(Residual)] = Shapes.Residual,
        [typeof(Concat)] = Shapes.Concat,
    }.ToFrozenDictionary();

    /// <summary>How a layer is written.</summary>
    /// <param name="layer">The layer.</param>
    /// <exception cref="ExportException">It is none of the engine's.</exception>
    public static LayerNodes Find(Layer layer) =>
        layer is IActivationLayer ? ActivationNodes.Write
        : Rows.TryGetValue(layer.GetType(), out var row) ? row
        : throw new ExportException(
            OnnxExport.Target, $"the layer {layer}", "it is none of the engine's own layers; build the network without it, or of those");

    private static LayerNodes Row<TLayer>(Func<GraphBuilder, TLayer, Signal, Signal> write) where TLayer : Layer =>
        (graph, layer, inputs) => write(graph, (TLayer)layer, inputs[0]);
}
