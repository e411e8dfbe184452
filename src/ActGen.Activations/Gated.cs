namespace ActGen.Activations;

// x times a gate that x itself opens.

/// <summary>x times the logistic function; also known as swish with beta = 1.</summary>
/// <remarks>Elfwing, Uchibe and Doya 2017; Ramachandran, Zoph and Le 2017.</remarks>
[Activation("x / (1 + exp(-x))")]
public readonly partial struct Silu;

/// <summary>x times the tanh of softplus.</summary>
/// <remarks>Misra 2019.</remarks>
[Activation("x * tanh(Softplus(x))")]
public readonly partial struct Mish;

/// <summary>x times the probability that a normal variable is below x, exactly.</summary>
/// <remarks>Hendrycks and Gimpel 2016. This is the default of PyTorch and Keras; JAX defaults to the form with tanh.</remarks>
[Activation("0.5 * x * (1 + erf(x / sqrt(2)))")]
public readonly partial struct Gelu;

/// <summary>The approximation of <see cref="Gelu"/> with tanh.</summary>
/// <remarks>Hendrycks and Gimpel 2016; the default of JAX.</remarks>
[Activation("0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x * x * x)))")]
public readonly partial struct GeluTanh;

/// <summary>x relu6(x + 3) / 6: a swish made of straight lines and a parabola.</summary>
/// <remarks>Howard et al. 2019.</remarks>
[Activation("x * clamp(x + 3, 0, 6) / 6")]
public readonly partial struct HardSwish;

/// <summary>x times a logistic gate whose steepness is learned, one for each channel.</summary>
/// <remarks>Ramachandran, Zoph and Le 2017; beta starts at 1, where it is <see cref="Silu"/>.</remarks>
[Activation("x / (1 + exp(-beta * x))")]
[Learnable("beta", 1, Per = Per.Channel)]
public readonly partial struct Swish;
