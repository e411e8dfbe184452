using System.Runtime.InteropServices;

namespace ActGen.Onnx.Format;

/// <summary>A file: its graph, and the functions that nodes may call as if they were operators.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Functions">The functions; none is called before it is listed.</param>
/// <param name="Opset">The version of the standard operators.</param>
/// <param name="Description">What it is, for people.</param>
internal sealed record OnnxModel(OnnxGraph Graph, IReadOnlyList<OnnxFunction> Functions, int Opset, string Description);

/// <summary>A graph of nodes in the order in which they are computed.</summary>
/// <param name="Name">The name.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Initializers">The values that are part of the file: the learned parameters.</param>
/// <param name="Inputs">What whoever runs it gives.</param>
/// <param name="Outputs">What it gives back.</param>
internal sealed record OnnxGraph(
    string Name,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyList<OnnxTensor> Initializers,
    IReadOnlyList<OnnxPort> Inputs,
    IReadOnlyList<OnnxPort> Outputs);

/// <summary>A float input or output of a graph.</summary>
/// <param name="Name">The name.</param>
/// <param name="Batch">The name of the first axis, whose length is free.</param>
/// <param name="Sample">The other axes.</param>
internal sealed record OnnxPort(string Name, string Batch, IReadOnlyList<int> Sample);

/// <summary>A step: an operator applied to values by their names.</summary>
/// <param name="Operator">The operator, or the name of a function.</param>
/// <param name="Inputs">The values it reads.</param>
/// <param name="Outputs">The values it makes.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>The domain of the operator: empty for standard ones.</summary>
    public string Domain { get; init; } = "";

    /// <summary>The name, for people and profilers.</summary>
    public string Name { get; init; } = "";

    /// <summary>The settings of the operator.</summary>
    public IReadOnlyList<OnnxAttribute> Attributes { get; init; } = [];
}

/// <summary>A function: nodes under a name, without values of its own.</summary>
/// <param name="Domain">The domain of the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Inputs">Its arguments.</param>
/// <param name="Outputs">Its results.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Description">What it computes, for people.</param>
internal sealed record OnnxFunction(
    string Domain,
    string Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<OnnxNode> Nodes,
    string Description);

/// <summary>A setting of an operator.</summary>
/// <param name="Name">The name.</param>
internal abstract record OnnxAttribute(string Name);

/// <summary>A setting that is a number.</summary>
internal sealed record FloatAttribute(string Name, float Value) : OnnxAttribute(Name);

/// <summary>A setting that is a whole number.</summary>
internal sealed record IntegerAttribute(string Name, long Value) : OnnxAttribute(Name);

/// <summary>A setting that is a list of whole numbers.</summary>
internal sealed record IntegersAttribute(string Name, IReadOnlyList<long> Values) : OnnxAttribute(Name);

/// <summary>A setting that is a tensor.</summary>
internal sealed record TensorAttribute(string Name, OnnxTensor Value) : OnnxAttribute(Name);

/// <summary>The element types that are used, by their numbers in the format.</summary>
internal enum OnnxType
{
    /// <summary>32-bit floats.</summary>
    Float = 1,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>64-bit floats.</summary>
    Double = 11,
}

/// <summary>Values that are part of the file.</summary>
/// <param name="Name">The name; empty inside an attribute.</param>
/// <param name="Type">The type of an element.</param>
/// <param name="Shape">The axes; none for a single value.</param>
/// <param name="Data">The elements row by row, as little-endian bytes.</param>
internal sealed record OnnxTensor(string Name, OnnxType Type, IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>A tensor of floats.</summary>
    public static OnnxTensor Floats(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values) =>
        new(name, OnnxType.Float, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A list of whole numbers.</summary>
    public static OnnxTensor Integers(string name, params ReadOnlySpan<long> values) =>
        new(name, OnnxType.Int64, [values.Length], MemoryMarshal.AsBytes(values).ToArray());
}
