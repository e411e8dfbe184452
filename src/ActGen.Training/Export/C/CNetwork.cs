namespace ActGen.Training.Export.C;

/// <summary>Writes a whole network: its weights, and a function that takes samples through its layers one by one.</summary>
/// <param name="header">Takes functions and weights.</param>
/// <param name="network">The network.</param>
/// <param name="name">Its name in C.</param>
internal sealed class CNetwork(CHeader header, Sequential network, string name)
{
    private readonly IReadOnlyList<Node> _nodes = network.Graph.Nodes;
    private readonly IReadOnlyList<Shape> _shapes = network.Graph.Shapes;
    private readonly string[] _places = new string[network.Graph.Shapes.Count];
    private int _work;

    public void Write()
    {
        var layers = new CLayers(header, name);
        _places[0] = "inputs";
        var statements = new List<string>();
        foreach (var (layer, inputs, output) in _nodes)
        {
            statements.Add($"/* {layer.Name}: {layer.Kind}, {layer.InputShape} to {layer.OutputShape} */");
            statements.AddRange(Statements(layers, layer, inputs, output));
        }

        var upper = name.ToUpperInvariant();
        header.Add($"""
            /* Floats of a sample, of what is made of it, and of memory that {name}_predict needs. */
            #define {upper}_INPUTS {network.InputShape.Size}
            #define {upper}_OUTPUTS {network.OutputShape.Size}
            #define {upper}_WORK {Math.Max(1, _work)}
            """);
        header.Add($$"""
            /* What the network makes of samples, {{network.InputShape}} to {{network.OutputShape}} each;
               of a classifier the values before the softmax. */
            ACTGEN_FN void {{name}}_predict(const float *inputs, float *outputs, size_t samples, float *work)
            {
                (void)work;
                for (; samples > 0; samples--, inputs += {{upper}}_INPUTS, outputs += {{upper}}_OUTPUTS)
                {
                    {{string.Join("\n        ", statements)}}
                }
            }
            """);
    }

    private IEnumerable<string> Statements(CLayers layers, Layer layer, int[] inputs, int output)
    {
        var isLast = output == _shapes.Count - 1;
        if (CLayers.PassesOn(layer) && !isLast)
        {
            _places[output] = _places[inputs[0]];
            return [];
        }

        _places[output] = isLast ? "outputs" : $"work + {_work}";
        _work += isLast ? 0 : _shapes[output].Size;
        return CLayers.PassesOn(layer)
            ? [$"for (size_t i = 0; i < {_shapes[output].Size}u; i++) outputs[i] = ({_places[inputs[0]]})[i];"]
            : layers.Statements(layer, [.. inputs.Select(i => _places[i])], [.. inputs.Select(i => _shapes[i].Channels)], _places[output]);
    }
}
