namespace ActGen.Training;

/// <summary>Finds the names of the layers of one model: their own, or their kind and a number, <c>dense_1</c>, <c>dense_2</c>.</summary>
internal sealed class LayerNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public string For(Layer layer)
    {
        var name = layer.Name;
        if (name.Length == 0)
        {
            var prefix = layer.NamePrefix;
            var number = _last.GetValueOrDefault(prefix) + 1;
            _last[prefix] = number;
            name = $"{prefix}_{number}";
        }

        return _taken.Add(name) ? name : throw new ArgumentException($"two layers of the model are named '{name}'");
    }
}
