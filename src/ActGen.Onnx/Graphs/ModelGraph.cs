using ActGen.Onnx.Format;
using ActGen.Onnx.Layers;
using ActGen.Training;

namespace ActGen.Onnx.Graphs;

/// <summary>Makes the graph of a network.</summary>
internal static class ModelGraph
{
    private const string Input = "input";
    private const string Output = "output";

    /// <summary>The model that predicts as a network does.</summary>
    /// <param name="model">The network.</param>
    /// <param name="trainedOn">What gray values were turned into for the training.</param>
    /// <param name="batch">The name of the first axis.</param>
    /// <param name="opset">The version of the standard operators.</param>
    /// <exception cref="ExportException">A layer or activation has no counterpart.</exception>
    public static OnnxModel Create(Sequential model, InputMap trainedOn, string batch, int opset)
    {
        var graph = new GraphBuilder([Input, Output, .. model.Parameters.Select(p => p.Name)]);
        var x = Signal.ChannelsLast(graph, model.InputShape.Rank, Mapped(graph, trainedOn));
        // A branching layer's own branches come before it in the list; what is left are the layers from input to output.
        var inside = model.Layers.OfType<BranchingLayer>().SelectMany(layer => layer.Branches).SelectMany(branch => branch).ToHashSet();
        var last = Append(graph, model.Layers.Where(layer => !inside.Contains(layer)), x).Last;
        if (graph.Nodes.Makes(last))
        {
            graph.Nodes.Rename(last, Output);
        }
        else
        {
            graph.Nodes.Add("Identity", [last], Output);
        }

        var ports = (new OnnxPort(Input, batch, [.. model.InputShape]), new OnnxPort(Output, batch, [.. model.OutputShape]));
        return new OnnxModel(
            new OnnxGraph("network", graph.Nodes.Nodes, graph.Initializers, [ports.Item1], [ports.Item2]),
            graph.Library.Functions, opset, string.Join(" - ", model.Layers.Select(layer => layer.Kind)));
    }

    private static Signal Append(GraphBuilder graph, IEnumerable<Layer> layers, Signal value)
    {
        foreach (var layer in layers)
        {
            value = Append(graph, layer, value);
        }

        return value;
    }

    private static Signal Append(GraphBuilder graph, Layer layer, Signal value)
    {
        var write = LayerTable.Find(layer);
        IReadOnlyList<Signal> inputs = layer is not BranchingLayer branching ? [value]
            : [.. layer is Residual ? [value] : Array.Empty<Signal>(),
                .. branching.Branches.Select(branch => Append(graph, branch, value))];
        return write(graph, layer, inputs);
    }

    // The model takes value / 255; the network was trained on value * scale + offset.
    private static string Mapped(GraphBuilder graph, InputMap map)
    {
        var value = Input;
        if (map.Scale != InputMap.ZeroToOne.Scale)
        {
            value = graph.Nodes.Add("Mul", "input.scaled", [value, graph.Nodes.Constant((float)(255.0 * map.Scale))]);
        }

        return map.Offset == 0 ? value : graph.Nodes.Add("Add", "input.mapped", [value, graph.Nodes.Constant(map.Offset)]);
    }
}
