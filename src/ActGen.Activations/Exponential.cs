namespace ActGen.Activations;

// Linear above 0, exponential below.

/// <summary>The exponential linear unit.</summary>
/// <remarks>Clevert, Unterthiner and Hochreiter 2015, with alpha = 1.</remarks>
[Activation("x > 0 ? x : exp(x) - 1")]
public readonly partial struct Elu;

/// <summary>The exponential linear unit scaled so that activations keep mean 0 and variance 1.</summary>
/// <remarks>Klambauer, Unterthiner, Mayr and Hochreiter 2017.</remarks>
[Activation("scale * (x > 0 ? x : alpha * (exp(x) - 1))")]
[Let("scale", "1.0507009873554805")]
[Let("alpha", "1.6732632423543772")]
public readonly partial struct Selu;

/// <summary>The exponential linear unit in the form that has a continuous derivative for every alpha; alpha is PyTorch's 1.</summary>
/// <remarks>
/// Barron 2017, "Continuously Differentiable Exponential Linear Units". At alpha = 1 it is <see cref="Elu"/>; with a learned alpha:
/// <see cref="PElu"/>.
/// </remarks>
[Activation("max(x, 0) + min(0, alpha * (exp(x / alpha) - 1))")]
[Let("alpha", "1")]
public readonly partial struct Celu;

/// <summary>The exponential linear unit with learned slope a / b above 0, depth a and decay b below; both for the layer.</summary>
/// <remarks>
/// Trottier, Giguère and Chaib-draa 2017, "Parametric Exponential Linear Unit for Deep Convolutional Neural Networks": both start at 1 and
/// are kept at 0.1 or more, as there. The slopes on both sides of 0 are a / b. Keras-contrib has one pair for each channel.
/// </remarks>
[Activation("x > 0 ? a / b * x : a * (exp(x / b) - 1)")]
[Learnable("a", 1, Min = 0.1)]
[Learnable("b", 1, Min = 0.1)]
public readonly partial struct PElu;
