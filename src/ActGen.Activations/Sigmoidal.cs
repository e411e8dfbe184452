namespace ActGen.Activations;

// From one bound to another, and what is made from such a curve.

/// <summary>The logistic function, 1 / (1 + exp(-x)).</summary>
/// <remarks>Verhulst 1845; in networks Rumelhart, Hinton and Williams 1986.</remarks>
[Activation("1 / (1 + exp(-x))")]
public readonly partial struct Sigmoid;

/// <summary>The logarithm of the logistic function.</summary>
/// <remarks>PyTorch's LogSigmoid. The quotient would underflow for large negative x; the formula is repaired.</remarks>
[Activation("log(1 / (1 + exp(-x)))")]
public readonly partial struct LogSigmoid;

/// <summary>The hyperbolic tangent.</summary>
/// <remarks>LeCun, Bottou, Orr and Müller 1998, "Efficient BackProp", for its mean of 0.</remarks>
[Activation("tanh(x)")]
public readonly partial struct Tanh;

/// <summary>x minus its hyperbolic tangent.</summary>
/// <remarks>
/// PyTorch's Tanhshrink. Near 0, where it is about x³ / 3, the difference has the rounding error of x, here as in PyTorch; the derivative,
/// tanh(x)², has all its digits.
/// </remarks>
[Activation("x - tanh(x)")]
public readonly partial struct TanhShrink;

/// <summary>x / (1 + |x|): a sigmoidal curve with polynomial tails.</summary>
/// <remarks>Glorot and Bengio 2010; also Bergstra et al. 2009. Its derivative at 0 is 1.</remarks>
[Activation("x / (1 + abs(x))")]
public readonly partial struct Softsign;

/// <summary>The dynamic tanh that takes the place of layer normalization: gamma tanh(alpha x) + beta.</summary>
/// <remarks>
/// Zhu et al. 2025, "Transformers without Normalization": alpha is learned for the layer and starts at 0.5, gamma and beta for each
/// channel, from 1 and 0.
/// </remarks>
[Activation("gamma * tanh(alpha * x) + beta")]
[Learnable("alpha", 0.5)]
[Learnable("gamma", 1, Per = Per.Channel)]
[Learnable("beta", 0, Per = Per.Channel)]
public readonly partial struct DyT;

/// <summary>The identity between 0 and 1, bent smoothly to both bounds; the sharpness p is learned for the layer.</summary>
/// <remarks>
/// Klimek and Perelstein 2020, "Neural network-based approach to phase space integration":
/// log((1 + exp(p x)) / (1 + exp(p (x - 1)))) / p. The quotient overflows, and the difference of its logarithms cancels for large x and for
/// small p; these two are the same function and do neither. p starts at 10 and is kept within [0.1, 80], below which the curve is almost
/// flat and above which exp(p) overflows. The derivative in p is a difference of terms of 1 / p.
/// </remarks>
[Activation]
[Piece("x < 1", "log(1 + exp(p * x) * (1 - exp(-p)) / (1 + exp(p * (x - 1)))) / p")]
[Piece("otherwise", "log(1 + (exp(p) - 1) / (1 + exp(-p * (x - 1)))) / p")]
[Learnable("p", 10, Min = 0.1, Max = 80)]
public readonly partial struct SoftClipping;
