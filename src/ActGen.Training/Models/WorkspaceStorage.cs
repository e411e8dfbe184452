namespace ActGen.Training;

/// <summary>
/// Gives the values of a graph and their gradients their memory, and lets them share it where nothing is lost.
/// </summary>
internal sealed class WorkspaceStorage
{
    private static readonly FloatBuffer Nothing = new(0);

    private readonly Graph _graph;
    private readonly bool[] _learning;

    /// <summary>Allocates everything.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="rows">The largest number of rows of a batch.</param>
    /// <param name="training">Whether backward passes will run.</param>
    public WorkspaceStorage(Graph graph, int rows, bool training)
    {
        _graph = graph;
        var count = graph.Shapes.Count;
        (Values, Gradients, LastReaders) = (new FloatBuffer[count], new FloatBuffer[count], new (int, int)[count]);
        _learning = new bool[count];
        Values[0] = new FloatBuffer(graph.Shapes[0].Size * rows);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var (layer, inputs, output) = graph.Nodes[i];
            _learning[output] = layer.Parameters.Any(parameter => parameter.Trainable) || inputs.Any(input => _learning[input]);
            Values[output] = SharesInput(graph.Nodes[i]) ? Values[inputs[0]] : new FloatBuffer(graph.Shapes[output].Size * rows);
            for (var part = 0; part < inputs.Length; part++)
            {
                LastReaders[inputs[part]] = (i, part);
            }
        }

        Gradients[^1] = new FloatBuffer(graph.Shapes[^1].Size * rows);
        var returned = 0;
        for (var value = count - 2; value >= 0; value--)
        {
            var length = training && _learning[value] ? graph.Shapes[value].Size * rows : 0;
            Gradients[value] = length == 0 ? Nothing
                : SharesGradient(value) ? Gradients[graph.Nodes[LastReaders[value].Node].Output]
                : new FloatBuffer(length);
            returned = graph.Readers(value) > 1 ? Math.Max(returned, length) : returned;
        }

        Returned = new FloatBuffer(returned);
    }

    /// <summary>The memory of each value.</summary>
    public FloatBuffer[] Values { get; }

    /// <summary>The memory of the gradient for each value; empty where none is ever wanted.</summary>
    public FloatBuffer[] Gradients { get; }

    /// <summary>Room for one of several gradients for the same value.</summary>
    public FloatBuffer Returned { get; }

    /// <summary>The last layer that reads each value, and which of its inputs that is.</summary>
    public (int Node, int Part)[] LastReaders { get; }

    /// <summary>
    /// Whether the output of a layer lies where its input does: because it is the same, or because the layer can write over it and
    /// nobody reads it. The inputs of the network are kept, to be able to run a batch again.
    /// </summary>
    private bool SharesInput(Node node)
    {
        if (node.Layer.IsView)
        {
            return true;
        }

        if (!node.Layer.ForwardInPlace || node.Layer.BackwardReadsInput || node.Inputs.Length > 1)
        {
            return false;
        }

        var value = node.Inputs[0];
        for (; value > 0 && _graph.Readers(value) == 1; value = _graph.Nodes[value - 1].Inputs[0])
        {
            var maker = _graph.Nodes[value - 1].Layer;
            if (!maker.IsView)
            {
                return !maker.BackwardReadsOutput;
            }
        }

        return false;
    }

    /// <summary>Whether the gradient for a value lies where that of its only reader's output does.</summary>
    private bool SharesGradient(int value)
    {
        if (_graph.Readers(value) != 1)
        {
            return false;
        }

        var (reader, part) = LastReaders[value];
        var layer = _graph.Nodes[reader].Layer;
        return layer.IsView || (layer.BackwardInPlace && !layer.Parameters.Any(parameter => parameter.WholeBatch))
            || (layer is Residual && part > 0);
    }
}
