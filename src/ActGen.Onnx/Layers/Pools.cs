using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Training;

namespace ActGen.Onnx.Layers;

/// <summary>The pooling layers, and the settings of windows.</summary>
internal static class Pools
{
    public static Signal MaxPool2D(GraphBuilder graph, MaxPool2D layer, Signal x) =>
        x.With(graph.Nodes.Add("MaxPool", layer.Name, [x.First], Kernel(layer.Size), Strides(layer.Stride), Pads(layer.Margins)),
            isFirst: true);

    /// <summary>Positions over the edge do not count: the operator's default.</summary>
    public static Signal AveragePool2D(GraphBuilder graph, AveragePool2D layer, Signal x) =>
        x.With(
            graph.Nodes.Add("AveragePool", layer.Name, [x.First], Kernel(layer.Size), Strides(layer.Stride), Pads(layer.Margins)),
            isFirst: true);

    public static Signal GlobalAveragePool2D(GraphBuilder graph, GlobalAveragePool2D layer, Signal x)
    {
        var (value, axes) = x.IsFirst ? (x.First, new long[] { 2, 3 }) : (x.Last, [1, 2]);
        var y = graph.Nodes.Add("ReduceMean", layer.Name, [value], new IntegersAttribute("axes", axes),
            new IntegerAttribute("keepdims", 0));
        return Signal.ChannelsLast(graph, 1, y);
    }

    public static IntegersAttribute Kernel(int size) => new("kernel_shape", [size, size]);

    public static IntegersAttribute Strides(int stride) => new("strides", [stride, stride]);

    public static IntegersAttribute Pads(Margins margins) => new("pads", [margins.Top, margins.Left, margins.Bottom, margins.Right]);
}
