namespace ActGen.Export.Tests.Support;

/// <summary>Rows with parameters for each channel.</summary>
[Activation("gain * (x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 0.25) + offset")]
[Learnable("gain", 1, Per = Per.Channel)]
[Learnable("offset", 0, Per = Per.Channel)]
public readonly partial struct Normalized;

/// <summary>Rows with a parameter for all columns, and one for each neuron.</summary>
[Activation("scale * x / sqrt(rowmean(sq(x)) + 0.01) + bias")]
[Learnable("scale", 1.5)]
[Learnable("bias", "uniform(-1, 1)", Per = Per.Neuron)]
public readonly partial struct OverRoot;

/// <summary>Rows with a parameter for all columns alone.</summary>
[Activation("tanh(x - rowmean(x)) * temperature")]
[Learnable("temperature", 2)]
public readonly partial struct AboveMean;
