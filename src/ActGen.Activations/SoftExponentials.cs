namespace ActGen.Activations;

// A learned curve between logarithm, line and exponential.

/// <summary>
/// The soft exponential: a logarithm for alpha &lt; 0, the identity at 0 and an exponential for alpha &gt; 0, with alpha learned for
/// each neuron.
/// </summary>
/// <remarks>
/// Godfrey and Gashler 2015, "A continuum among logarithmic, linear, and exponential functions", as printed. For alpha &lt; 0 it is defined
/// for x &gt; 1 / alpha - alpha; from 0.5 inside that edge on, the tangent line goes on. At alpha = 0 the derivative in alpha is 1 + x² /
/// 2. alpha stays in [-0.3, 0.3] and learns at thirty times the learning rate: with an alpha up to 1, as in Godfrey 2019, two layers are
/// exponentials of exponentials, and now and then one batch undoes epochs; with a slow alpha the layers stay nearly linear.
/// </remarks>
[Activation(Domain = DomainPolicy.Extend, DomainMargin = 0.5)]
[Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha")]
[Piece("alpha == 0", "x")]
[Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
[Learnable("alpha", -0.01, Per = Per.Neuron, Min = -0.3, Max = 0.3, LearningRate = 30)]
public readonly partial struct SoftExponential;

/// <summary>The soft exponential with asinh in place of the logarithm, which is defined everywhere; alpha starts at -1.</summary>
/// <remarks>
/// The form that circulates in Keras code. With alpha = -1 it is exactly asinh(x). It is another function than the paper's: for small
/// negative alpha it is not close to the identity, so alpha should not cross 0.
/// </remarks>
[Activation]
[Piece("alpha < 0", "-asinh(1 - alpha * (x + alpha)) / alpha")]
[Piece("alpha == 0", "x")]
[Piece("alpha > 0", "(exp(alpha * x) - 1) / alpha + alpha")]
[Learnable("alpha", -1, Per = Per.Neuron)]
public readonly partial struct SoftExponentialAsinh;

/// <summary>
/// The rectified soft exponential: 0 below 0; above, the sum of a logarithm that bends down with negative alpha and an exponential that
/// bends up with positive alpha. alpha is learned for each channel.
/// </summary>
/// <remarks>
/// Godfrey 2019, "An Evaluation of Parametric Activation Functions for Deep Learning", where a small number is added to x, n and p to avoid
/// 0 / 0; here nothing needs to be added. alpha starts at 0, where the function is 2 relu(x), and stays in [-1, 1], as there. At the kinks
/// it has the mean of both sides, because alpha starts on one of n and p.
/// </remarks>
[Activation("(log(1 + n * relu(x)) / n + (exp(p * relu(x)) - 1) / p)", Kinks = KinkConvention.Average)]
[Let("n", "relu(-alpha)")]
[Let("p", "relu(alpha)")]
[Learnable("alpha", 0, Per = Per.Channel, Min = -1, Max = 1)]
public readonly partial struct SoftExponentialRectified;
