using ActGen;

namespace CompiledLibrary;

/// <summary>One kernel over elements, with a parameter for each channel.</summary>
[Activation("x / (1 + exp(-beta * x))")]
[Learnable("beta", 1, Per = Per.Channel)]
public readonly partial struct Swish;

/// <summary>Several parameters, of the layer and of the neurons.</summary>
[Activation("up * max(x, 0) + down * min(x, 0)")]
[Learnable("up", 1)]
[Learnable("down", 0.25, Per = Per.Neuron)]
public readonly partial struct TwoSlopes;

/// <summary>Two inputs, split from the last axis.</summary>
[Activation("a * sigmoid(b)", Inputs = "a, b")]
public readonly partial struct Gate;

/// <summary>Two inputs that are neighbors, and two outputs.</summary>
[Activation("max(a, b)", "a - b", Inputs = "a, b", Layout = InputLayout.Interleaved)]
public readonly partial struct Neighbors;

/// <summary>A backward pass that reads the output.</summary>
[Activation("2 * tanh(x)")]
public readonly partial struct Bounded;

/// <summary>Reductions of a row, and a backward pass that reads the output.</summary>
[Activation("exp(x - rowmax(x)) / rowsum(exp(x - rowmax(x)))")]
public readonly partial struct Shares;

/// <summary>A mean over the row, and a parameter for each of its columns.</summary>
[Activation("gain * x / sqrt(rowmean(sq(x)) + 0.01)")]
[Learnable("gain", 1, Per = Per.Channel)]
public readonly partial struct Scaled;

/// <summary>Lanes whose digits float loses take a slow path in double precision.</summary>
[Activation("sin(30 * x)")]
public readonly partial struct Waves;

/// <summary>Many functions of the language, a branch, and a vector parameter.</summary>
[Activation(
    "x > 0 ? erf(x) * log1p(x) + c[0] * atan(x) : expm1(x) * softplus(x) * cos(x) + c[1] * asinh(x) * cbrt(x - 1)")]
[Learnable("c", "linspace(0.5, 1.5)", Count = 2)]
public readonly partial struct Many;
