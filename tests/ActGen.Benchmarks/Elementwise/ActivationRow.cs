using ActGen.Benchmarks.Tensors;

namespace ActGen.Benchmarks.Elementwise;

/// <summary>An activation to measure, ours and composed. Both recompute the backward pass from x, as the other peers do.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="PeerName">The name in files of other peers; null where they do not have it.</param>
/// <param name="Parameters">One value that each column's parameter gets, or the values of the layer's parameters.</param>
/// <param name="Forward">Our forward pass.</param>
/// <param name="Backward">Our backward pass; adds to the parameter gradients.</param>
/// <param name="Composition">The composed one.</param>
internal sealed record ActivationRow(
    string Name, string? PeerName, float[] Parameters, Action<Workload> Forward, Action<Workload> Backward, TensorComposition Composition)
{
    /// <summary>The name, for the parameter column of BenchmarkDotNet.</summary>
    public override string ToString() => Name;
}
