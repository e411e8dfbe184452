namespace ActGen.Activations.Tests.Rows;

[Activation("a * sigmoid(b)", Inputs = "a, b")]
public readonly partial struct Gated;

[Activation("max(a, b)", Inputs = "a, b", Layout = InputLayout.Interleaved)]
public readonly partial struct PairMax;

[Activation("max(x, 0)", "max(-x, 0)")]
public readonly partial struct TwoSides;

/// <summary>Three inputs, two outputs, a parameter of each scope.</summary>
[Activation("k * a * tanh(b) + c * n", "a - l * b * c", Inputs = "a, b, c")]
[Learnable("k", 0.75, Per = Per.Channel)]
[Learnable("n", "uniform(-1, 1)", Per = Per.Neuron)]
[Learnable("l", 0.5)]
public readonly partial struct ThreeToTwo;

/// <summary>A complex number scaled by what is left of its modulus.</summary>
[Activation("m > 0 ? relu(m + b) * re / m : 0", "m > 0 ? relu(m + b) * im / m : 0", Inputs = "re, im")]
[Let("m", "sqrt(re * re + im * im)")]
[Learnable("b", -0.25, Per = Per.Channel)]
public readonly partial struct ModRelu2;
