namespace ActGen.Activations;

// Straight lines with more than one bend.

/// <summary>The identity clamped to [-1, 1].</summary>
/// <remarks>
/// Collobert 2004. The derivative at -1 and 1 is 0, as in PyTorch; JAX has 1. PyTorch's bounds are arguments; these are its defaults.
/// </remarks>
[Activation("x <= -1 ? -1 : x >= 1 ? 1 : x")]
public readonly partial struct HardTanh;

/// <summary>A logistic curve of three straight lines: relu6(x + 3) / 6.</summary>
/// <remarks>
/// Howard et al. 2019; PyTorch, Keras 3 and JAX. Keras 2 had another one, x / 5 + 1/2 clamped to [0, 1]. The derivative at -3 and 3 is
/// 0, as in PyTorch.
/// </remarks>
[Activation("x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6")]
public readonly partial struct HardSigmoid;

/// <summary>0 up to a magnitude of 1/2, the identity beyond.</summary>
/// <remarks>
/// Donoho and Johnstone 1994, hard thresholding, at PyTorch's lambda of 0.5. It jumps at the threshold, where the derivative is 0.
/// </remarks>
#pragma warning disable ACT0032 // The jump is what it is for.
[Activation("abs(x) <= 0.5 ? 0 : x")]
public readonly partial struct HardShrink;
#pragma warning restore ACT0032

/// <summary>0 up to a magnitude of 1/2, beyond it what the magnitude is above 1/2, with the sign of x.</summary>
/// <remarks>Donoho 1995, soft thresholding, at PyTorch's lambda of 0.5. The derivative at the thresholds is 0.</remarks>
[Activation("x - clamp(x, -0.5, 0.5)")]
public readonly partial struct SoftShrink;

/// <summary>Three straight lines: slope al below tl, 1 in the middle, ar above tr; all four are learned for each channel.</summary>
/// <remarks>
/// Jin et al. 2016, "Deep Learning with S-Shaped Rectified Linear Activation Units". It starts as a leaky rectifier of slope 0.2, as in the
/// paper, which then sets tr from the data; here tr starts somewhere in [0, 5], as in Keras-contrib. Where the thresholds cross, the upper
/// wins.
/// </remarks>
[Activation]
[Piece("x >= tr", "tr + ar * (x - tr)")]
[Piece("x <= tl", "tl + al * (x - tl)")]
[Piece("otherwise", "x")]
[Learnable("tl", 0, Per = Per.Channel)]
[Learnable("al", 0.2, Per = Per.Channel)]
[Learnable("tr", "uniform(0, 5)", Per = Per.Channel)]
[Learnable("ar", 1, Per = Per.Channel)]
public readonly partial struct SRelu;

/// <summary>The adaptive piecewise linear unit: a rectifier and two hinges, whose places and slopes are learned for each neuron.</summary>
/// <remarks>
/// Agostinelli, Hoffman, Sadowski and Baldi 2015, "Learning Activation Functions to Improve Deep Neural Networks". The slopes start at 0,
/// so that it starts as <see cref="Relu"/>, and the hinges at -1 and 1; the paper does not say how they start. It advises a small decay
/// of the slopes.
/// </remarks>
[Activation("relu(x) + sum(s, 0, 1, slope[s] * relu(hinge[s] - x))")]
[Learnable("slope", 0, Count = 2, Per = Per.Neuron, Decay = true)]
[Learnable("hinge", "linspace(-1, 1)", Count = 2, Per = Per.Neuron)]
public readonly partial struct Apl;
