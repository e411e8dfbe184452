namespace ActGen.Activations;

/// <summary>The sine.</summary>
/// <remarks>Sitzmann et al. 2020 scale its argument by 30 in the first layer; this one has no scale.</remarks>
[Activation("sin(x)")]
public readonly partial struct Sin;
