using System.Globalization;
using ActGen.Onnx.Format;

namespace ActGen.Onnx.Graphs;

/// <summary>Collects nodes in the order in which they are computed, and gives their results names that nothing else has.</summary>
/// <param name="taken">Names that are in use: inputs, parameters.</param>
internal sealed class NodeList(IEnumerable<string> taken)
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly HashSet<string> _names = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<int, string> _constants = [];

    /// <summary>The nodes.</summary>
    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>Appends a node with one result.</summary>
    /// <param name="operation">The operator or function.</param>
    /// <param name="name">What its result is called, if nothing else is.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="attributes">Its settings.</param>
    /// <returns>The name of the result.</returns>
    public string Add(Operator operation, string name, IReadOnlyList<string> inputs, params IReadOnlyList<OnnxAttribute> attributes) =>
        Add(operation, [name], inputs, attributes)[0];

    /// <summary>Appends a node with several results.</summary>
    /// <param name="operation">The operator or function.</param>
    /// <param name="names">What its results are called, if nothing else is.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="attributes">Its settings.</param>
    /// <returns>The names of the results.</returns>
    public IReadOnlyList<string> Add(
        Operator operation, IEnumerable<string> names, IReadOnlyList<string> inputs, params IReadOnlyList<OnnxAttribute> attributes)
    {
        string[] results = [.. names.Select(Fresh)];
        _nodes.Add(new OnnxNode(operation.Name, inputs, results) { Domain = operation.Domain, Name = results[0], Attributes = attributes });
        return results;
    }

    /// <summary>A number, as a value; the same number is the same value.</summary>
    public string Constant(float number)
    {
        var bits = BitConverter.SingleToInt32Bits(number);
        if (!_constants.TryGetValue(bits, out var name))
        {
            name = Add("Constant", "constant", [], new FloatAttribute("value_float", number));
            _constants.Add(bits, name);
        }

        return name;
    }

    /// <summary>A list of whole numbers, as a value.</summary>
    public string Integers(string name, params ReadOnlySpan<long> numbers) =>
        Add("Constant", name, [], new TensorAttribute("value", OnnxTensor.Integers("", numbers)));

    /// <summary>Whether a node makes a value.</summary>
    public bool Makes(string name) => _nodes.Exists(node => node.Outputs.Contains(name));

    /// <summary>Appends a node whose result has a name that was kept for it.</summary>
    public void Add(string operation, IReadOnlyList<string> inputs, string result) =>
        _nodes.Add(new OnnxNode(operation, inputs, [result]) { Name = result });

    /// <summary>A value is called something else from now on.</summary>
    public void Rename(string name, string other)
    {
        IReadOnlyList<string> Renamed(IReadOnlyList<string> values) => [.. values.Select(v => v == name ? other : v)];
        for (var i = 0; i < _nodes.Count; i++)
        {
            _nodes[i] = _nodes[i] with { Inputs = Renamed(_nodes[i].Inputs), Outputs = Renamed(_nodes[i].Outputs) };
        }
    }

    private string Fresh(string name)
    {
        var fresh = name;
        for (var i = 2; !_names.Add(fresh); i++)
        {
            fresh = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return fresh;
    }
}

/// <summary>An operator by its domain and name.</summary>
/// <param name="Domain">The domain; empty for standard operators.</param>
/// <param name="Name">The name.</param>
internal readonly record struct Operator(string Domain, string Name)
{
    public static implicit operator Operator(string name) => new("", name);
}
