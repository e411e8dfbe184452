using ActGen.Onnx.Graphs;
using ActGen.Training;

namespace ActGen.Onnx.Layers;

/// <summary>An activation layer: a call of the activation's function.</summary>
internal static class ActivationNodes
{
    public static Signal Write(GraphBuilder graph, Layer layer, IReadOnlyList<Signal> inputs)
    {
        var info = ((IActivationLayer)layer).Activation.Info;
        // One value makes one value, so the channels may be where they are; what is learned for each is brought there.
        var isFirst = inputs[0].IsFirst && !info.IsOverRows && info.Inputs.Count == 1 && info.Outputs == 1;
        var parameters = layer.Parameters.Zip(info.Learnables, (parameter, learnable) =>
            isFirst ? graph.Initializer(parameter, ChannelsFirst(learnable, layer.InputShape.Rank)) : graph.Initializer(parameter));
        var y = graph.Nodes.Add(
            graph.Library.Require(info), layer.Name, [isFirst ? inputs[0].First : inputs[0].Last, .. parameters]);
        return inputs[0].With(y, isFirst);
    }

    // The axes of a parameter for images with channels first; the elements of a vector parameter stay in front.
    private static int[] ChannelsFirst(LearnableInfo learnable, int axes)
    {
        var front = learnable.Count == 1 ? 0 : 1;
        int[] order = learnable.Per switch
        {
            Per.Layer => [front],
            Per.Channel => [front, .. Enumerable.Repeat(-1, axes - 1)],
            _ => [front + axes - 1, .. Enumerable.Range(front, axes - 1)],
        };
        return front == 0 ? order : [0, .. order];
    }
}
