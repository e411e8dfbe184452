using ActGen.Onnx.Format;

namespace ActGen.Onnx.Tests.Support;

/// <summary>The nodes of a model with the functions put in place, as a runtime has them.</summary>
internal sealed class Flat
{
    private readonly Dictionary<(string Domain, string Name), OnnxFunction> _functions;
    private readonly List<OnnxNode> _nodes = [];
    private int _calls;

    private Flat(OnnxModel model)
    {
        _functions = model.Functions.ToDictionary(f => (f.Domain, f.Name));
        foreach (var node in model.Graph.Nodes)
        {
            Add(node, name => name);
        }
    }

    /// <summary>The nodes of a model.</summary>
    public static IReadOnlyList<OnnxNode> Nodes(OnnxModel model) => new Flat(model)._nodes;

    private void Add(OnnxNode node, Func<string, string> named)
    {
        string[] inputs = [.. node.Inputs.Select(named)], outputs = [.. node.Outputs.Select(named)];
        if (!_functions.TryGetValue((node.Domain, node.Operator), out var function))
        {
            _nodes.Add(node with { Inputs = inputs, Outputs = outputs, Name = outputs[0] });
            return;
        }

        var own = $"{function.Name}{++_calls}/";
        var known = function.Inputs.Zip(inputs).Concat(function.Outputs.Zip(outputs)).ToDictionary(p => p.First, p => p.Second);
        foreach (var inner in function.Nodes)
        {
            Add(inner, name => name.Length == 0 ? "" : known.GetValueOrDefault(name, own + name));
        }
    }
}
