namespace ActGen.Activations;

// From one bound to another.

/// <summary>The logistic function, 1 / (1 + exp(-x)).</summary>
[Activation("1 / (1 + exp(-x))")]
public readonly partial struct Sigmoid;

/// <summary>The hyperbolic tangent.</summary>
[Activation("tanh(x)")]
public readonly partial struct Tanh;

/// <summary>x / (1 + |x|): a sigmoidal curve with polynomial tails.</summary>
/// <remarks>Glorot and Bengio 2010; also Bergstra et al. 2009. Its derivative at 0 is 1.</remarks>
[Activation("x / (1 + abs(x))")]
public readonly partial struct Softsign;
