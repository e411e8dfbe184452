namespace ActGen.Activations;

// From pairs of neighbors or halves to one output or two, and from one input to two outputs.

/// <summary>The larger of two neighbors: a maximum over k = 2 linear pieces, whose weights are those of the layer before.</summary>
/// <remarks>
/// Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013. For more pieces, declare more inputs: <c>max(max(a, b), c)</c>. At a tie
/// each of the two gets half of the gradient, as in PyTorch.
/// </remarks>
[Activation("max(a, b)", Inputs = "a, b", Layout = InputLayout.Interleaved)]
public readonly partial struct Maxout;

/// <summary>The length of the vector of two neighbors, sqrt(a² + b²): a pooling over pairs, or the modulus of complex numbers.</summary>
/// <remarks>
/// Gulcehre, Cho, Pascanu and Bengio 2014, "Learned-Norm Pooling", at the norm of 2. No square overflows. At a = b = 0, where there is no
/// derivative, it is 0.
/// </remarks>
[Activation("sqrt(sq(a) + sq(b))", Inputs = "a, b", Layout = InputLayout.Interleaved)]
public readonly partial struct Hypot;

/// <summary>Both sides of a rectifier: relu(x), then relu(-x).</summary>
/// <remarks>Shang, Sohn, Almeida and Lee 2016; TensorFlow's crelu. It doubles the last axis.</remarks>
[Activation("relu(x)", "relu(-x)")]
public readonly partial struct CRelu;

/// <summary>
/// A rectifier of the modulus of complex numbers that keeps their phase: z / |z| relu(|z| + b). The real parts are the first half of the
/// last axis, the imaginary parts the second, before and after; b is learned for each number.
/// </summary>
/// <remarks>
/// Arjovsky, Shah and Bengio 2016, "Unitary Evolution Recurrent Neural Networks"; b starts at 0, where it is the identity, at z = 0 too.
/// For positive b it jumps at 0, where the value is 0. For real numbers: <see cref="ModRelu"/>.
/// </remarks>
[Activation("r + b < 0 ? 0 : r > 0 ? re + b * re / r : re", "r + b < 0 ? 0 : r > 0 ? im + b * im / r : im", Inputs = "re, im")]
[Let("r", "sqrt(sq(re) + sq(im))")]
[Learnable("b", 0, Per = Per.Channel)]
public readonly partial struct ComplexModRelu;
