namespace ActGen.Activations;

// Straight lines with a bend at 0.

/// <summary>The rectified linear unit, max(x, 0).</summary>
/// <remarks>Nair and Hinton 2010. The derivative at 0 is 0, as in PyTorch and JAX.</remarks>
[Activation("relu(x)")]
public readonly partial struct Relu;

/// <summary>A rectifier that lets one hundredth of the negative side through.</summary>
/// <remarks>Maas, Hannun and Ng 2013. The slope is PyTorch's and JAX's 0.01; Keras has 0.2 (function) and 0.3 (layer).</remarks>
[Activation("x > 0 ? x : 0.01 * x")]
public readonly partial struct LeakyRelu;

/// <summary>A rectifier whose negative slope is learned, one for each channel.</summary>
/// <remarks>He, Zhang, Ren and Sun 2015; the slope starts at 0.25 as in PyTorch. Weight decay would pull it towards <see cref="Relu"/>.</remarks>
[Activation("x > 0 ? x : slope * x")]
[Learnable("slope", 0.25, Per = Per.Channel)]
public readonly partial struct PRelu;

/// <summary>1 from 0 on, 0 below. Its derivative is 0 everywhere, so it learns nothing by itself.</summary>
#pragma warning disable ACT0019 // The derivative of a step is 0: this one is the plain step on purpose.
[Activation("step(x)")]
public readonly partial struct BinaryStep;
#pragma warning restore ACT0019
