using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActGen.Training;

/// <summary>
/// A network of layers one after another. It owns the memory of all parameters and gives every layer its shape and name.
/// </summary>
public sealed class Sequential
{
    // Samples that Predict takes through the network at a time.
    private const int PredictorRows = 32;

    private readonly Layer[] _layers;
    private readonly Parameter[] _parameters;
    private readonly ParameterGroup[] _groups;
    private Workspace? _predictor;
    private bool _initialized;

    /// <summary>
    /// Builds a network. The parameters are 0 until <see cref="Initialize"/>; if nobody calls it, the first <see cref="Trainer"/> or
    /// <see cref="Predict"/> does, with the seed of the trainer or 0. Values written before, or loaded from a checkpoint, stay.
    /// </summary>
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
        Graph = new Graph(inputShape, layers);
        _layers = [.. Graph.Nodes.Select(node => node.Layer)];
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

    /// <summary>
    /// The layers in the order in which they are computed. Those inside a <see cref="BranchingLayer"/> come before it, as it joins them.
    /// </summary>
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

    internal Graph Graph { get; }

    /// <summary>For messages.</summary>
    internal string GroupList => $"it has {string.Join(", ", _groups.Select(group => $"'{group.Name}'"))}";

    /// <summary>A group by its name.</summary>
    /// <param name="name">The name: <c>"weight"</c>, <c>"activation"</c> or what a parameter declares.</param>
    /// <exception cref="ArgumentException">There is no such group; the message lists the groups there are.</exception>
    public ParameterGroup Group(string name) =>
        Array.Find(_groups, group => group.Name == name) ?? throw new ArgumentException(
            $"the model has no parameter group '{name}'; {GroupList}",
            nameof(name));

    /// <summary>Gives all parameters their starting values.</summary>
    /// <param name="seed">The same seed gives the same values on every machine.</param>
    public void Initialize(ulong seed)
    {
        _initialized = true;
        var random = new SeededRandom(seed, stream: 1);
        foreach (var parameter in _parameters)
        {
            parameter.Initializer.Fill(parameter.Value, parameter, random);
        }
    }

    /// <summary>The table that Keras prints: layers, output shapes, numbers of parameters.</summary>
    /// <param name="width">The width it should fit into: where the table is wider, each layer has two lines. Any if not given.</param>
    public string Summary(int width = int.MaxValue) => ModelSummary.Of(this, width);

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

    /// <summary>
    /// Computes the outputs for any number of samples. Safe to call from several threads at once; allocates nothing after the first call.
    /// </summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="outputs">Receives the outputs, for a classifier before the softmax.</param>
    /// <exception cref="ArgumentException">A length does not fit the shapes.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var rows = inputs.Length / InputShape.Size;
        if (rows * InputShape.Size != inputs.Length || (long)rows * OutputShape.Size != outputs.Length)
        {
            throw new ArgumentException(
                $"{inputs.Length} inputs and {outputs.Length} outputs do not fit: "
                + $"a sample has {InputShape.Size} inputs and {OutputShape.Size} outputs");
        }

        InitializeIfNew(seed: 0);
        var workspace = Interlocked.Exchange(ref _predictor, null) ?? new Workspace(this, PredictorRows, PredictorRows, training: false);
        for (var start = 0; start < rows; start += PredictorRows)
        {
            var count = Math.Min(PredictorRows, rows - start);
            workspace.SetRows(count, training: false);
            inputs.Slice(start * InputShape.Size, count * InputShape.Size).CopyTo(workspace.Inputs(workspace.Shards[0]));
            workspace.Forward(workspace.Shards[0]);
            workspace.Outputs(workspace.Shards[0]).CopyTo(outputs.Slice(start * OutputShape.Size, count * OutputShape.Size));
        }

        _predictor = workspace;
    }

    /// <summary>Says that the parameters have their values.</summary>
    internal void SetInitialized() => _initialized = true;

    /// <summary>Gives the parameters their starting values unless <see cref="Initialize"/> did, or someone wrote others.</summary>
    internal void InitializeIfNew(ulong seed)
    {
        if (_initialized)
        {
            return;
        }

        // Values that are there were written by hand, and stay.
        float[]?[] written = [.. _parameters.Select(p => p.Value.ContainsAnyExcept(0f) ? p.Value.ToArray() : null)];
        Initialize(seed);
        for (var i = 0; i < written.Length; i++)
        {
            written[i]?.CopyTo(_parameters[i].Value);
        }
    }
}
