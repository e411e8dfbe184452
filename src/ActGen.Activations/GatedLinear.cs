namespace ActGen.Activations;

// Gated linear units: one half of the last axis is a gate on the other. The layer before needs twice the width.

/// <summary>The gated linear unit, a sigmoid(b).</summary>
/// <remarks>Dauphin, Fan, Auli and Grangier 2017. The gate is the second half of the last axis, as in PyTorch and JAX.</remarks>
[Activation("a * sigmoid(b)", Inputs = "a, b")]
public readonly partial struct Glu;

/// <summary>The gated linear unit with a rectifier as its gate, relu(a) b.</summary>
/// <remarks>
/// Shazeer 2020, "GLU Variants Improve Transformer": here and in the next two the gate is the first half of the last axis.
/// </remarks>
[Activation("relu(a) * b", Inputs = "a, b")]
public readonly partial struct ReGlu;

/// <summary>The gated linear unit with <see cref="Gelu"/> as its gate, gelu(a) b.</summary>
/// <remarks>Shazeer 2020; the gate is the first half.</remarks>
[Activation("Gelu(a) * b", Inputs = "a, b")]
public readonly partial struct GeGlu;

/// <summary>The gated linear unit with <see cref="Silu"/> as its gate, silu(a) b.</summary>
/// <remarks>Shazeer 2020, with beta = 1; the gate is the first half.</remarks>
[Activation("Silu(a) * b", Inputs = "a, b")]
public readonly partial struct SwiGlu;

/// <summary>The product of both halves of the last axis.</summary>
/// <remarks>Mnih and Hinton 2007; Shazeer 2020.</remarks>
[Activation("a * b", Inputs = "a, b")]
public readonly partial struct Bilinear;
