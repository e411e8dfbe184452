namespace ActGen.Training;

/// <summary>A layer at its place in the network, and the numbers of the values that it reads and makes.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Inputs">The values it reads: one, or for a <see cref="BranchingLayer"/> the parts that it joins.</param>
/// <param name="Output">The value it makes.</param>
internal sealed record Node(Layer Layer, int[] Inputs, int Output);

/// <summary>
/// The layers of a network in the order in which they are computed, branches one after another and before the layer that joins them.
/// Value 0 is the input of the network; every node makes the next one.
/// </summary>
internal sealed class Graph
{
    private const int MostCacheRows = 32;
    private const int LeastCacheRows = 8;

    private readonly LayerNames _names = new();
    private readonly List<Node> _nodes = [];
    private readonly List<Shape> _shapes = [];
    private readonly List<int> _readers = [];

    /// <summary>Gives every layer its name and shape.</summary>
    public Graph(Shape input, IEnumerable<Layer> layers)
    {
        _shapes.Add(input);
        _readers.Add(0);
        Append(layers, 0);
    }

    /// <summary>The layers at their places.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The shape of every value.</summary>
    public IReadOnlyList<Shape> Shapes => _shapes;

    /// <summary>
    /// How many rows of all values and gradients the second-level cache holds, as a power of two. It depends on the network alone, not on
    /// the machine, as it has an influence on the last bits.
    /// </summary>
    public int CacheRows
    {
        get
        {
            const long Cache = 1 << 21;
            var row = _shapes.Sum(shape => 2L * sizeof(float) * shape.Size);
            var rows = MostCacheRows;
            while (rows > LeastCacheRows && rows * row > Cache)
            {
                rows /= 2;
            }

            return rows;
        }
    }

    /// <summary>How many layers read a value.</summary>
    public int Readers(int value) => _readers[value];

    private int Append(IEnumerable<Layer> layers, int value)
    {
        foreach (var layer in layers)
        {
            value = Append(layer, value);
        }

        return value;
    }

    private int Append(Layer layer, int value)
    {
        int[] inputs = [value];
        if (layer is BranchingLayer branching)
        {
            int[] ends = [.. branching.Branches.Select(branch => Append(branch, value))];
            branching.SetEnds([.. ends.Select(end => _shapes[end])]);
            inputs = branching.PassesInput ? [value, .. ends] : ends;
        }

        layer.Attach(_names, _shapes[value]);
        foreach (var input in inputs)
        {
            _readers[input]++;
        }

        _shapes.Add(layer.OutputShape);
        _readers.Add(0);
        _nodes.Add(new Node(layer, inputs, _shapes.Count - 1));
        return _shapes.Count - 1;
    }
}
