using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Training;

namespace ActGen.Onnx.Layers;

/// <summary>The layers that change the shape of a value or join several.</summary>
internal static class Shapes
{
    public static Signal Flatten(GraphBuilder graph, Flatten layer, Signal x) => layer.InputShape.Rank == 1
        ? x
        : Signal.ChannelsLast(graph, 1, graph.Nodes.Add("Flatten", layer.Name, [x.Last], new IntegerAttribute("axis", 1)));

    public static Signal Residual(GraphBuilder graph, Layer layer, IReadOnlyList<Signal> inputs)
    {
        var isFirst = inputs.All(input => input.IsFirst);
        return inputs[0].With(graph.Nodes.Add("Add", layer.Name, [.. inputs.Select(input => Value(input, isFirst))]), isFirst);
    }

    public static Signal Concat(GraphBuilder graph, Layer layer, IReadOnlyList<Signal> inputs)
    {
        var isFirst = inputs.All(input => input.IsFirst);
        var axis = new IntegerAttribute("axis", isFirst ? 1 : -1);
        return inputs[0].With(graph.Nodes.Add("Concat", layer.Name, [.. inputs.Select(input => Value(input, isFirst))], axis), isFirst);
    }

    private static string Value(Signal input, bool isFirst) => isFirst ? input.First : input.Last;
}
