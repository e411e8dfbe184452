namespace ActGen.Activations.Tests.Rows;

[Activation("exp(x) / rowsum(exp(x))")]
public readonly partial struct PlainSoftmax;

[Activation("exp(x - rowmax(x)) / rowsum(exp(x - rowmax(x)))")]
public readonly partial struct ShiftedSoftmax;

[Activation("x - rowmax(x) - log(rowsum(exp(x - rowmax(x))))")]
public readonly partial struct ShiftedLogSoftmax;

[Activation("log(exp(x) / rowsum(exp(x)))")]
public readonly partial struct LogOfSoftmax;

/// <summary>Layer normalization with a scale and an offset for each channel.</summary>
[Activation("gain * (x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 0.25) + offset")]
[Learnable("gain", 1, Per = Per.Channel)]
[Learnable("offset", 0, Per = Per.Channel)]
public readonly partial struct Normalized;

/// <summary>Root-mean-square normalization with one scale, and a bias for each neuron.</summary>
[Activation("scale * x / sqrt(rowmean(sq(x)) + 0.01) + bias")]
[Learnable("scale", 1.5)]
[Learnable("bias", "uniform(-1, 1)", Per = Per.Neuron)]
public readonly partial struct OverRoot;

/// <summary>The distance to the largest of a row: its gradient goes to where the largest is.</summary>
[Activation("tanh(rowmax(x) - x) * temperature")]
[Learnable("temperature", 2)]
public readonly partial struct BelowLargest;

/// <summary>A gate that closes where the row is certain: nested reductions through an inlined activation.</summary>
[Activation("x * rowsum(-p * log(p + 0.001))")]
[Let("p", "PlainSoftmax(x)")]
public readonly partial struct OpenWhereUncertain;

/// <summary>Attention weights over one input, applied to another.</summary>
[Activation("value * exp(key) / rowsum(exp(key))", "rowsum(value * exp(key)) / rowsum(exp(key)) + key", Inputs = "value, key")]
public readonly partial struct Weighted;

[Activation("x == rowmax(x) ? 1 : 0")]
[Derivative("x", "PlainSoftmax(x)")]
public readonly partial struct HardMax;
