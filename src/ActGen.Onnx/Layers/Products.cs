using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Training;

namespace ActGen.Onnx.Layers;

/// <summary>The layers that are products with weights.</summary>
internal static class Products
{
    /// <summary>One node for vectors; for samples of several axes, which are sets of vectors, the product and then the bias.</summary>
    public static Signal Dense(GraphBuilder graph, Dense layer, Signal x)
    {
        string[] parameters = [.. layer.Parameters.Select(graph.Initializer)];
        if (layer.InputShape.Rank == 1 && parameters.Length == 2)
        {
            return x.With(graph.Nodes.Add("Gemm", layer.Name, [x.Last, .. parameters]), isFirst: false);
        }

        var product = graph.Nodes.Add("MatMul", parameters.Length == 2 ? $"{layer.Name}.product" : layer.Name, [x.Last, parameters[0]]);
        return x.With(parameters.Length == 2 ? graph.Nodes.Add("Add", layer.Name, [product, parameters[1]]) : product, isFirst: false);
    }

    /// <summary>The weights, [height, width, channels, filters] in ActGen, are [filters, channels, height, width] in ONNX.</summary>
    public static Signal Conv2D(GraphBuilder graph, Conv2D layer, Signal x)
    {
        var weight = graph.Initializer(layer.Parameters[0], [3, 2, 0, 1]);
        string[] bias = [.. layer.Parameters.Skip(1).Select(graph.Initializer)];
        var y = graph.Nodes.Add(
            "Conv", layer.Name, [x.First, weight, .. bias], Pools.Kernel(layer.Size), Pools.Strides(layer.Stride),
            Pools.Pads(layer.Margins));
        return x.With(y, isFirst: true);
    }
}
