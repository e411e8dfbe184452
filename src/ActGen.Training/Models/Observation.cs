namespace ActGen.Training;

/// <summary>Is shown what goes into a layer.</summary>
/// <param name="layer">The layer.</param>
/// <param name="inputs">Its inputs for some samples, one after another; valid during the call.</param>
public delegate void LayerObserver(Layer layer, ReadOnlySpan<float> inputs);

/// <summary>Looks into a model while it computes, for pictures and statistics.</summary>
public static class Observation
{
    private const int Rows = 32;

    /// <summary>Runs samples through a model and shows what goes into each of its layers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="observer">Called for each layer, in the order in which they are computed, for a few samples at a time.</param>
    /// <exception cref="ArgumentException">The inputs are no whole samples.</exception>
    public static void Observe(this Sequential model, ReadOnlySpan<float> inputs, LayerObserver observer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(observer);
        var size = model.InputShape.Size;
        if (inputs.Length % size != 0)
        {
            throw new ArgumentException($"{inputs.Length} inputs are no whole samples of {size}", nameof(inputs));
        }

        var workspace = new Workspace(model, Rows, Rows, training: false);
        for (var start = 0; start < inputs.Length; start += Rows * size)
        {
            var rows = Math.Min(Rows, (inputs.Length - start) / size);
            workspace.SetRows(rows, training: false);
            var shard = workspace.Shards[0];
            inputs.Slice(start, rows * size).CopyTo(workspace.Inputs(shard));
            for (var i = 0; i < model.Graph.Nodes.Count; i++)
            {
                var node = model.Graph.Nodes[i];
                observer(node.Layer, workspace.Values(node.Inputs[0]));
                workspace.Forward(shard, i, i + 1);
            }
        }
    }
}
