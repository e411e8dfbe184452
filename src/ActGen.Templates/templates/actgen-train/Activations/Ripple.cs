using ActGen;

namespace Acme.Training.Activations;

/// <summary>The activation of the network. Change the formula: its derivatives are made anew.</summary>
[Activation("x + a * sin(x)")]
[Learnable("a", 0.5, Per = Per.Neuron, Min = -1, Max = 1)]
public readonly partial struct Ripple;
