namespace ActGen.Activations.Tests.Parameters;

/// <summary>One learnable of each scope, declared in mixed order.</summary>
[Activation("gain * tanh(x * slope + shift)")]
[Learnable("shift", 0.5, Per = Per.Neuron)]
[Learnable("gain", 2, Per = Per.Layer)]
[Learnable("slope", 1, Per = Per.Channel)]
public readonly partial struct EveryScope;

/// <summary>One factor for the layer: its gradient is the sum of dy x.</summary>
[Activation("factor * x")]
[Learnable("factor", 1)]
public readonly partial struct LayerFactor;

/// <summary>One factor for each channel.</summary>
[Activation("factor * x")]
[Learnable("factor", 1, Per = Per.Channel)]
public readonly partial struct ChannelFactor;
