namespace ActGen.Activations;

// From 0 to 1 in one step: the output of a threshold unit or a spiking neuron. Its derivative is 0, so that nothing before it learns; the
// surrogates take the derivative of something smoother, on purpose, and so a gradient check rejects them.

/// <summary>1 from 0 on, 0 below. Its derivative is 0 everywhere, so it learns nothing by itself.</summary>
#pragma warning disable ACT0019 // The derivative of a step is 0: this one is the plain step on purpose.
[Activation("step(x)")]
public readonly partial struct BinaryStep;
#pragma warning restore ACT0019

/// <summary>The binary step with the derivative of the identity.</summary>
/// <remarks>
/// The straight-through estimator: Bengio, Léonard and Courville 2013. The gradient also passes where x is far from the step.
/// </remarks>
[Activation("step(x)")]
[Derivative("x", "1")]
public readonly partial struct StraightThroughStep;

/// <summary>The binary step with the derivative of a line between -1 and 1.</summary>
/// <remarks>
/// The clipped straight-through estimator: Hubara et al. 2016, "Binarized Neural Networks". At -1 and 1 the gradient passes.
/// </remarks>
[Activation("step(x)")]
[Derivative("x", "abs(x) <= 1 ? 1 : 0")]
public readonly partial struct ClippedStep;

/// <summary>The binary step with the derivative of a logistic function of steepness 4, which is 1 at 0.</summary>
/// <remarks>The steepness is SpikingJelly's; snnTorch has 25.</remarks>
[Activation("step(x)")]
[Derivative("x", "4 * sigmoid(4 * x) * sigmoid(-4 * x)")]
public readonly partial struct SigmoidStep;

/// <summary>The binary step with the derivative 1 / (1 + 25 |x|)².</summary>
/// <remarks>Zenke and Ganguli 2018, "SuperSpike". The steepness is snnTorch's (there fast_sigmoid); Norse has 100.</remarks>
[Activation("step(x)")]
[Derivative("x", "1 / sq(1 + 25 * abs(x))")]
public readonly partial struct SuperSpikeStep;

/// <summary>The binary step with the derivative 1 / (1 + (pi x)²).</summary>
/// <remarks>
/// Fang et al. 2021, "Incorporating Learnable Membrane Time Constant", at its alpha of 2, as in SpikingJelly and snnTorch.
/// </remarks>
[Activation("step(x)")]
[Derivative("x", "1 / (1 + sq(pi * x))")]
public readonly partial struct ArctanStep;
