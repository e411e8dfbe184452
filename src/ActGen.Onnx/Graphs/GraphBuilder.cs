using ActGen.Onnx.Format;
using ActGen.Onnx.Functions;
using ActGen.Training;

namespace ActGen.Onnx.Graphs;

/// <summary>A graph under construction: nodes, learned parameters, and the functions that the nodes call.</summary>
/// <param name="names">Names that the graph may not give: the learned parameters, the input and the output.</param>
internal sealed class GraphBuilder(IEnumerable<string> names)
{
    private readonly List<OnnxTensor> _initializers = [];

    /// <summary>The nodes.</summary>
    public NodeList Nodes { get; } = new(names);

    /// <summary>The functions.</summary>
    public FunctionLibrary Library { get; } = new();

    /// <summary>The values that are part of the file.</summary>
    public IReadOnlyList<OnnxTensor> Initializers => _initializers;

    /// <summary>A learned parameter as it lies in memory.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Its name.</returns>
    public string Initializer(Parameter parameter) => Initializer(parameter, [.. Enumerable.Range(0, parameter.Shape.Rank)]);

    /// <summary>A learned parameter with its axes in another order.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="order">The axes in their new order; an axis of length 1 for each number below 0.</param>
    /// <returns>Its name.</returns>
    public string Initializer(Parameter parameter, IReadOnlyList<int> order)
    {
        var values = Axes.Reorder(parameter.Value, [.. parameter.Shape], [.. order.Where(axis => axis >= 0)]);
        _initializers.Add(OnnxTensor.Floats(parameter.Name, [.. order.Select(axis => axis < 0 ? 1 : parameter.Shape[axis])], values));
        return parameter.Name;
    }

    /// <summary>A value with its axes in another order.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What it is called then.</param>
    /// <param name="order">The axes in their new order.</param>
    public string Transpose(string value, string name, IReadOnlyList<int> order) =>
        Nodes.Add("Transpose", name, [value], new IntegersAttribute("perm", [.. order.Select(axis => (long)axis)]));
}
