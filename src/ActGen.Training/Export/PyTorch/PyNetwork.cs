namespace ActGen.Training.Export.PyTorch;

/// <summary>A network as a module, with the layers under their names.</summary>
internal sealed class PyNetwork(Sequential model)
{
    private readonly PyWriter _layers = new();
    private readonly PyWriter _state = new();
    private readonly PyWriter _steps = new();

    /// <summary>The text of the class.</summary>
    /// <exception cref="ExportException">A layer has no counterpart.</exception>
    public static string Text(Sequential model) => new PyNetwork(model).Write();

    private string Write()
    {
        var inside = model.Layers.OfType<BranchingLayer>().SelectMany(layer => layer.Branches).SelectMany(branch => branch).ToHashSet();
        Append(model.Layers.Where(layer => !inside.Contains(layer)), "x");
        return
            $""""
            class Network(nn.Module):
                """Takes samples of {model.InputShape}, channels last, the batch in front; gives {model.OutputShape}, before any softmax."""

                def __init__(self, parameters=None):
                    """Parameters: the path of the run's model.safetensors; None to start anew."""
                    super().__init__()
            {Indented(_layers, 2)}        if parameters is not None:
                        self.load(parameters)

                def load(self, path):
                    tensors = read_safetensors(path)
                    self.load_state_dict(self.state_dict() | {"{"}
            {Indented(_state, 3)}        {"}"})

                def forward(self, x):
            {Indented(_steps, 2)}        return x

            """";
    }

    private static string Indented(PyWriter text, int depth) =>
        string.Concat(
            text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new string(' ', 4 * depth) + line + "\n"));

    private void Append(IEnumerable<Layer> layers, string value)
    {
        foreach (var layer in layers)
        {
            if (layer is BranchingLayer branching)
            {
                Join(branching, value);
                continue;
            }

            var name = Identifier(layer);
            var module = PyLayers.Of(layer);
            _layers.Line($"self.{name} = {module.Module}");
            _steps.Line($"{value} = self.{name}({value})");
            foreach (var (own, parameter, turned) in module.State)
            {
                _state.Line($"\"{name}.{own}\": tensors[\"{layer.Name}.{parameter}\"]{turned},");
            }
        }
    }

    private void Join(BranchingLayer layer, string value)
    {
        string[] ends = [.. layer.Branches.Select((_, i) => $"{Identifier(layer)}_{i + 1}")];
        foreach (var (branch, end) in layer.Branches.Zip(ends))
        {
            _steps.Line($"{end} = {value}");
            Append(branch, end);
        }

        _steps.Line(layer switch
        {
            Residual => $"{value} = {value} + {ends[0]}",
            Concat => $"{value} = torch.cat(({string.Join(", ", ends)},), dim=-1)",
            _ => throw new ExportException(PyTorchExport.Target, $"the layer {layer}", "it is none of the engine's own layers"),
        });
    }

    // Names are the user's: what is no letter of an identifier becomes an underscore.
    private static string Identifier(Layer layer)
    {
        var name = string.Concat(layer.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return PyProcedure.Identifier(char.IsDigit(name[0]) ? "_" + name : name);
    }
}
