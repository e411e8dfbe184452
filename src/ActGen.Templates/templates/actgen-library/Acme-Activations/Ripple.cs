using ActGen;

namespace Acme.Activations;

/// <summary>A line with a wave on it, as high as each neuron learns.</summary>
[Activation("x + a * sin(x)")]
[Learnable("a", 0.5, Per = Per.Neuron, Min = -1, Max = 1)]
public readonly partial struct Ripple;
