using ActGen;

namespace MnistTrainer.Activations;

/// <summary>
/// An example of ours: the smooth gate of SiLU with a ripple whose height each neuron learns, x * sigmoid(x) + a * sin(x)^2 / (1 + x^2).
/// The ripple dies out on both sides, so that large inputs see SiLU.
/// </summary>
[Activation("x * sigmoid(x) + a * sq(sin(x)) / (1 + sq(x))")]
[Learnable("a", 0, Per = Per.Neuron, Min = -2, Max = 2)]
public readonly partial struct Ripple;
