namespace ActGen.Export.Tests.Support;

/// <summary>Rows with a parameter for all columns alone.</summary>
[Activation("tanh(x - rowmean(x)) * temperature")]
[Learnable("temperature", 2)]
public readonly partial struct AboveMean;
