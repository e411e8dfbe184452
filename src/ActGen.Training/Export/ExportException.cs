namespace ActGen.Training;

/// <summary>A network or activation that a target cannot express, told before anything is written.</summary>
/// <param name="target">The target: <c>C</c>, <c>ONNX</c>.</param>
/// <param name="part">The layer or activation.</param>
/// <param name="reason">Why not, and what to do.</param>
public sealed class ExportException(string target, string part, string reason)
    : Exception($"{part} cannot be exported to {target}: {reason}")
{
    /// <summary>The target.</summary>
    public string Target { get; } = target;

    /// <summary>The layer or activation.</summary>
    public string Part { get; } = part;
}
