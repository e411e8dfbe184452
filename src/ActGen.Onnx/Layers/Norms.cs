using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Training;

namespace ActGen.Onnx.Layers;

/// <summary>The layers that bring values to mean 0 and variance 1. Their parameters lie in the order of the operators' inputs.</summary>
internal static class Norms
{
    public static Signal BatchNorm(GraphBuilder graph, BatchNorm layer, Signal x) =>
        x.With(
            graph.Nodes.Add(
                "BatchNormalization", layer.Name, [x.First, .. layer.Parameters.Select(graph.Initializer)], Epsilon(layer.Epsilon)),
            isFirst: true);

    public static Signal LayerNorm(GraphBuilder graph, LayerNorm layer, Signal x) =>
        x.With(
            graph.Nodes.Add(
                "LayerNormalization", layer.Name, [x.Last, .. layer.Parameters.Select(graph.Initializer)],
                new IntegerAttribute("axis", -1), Epsilon(layer.Epsilon)),
            isFirst: false);

    private static FloatAttribute Epsilon(double epsilon) => new("epsilon", (float)epsilon);
}
