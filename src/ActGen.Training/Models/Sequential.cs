using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActGen.Training;

/// <summary>
/// A network of layers one after another. It owns the memory of all parameters and gives every layer its shape and name.
/// </summary>
public sealed class Sequential
{
    private readonly Layer[] _layers;
    private readonly Parameter[] _parameters;
    private readonly ParameterGroup[] _groups;

    /// <summary>Builds a network; the parameters are 0 until <see cref="Initialize"/> or until a checkpoint is loaded.</summary>
    /// <param name="inputShape">Shape of one input sample, channels last: <c>[28, 28]</c>.</param>
    /// <param name="layers">The layers, first to last; each may be in one model only.</param>
    /// <exception cref="ArgumentException">There is no layer, a name occurs twice, or a layer cannot take the shape it gets.</exception>
    public Sequential(Shape inputShape, params Layer[] layers)
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Length == 0)
        {
            throw new ArgumentException("a model needs at least one layer", nameof(layers));
        }

        InputShape = inputShape;
        _layers = [.. layers];
        var names = new LayerNames();
        var shape = inputShape;
        foreach (var layer in _layers)
        {
            layer.Attach(names.For(layer), shape);
            shape = layer.OutputShape;
        }

        _parameters = [.. _layers.SelectMany(layer => layer.Parameters)];
        _groups = [.. _parameters.GroupBy(p => p.Group, StringComparer.Ordinal).Select(g => new ParameterGroup(g.Key, [.. g]))];
        Store = new ParameterStore(_parameters);
        foreach (var layer in _layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                parameter.Join(layer.Name, Group(parameter.Group));
            }
        }
    }

    /// <summary>Shape of one input sample.</summary>
    public Shape InputShape { get; }

    /// <summary>Shape of one output sample.</summary>
    public Shape OutputShape => _layers[^1].OutputShape;

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>All parameters, in the order in which they lie in memory.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>The groups, in the order in which they first occur.</summary>
    public IReadOnlyList<ParameterGroup> Groups => _groups;

    /// <summary>Number of parameter values.</summary>
    public int ParameterCount => _parameters.Sum(parameter => parameter.Length);

    /// <summary>Number of parameter values that are not frozen.</summary>
    public int TrainableCount => _parameters.Sum(parameter => parameter.Frozen ? 0 : parameter.Length);

    internal ParameterStore Store { get; }

    /// <summary>A group by its name.</summary>
    /// <param name="name">The name: <c>"weight"</c>, <c>"activation"</c> or what a parameter declares.</param>
    /// <exception cref="ArgumentException">There is no such group; the message lists the groups there are.</exception>
    public ParameterGroup Group(string name) =>
        Array.Find(_groups, group => group.Name == name) ?? throw new ArgumentException(
            $"the model has no parameter group '{name}'; it has {string.Join(", ", _groups.Select(group => $"'{group.Name}'"))}",
            nameof(name));

    /// <summary>Gives all parameters their starting values.</summary>
    /// <param name="seed">The same seed gives the same values on every machine.</param>
    public void Initialize(ulong seed)
    {
        var random = new SeededRandom(seed, stream: 1);
        foreach (var parameter in _parameters)
        {
            parameter.Initializer.Fill(parameter.Value, parameter, random);
        }
    }

    /// <summary>The table that Keras prints: layers, output shapes, numbers of parameters.</summary>
    public string Summary() => ModelSummary.Of(this);

    /// <summary>SHA-256 of the bytes of all parameters in order (little-endian floats), as 64 lowercase hexadecimal digits.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in _parameters)
        {
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Value));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Computes the outputs for some samples. For many samples or whole data sets use <see cref="Trainer.Evaluate"/>.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="outputs">Receives the outputs, for a classifier before the softmax.</param>
    /// <exception cref="ArgumentException">A length does not fit the shapes.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = inputs.Length / InputShape.Size;
        if (rows * InputShape.Size != inputs.Length || rows * OutputShape.Size != outputs.Length)
        {
            throw new ArgumentException(
                $"{inputs.Length} inputs and {outputs.Length} outputs do not fit: "
                + $"a sample has {InputShape.Size} inputs and {OutputShape.Size} outputs");
        }

        if (rows == 0)
        {
            return;
        }

        var workspace = new Workspace(this, rows, rows, training: false);
        workspace.SetRows(rows, training: false);
        inputs.CopyTo(workspace.Inputs(workspace.Shards[0]));
        workspace.Forward(workspace.Shards[0]);
        workspace.Outputs(workspace.Shards[0]).CopyTo(outputs);
    }
}
