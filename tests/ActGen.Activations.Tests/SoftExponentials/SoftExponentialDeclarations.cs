namespace ActGen.Activations.Tests.SoftExponentials;

#pragma warning disable ACT0018 // The domain is left on purpose: this is the paper's function as printed.
/// <summary>The textbook form with IEEE results outside its domain.</summary>
[Activation]
[Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
[Piece("alpha == 0", "x")]
[Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
[Learnable("alpha", -0.01, Per = Per.Neuron)]
public readonly partial struct PropagatingSoftExponential;
#pragma warning restore ACT0018

/// <summary>The argument of the logarithm clamped to 0.05.</summary>
[Activation(Domain = DomainPolicy.Clamp, DomainMargin = 0.05)]
[Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
[Piece("alpha == 0", "x")]
[Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
[Learnable("alpha", -0.01, Per = Per.Channel)]
public readonly partial struct ClampedSoftExponential;

/// <summary>The tangent line from another margin than the default, one alpha for the layer.</summary>
[Activation(Domain = DomainPolicy.Extend, DomainMargin = 0.25)]
[Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
[Piece("alpha == 0", "x")]
[Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
[Learnable("alpha", -0.01)]
public readonly partial struct ExtendedSoftExponential;

/// <summary>The tangent line from the default margin.</summary>
[Activation(Domain = DomainPolicy.Extend)]
[Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
[Piece("alpha == 0", "x")]
[Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
[Learnable("alpha", -0.01, Per = Per.Neuron, Min = -1, Max = 1, LearningRate = 3)]
public readonly partial struct DefaultMarginSoftExponential;
