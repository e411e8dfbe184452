using System.Globalization;

namespace ActGen.Training.Export.C;

/// <summary>Each kind of layer as a call in C, a row each.</summary>
/// <param name="header">Takes functions and weights.</param>
/// <param name="model">The name of the network in C.</param>
internal sealed class CLayers(CHeader header, string model)
{
    private readonly Dictionary<string, Layer> _names = new(StringComparer.Ordinal);

    /// <summary>Whether a layer passes its input on when nothing is trained.</summary>
    public static bool PassesOn(Layer layer) => layer is Flatten or Dropout or AlphaDropout;

    /// <summary>The statements that compute a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">Where its inputs are.</param>
    /// <param name="widths">How many channels each has.</param>
    /// <param name="output">Where its output goes.</param>
    /// <exception cref="ExportException">C has no function for it.</exception>
    public IEnumerable<string> Statements(Layer layer, IReadOnlyList<string> inputs, IReadOnlyList<int> widths,
        string output) => layer switch
        {
            Dense => [Call(
            "dense", inputs[0], Weights(layer, "weight"), Bias(layer), output, Rows(layer.InputShape), Channels(layer.InputShape),
            Channels(layer.OutputShape))],
            Conv2D conv => [Call(
            "convolve", inputs[0], Weights(layer, "weight"), Bias(layer), output, Windows(layer, conv.Windows),
            Channels(layer.OutputShape))],
            MaxPool2D pool => [Call("pool", inputs[0], output, Windows(layer, pool.Windows), "1")],
            AveragePool2D pool => [Call("pool", inputs[0], output, Windows(layer, pool.Windows), "0")],
            GlobalAveragePool2D => [Call("means", inputs[0], output, Rows(layer.InputShape), Channels(layer.InputShape))],
            BatchNorm norm => [Call(
            "normalize", inputs[0], Weights(layer, "mean"), Inverse(norm), Weights(layer, "scale"), Weights(layer, "shift"), output,
            Number(layer.InputShape.Size), Channels(layer.InputShape))],
            LayerNorm norm => [Call(
            "layer_norm", inputs[0], Weights(layer, "scale"), Weights(layer, "shift"), output, Rows(layer.InputShape),
            Channels(layer.InputShape), norm.Epsilon.ToString("R", CultureInfo.InvariantCulture))],
            Residual => inputs.Select((input, i) => Joined(layer, input, widths[i], 0, output, isAdded: i > 0)),
            Concat => inputs.Select((input, i) => Joined(layer, input, widths[i], widths.Take(i).Sum(), output, isAdded: false)),
            IActivationLayer activation => [Activation(layer, activation.Activation.Info, inputs[0], output)],
            _ => throw new ExportException(
                CExport.Target, $"layer '{layer.Name}' ({layer.Kind})",
                "there is no C for layers of this kind; export the parts around it, or take another layer"),
        };

    private string Activation(Layer layer, ActivationInfo info, string input, string output)
    {
        var parameters = layer.Parameters.Count == 0 ? "0" : Array(
            $"{Name(layer)}_parameters", [.. layer.Parameters.SelectMany(p => p.Value.ToArray())]);
        var function = header.Activation(info, $"layer '{layer.Name}'");
        return $"{function}_forward({input}, {parameters}, {output}, 1u, {Number(layer.InputShape.Size)}, {Channels(layer.InputShape)});";
    }

    private string Joined(Layer layer, string input, int width, int start, string output, bool isAdded)
    {
        header.Function("join");
        var place = $"{Rows(layer.OutputShape)}, {Number(width)}, {Number(start)}, {Channels(layer.OutputShape)}";
        return $"actgen_join_rows({input}, {output}, {place}, {(isAdded ? 1 : 0)});";
    }

    private string Call(string function, params IEnumerable<string> arguments) =>
        $"{header.Function(function)}({string.Join(", ", arguments)});";

    private string Weights(Layer layer, string name) =>
        Array($"{Name(layer)}_{name}", layer.Parameters.First(p => p.Name == $"{layer.Name}.{name}").Value);

    private string Bias(Layer layer) => layer.Parameters.Count > 1 ? Weights(layer, "bias") : "0";

    // The running variance as what is multiplied with.
    private string Inverse(BatchNorm norm)
    {
        var variance = norm.Parameters.First(p => p.Name == $"{norm.Name}.variance").Value.ToArray();
        return Array($"{Name(norm)}_inverse", [.. variance.Select(v => norm.Inverse(v))]);
    }

    private string Windows(Layer layer, Windows windows)
    {
        header.Function("windows");
        var name = $"{model}_{Name(layer)}_windows";
        header.Add(
            $"ACTGEN_TABLE actgen_windows {name} = {{ {windows.Height}, {windows.Width}, {windows.Channels}, {windows.Size}, "
                + $"{windows.Stride}, "
            + $"{windows.Rows}, {windows.Columns}, {windows.Top}, {windows.Left} }};");
        return name;
    }

    private string Array(string name, ReadOnlySpan<float> values)
    {
        header.Add(CText.Array($"ACTGEN_TABLE float {model}_{name}", values));
        return $"{model}_{name}";
    }

    // Names that differ in C# may be one in C.
    private string Name(Layer layer)
    {
        var name = CText.Identifier(layer.Name);
        while (!_names.TryAdd(name, layer) && _names[name] != layer)
        {
            name += "_";
        }

        return name;
    }

    private static string Rows(Shape shape) => Number(shape.Size / shape.Channels);

    private static string Channels(Shape shape) => Number(shape.Channels);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
