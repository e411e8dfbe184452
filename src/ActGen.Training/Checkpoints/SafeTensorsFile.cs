namespace ActGen.Training;

/// <summary>The content of a safetensors file.</summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Metadata">The texts of the header's <c>__metadata__</c>.</param>
/// <param name="Tensors">The tensors by name.</param>
public sealed record SafeTensorsFile(
    string Path, IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, SafeTensor> Tensors);
