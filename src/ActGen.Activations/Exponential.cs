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

/// <summary>The smooth rectifier, log(1 + exp(x)).</summary>
/// <remarks>Dugas et al. 2001. PyTorch's threshold of 20 is not needed: the formula is repaired.</remarks>
[Activation("log(1 + exp(x))")]
public readonly partial struct Softplus;
