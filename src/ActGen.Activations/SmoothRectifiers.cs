namespace ActGen.Activations;

// Smooth curves that approach straight lines.

/// <summary>The smooth rectifier, log(1 + exp(x)).</summary>
/// <remarks>Dugas et al. 2001. PyTorch's threshold of 20 is not needed: the formula is repaired. PyTorch's beta is 1.</remarks>
[Activation("log(1 + exp(x))")]
public readonly partial struct Softplus;

/// <summary>Softplus shifted to go through 0: log(1/2 + exp(x) / 2).</summary>
/// <remarks>Schütt et al. 2017, SchNet.</remarks>
[Activation("Softplus(x) - log(2)")]
public readonly partial struct ShiftedSoftplus;

/// <summary>A smooth rectifier with a square root in place of an exponential: half of x + sqrt(x² + 4).</summary>
/// <remarks>Barron 2021, "Squareplus: A Softplus-Like Algebraic Rectifier", with b = 4, as in JAX and Keras.</remarks>
[Activation("(x + sqrt(sq(x) + 4)) / 2")]
public readonly partial struct Squareplus;

/// <summary>The bendable linear unit: the identity, bent up or down by beta, which is learned for each channel in [-1, 1].</summary>
/// <remarks>
/// Godfrey 2019, "An Evaluation of Parametric Activation Functions for Deep Learning". At beta = 0, where it starts, it is the identity; at
/// 1 and -1 one side is flat in the limit, and there the digits that x and its bend have in common are lost: the error is that of x, and
/// the value at infinity is NaN.
/// </remarks>
[Activation("x + beta * (sqrt(sq(x) + 1) - 1)")]
[Learnable("beta", 0, Per = Per.Channel, Min = -1, Max = 1)]
public readonly partial struct Blu;
