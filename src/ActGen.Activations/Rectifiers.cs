namespace ActGen.Activations;

// Straight lines with a bend at 0, and what is made from one half of them.

/// <summary>The rectified linear unit, max(x, 0).</summary>
/// <remarks>Nair and Hinton 2010. The derivative at 0 is 0, as in PyTorch and JAX.</remarks>
[Activation("relu(x)")]
public readonly partial struct Relu;

/// <summary>A rectifier that lets one hundredth of the negative side through.</summary>
/// <remarks>Maas, Hannun and Ng 2013. The slope is PyTorch's and JAX's 0.01; Keras has 0.2 (function) and 0.3 (layer).</remarks>
[Activation("x > 0 ? x : 0.01 * x")]
public readonly partial struct LeakyRelu;

/// <summary>A rectifier whose negative slope is learned, one for each channel.</summary>
/// <remarks>
/// He, Zhang, Ren and Sun 2015; the slope starts at 0.25 as in PyTorch. Weight decay would pull it towards <see cref="Relu"/>.
/// </remarks>
[Activation("x > 0 ? x : slope * x")]
[Learnable("slope", 0.25, Per = Per.Channel)]
public readonly partial struct PRelu;

/// <summary>A rectifier that goes no higher than 6.</summary>
/// <remarks>Krizhevsky 2010. The derivative at 0 and at 6 is 0, as in PyTorch.</remarks>
[Activation("x >= 6 ? 6 : relu(x)")]
public readonly partial struct Relu6;

/// <summary>
/// The square of a rectifier, scaled and shifted so that a normal input gives mean 0 and variance 1; scale and shift are learned.
/// </summary>
/// <remarks>Yu et al. 2022, "MetaFormer Baselines for Vision", with the start of the paper; one scale and shift for the layer.</remarks>
[Activation("scale * sq(relu(x)) + bias")]
[Learnable("scale", 0.8944)]
[Learnable("bias", -0.4472)]
public readonly partial struct StarRelu;

/// <summary>A rectifier of the magnitude that keeps the sign: 0 within -b of 0 for negative b, a jump of 2b at 0 for positive.</summary>
/// <remarks>
/// Arjovsky, Shah and Bengio 2016, "Unitary Evolution Recurrent Neural Networks", for real numbers. b is learned for each channel and
/// starts at 0, where the function is the identity. The derivative at
/// |x| = -b is 1.
/// </remarks>
[Activation("abs(x) + b < 0 ? 0 : x + b * sign(x)")]
[Learnable("b", 0, Per = Per.Channel)]
public readonly partial struct ModRelu;
