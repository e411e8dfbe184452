namespace ActGen.Activations;

// Over the whole last axis at once.

/// <summary>The softmax over the last axis: exponentials that sum to 1.</summary>
/// <remarks>
/// Bridle 1990. As written it would overflow; the largest of the row is subtracted. A row of which an infinity is part is NaN, as in JAX.
/// In front of a cross-entropy loss it is not needed: the loss has its own.
/// </remarks>
[Activation("exp(x) / rowsum(exp(x))")]
public readonly partial struct Softmax;

/// <summary>The logarithm of the softmax over the last axis.</summary>
/// <remarks>PyTorch's LogSoftmax, over the last axis.</remarks>
[Activation("x - rowmax(x) - log(rowsum(exp(x - rowmax(x))))")]
public readonly partial struct LogSoftmax;

/// <summary>The softmax of -x over the last axis: the smallest gets the most.</summary>
/// <remarks>PyTorch's Softmin, over the last axis.</remarks>
[Activation("Softmax(-x)")]
public readonly partial struct Softmin;

/// <summary>x with mean 0 and variance 1 over the last axis, then scaled and shifted; both are learned for each channel.</summary>
/// <remarks>Ba, Kiros and Hinton 2016, with PyTorch's epsilon of 1e-5.</remarks>
[Activation("gain * (x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 1e-5) + offset")]
[Learnable("gain", 1, Per = Per.Channel)]
[Learnable("offset", 0, Per = Per.Channel)]
public readonly partial struct LayerNorm;

/// <summary>x over its root mean square over the last axis, scaled by what is learned for each channel.</summary>
/// <remarks>Zhang and Sennrich 2019, with LLaMA's epsilon of 1e-6; PyTorch's default is the smallest float above 1, less 1.</remarks>
[Activation("gain * x / sqrt(rowmean(sq(x)) + 1e-6)")]
[Learnable("gain", 1, Per = Per.Channel)]
public readonly partial struct RmsNorm;

/// <summary>
/// x times how undecided its row is: the entropy of the softmax over the last axis, from 0 to the logarithm of the row's length.
/// </summary>
/// <remarks>
/// A gate that closes where one value of the row stands out. It has no standard definition; this one is in nats, and nothing is added to
/// the probabilities before their logarithm: where one is 0, so is its term.
/// </remarks>
[Activation("x * rowsum(p == 0 ? 0 : -p * LogSoftmax(x))")]
[Let("p", "Softmax(x)")]
public readonly partial struct EntropyGate;
