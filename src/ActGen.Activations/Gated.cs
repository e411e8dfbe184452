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

/// <summary>x times the tanh of the exponential.</summary>
/// <remarks>Liu and Di 2021, "TanhExp: A smooth activation function with high convergence speed for lightweight neural networks".</remarks>
[Activation("x * tanh(exp(x))")]
public readonly partial struct TanhExp;

/// <summary>x times the error function of softplus.</summary>
/// <remarks>
/// Nag, Bhattacharyya, Mukherjee and Kundu 2023, "Serf: Towards better training of deep neural networks using log-Softplus ERror activation
/// Function".
/// </remarks>
[Activation("x * erf(Softplus(x))")]
public readonly partial struct Serf;

/// <summary>A logistic gate on x above 0, and on exp(x) - 1 below.</summary>
/// <remarks>Basirat and Roth 2018, "The Quest for the Golden Activation Function". The slope at 0 is 1/2 from both sides.</remarks>
[Activation("x >= 0 ? x / (1 + exp(-x)) : (exp(x) - 1) / (1 + exp(-x))")]
public readonly partial struct Elish;

/// <summary>
/// A smooth choice between two lines through 0, with slopes p1 and p2 and a sharpness beta, all learned for each channel.
/// </summary>
/// <remarks>
/// Ma, Zhang, Liu and Sun 2021, "Activate or Not: Learning Customized Activation". With p1 = 1 and p2 = 0 it is <see cref="Swish"/>; at
/// beta = 0 it is a line. p1 and p2 start normally distributed, beta at 1; the paper draws it with p1 = 1.2 and p2 = -0.8.
/// </remarks>
/// <opening p1="1.2" p2="-0.8"/>
[Activation("difference * x / (1 + exp(-beta * difference * x)) + p2 * x")]
[Let("difference", "p1 - p2")]
[Learnable("p1", "normal(0, 1)", Per = Per.Channel)]
[Learnable("p2", "normal(0, 1)", Per = Per.Channel)]
[Learnable("beta", 1, Per = Per.Channel)]
public readonly partial struct AconC;
