namespace ActGen.Onnx.Graphs;

/// <summary>
/// The value between one layer and the next. ActGen has channels last, ONNX's convolutions and pools have them first: a value is brought
/// into the other order when something asks for it, and no sooner.
/// </summary>
internal sealed class Signal
{
    private readonly GraphBuilder _graph;
    private readonly int _axes;
    private string? _last;
    private string? _first;

    private Signal(GraphBuilder graph, int axes) => (_graph, _axes) = (graph, axes);

    /// <summary>A value with channels last.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="axes">The axes of a sample.</param>
    /// <param name="name">Its name.</param>
    public static Signal ChannelsLast(GraphBuilder graph, int axes, string name) => new(graph, axes) { _last = name };

    /// <summary>A value with channels first.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="axes">The axes of a sample.</param>
    /// <param name="name">Its name.</param>
    public static Signal ChannelsFirst(GraphBuilder graph, int axes, string name) => new(graph, axes) { _first = name };

    /// <summary>Whether it is there with channels first, and not only because somebody asked.</summary>
    public bool IsFirst => _last is null && _axes > 1;

    /// <summary>The value with channels last.</summary>
    public string Last =>
        _axes == 1 ? (_last ?? _first)! : _last ??= Transposed(_first!, "last", [0, .. Enumerable.Range(2, _axes - 1), 1]);

    /// <summary>The value with channels first.</summary>
    public string First =>
        _axes == 1 ? (_last ?? _first)! : _first ??= Transposed(_last!, "first", [0, _axes, .. Enumerable.Range(1, _axes - 1)]);

    /// <summary>The result of a step that keeps the order of the axes.</summary>
    /// <param name="name">The result.</param>
    /// <param name="isFirst">Whether its channels are first.</param>
    public Signal With(string name, bool isFirst) => isFirst ? ChannelsFirst(_graph, _axes, name) : ChannelsLast(_graph, _axes, name);

    private string Transposed(string value, string order, IReadOnlyList<int> axes) =>
        _graph.Transpose(value, $"{value}_channels_{order}", axes);
}
