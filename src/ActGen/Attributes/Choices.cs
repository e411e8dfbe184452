// The generator has the same enums: it compiles this file into a namespace of its own, for its tests see both.
#if ACTGEN_GENERATOR
namespace ActGen.Generator;
#else
namespace ActGen;
#endif

/// <summary>The unit that has a value of its own of a learnable parameter.</summary>
public enum Per
{
    /// <summary>One value for the whole layer.</summary>
    Layer,

    /// <summary>One value for each channel: each position of the last axis.</summary>
    Channel,

    /// <summary>One value for each position of one sample.</summary>
    Neuron,
}

/// <summary>The behavior outside the domain of a function, such as <c>log(u)</c> with <c>u &lt;= 0</c>, and at a division by 0.</summary>
/// <remarks>
/// <para>
/// The domains: <c>log</c>, <c>log2</c> above 0, <c>log1p</c> above -1, <c>sqrt</c> from 0, <c>acosh</c> from 1, <c>asin</c>, <c>acos</c>
/// from -1 to 1, <c>atanh</c> between them, <c>pow(u, v)</c> from 0 unless v is a whole number, and above 0 where v can be negative. A
/// divisor, and what stands under a negative whole power, must not be 0; of a product, each factor is a divisor by itself.
/// </para>
/// <para>
/// A policy changes what can leave a domain and nothing else: not <c>log(1 + exp(x))</c>, not what a condition or the bounds of the
/// learnables keep inside, and not <c>(exp(a * x) - 1) / a</c>, whose singularity at a = 0 is removed. A NaN stays a NaN.
/// </para>
/// </remarks>
public enum DomainPolicy
{
    /// <summary>IEEE results, NaN or an infinity, and a warning that states the region.</summary>
    Propagate,

    /// <summary>
    /// The argument is clamped to the margin inside the edge, so that the value stays what it is there and the derivative beyond is 0. A
    /// divisor is clamped to the margin with its own sign, so that 1/u jumps from -1/margin to 1/margin at 0; 0 itself counts as positive.
    /// </summary>
    Clamp,

    /// <summary>
    /// The tangent line from the margin inside the edge: finite and continuously differentiable, with a gradient that leads back. A divisor
    /// u that has both signs is taken smoothly through 0: between -margin and margin, 1/u becomes the odd cubic that has its value and its
    /// slope at both ends, <c>(2 - (u/m)^2) * u / m^2</c>, and a power below -1 the odd or even polynomial of lowest degree that does.
    /// Tangent lines would jump at 0 from -2/m to 2/m, and a step of the optimizer across it would throw the output from one to the other;
    /// the cubic is 0 at 0 and never larger than 1.09/m. A divisor that has one sign only, such as <c>abs(x)</c>, has an edge at 0 and its
    /// tangent line.
    /// </summary>
    Extend,
}

/// <summary>How several inputs lie in the last axis.</summary>
public enum InputLayout
{
    /// <summary>In equal parts one after another.</summary>
    Split,

    /// <summary>In groups of neighbors.</summary>
    Interleaved,
}

/// <summary>How the weights of a <see cref="MixAttribute"/> are made.</summary>
public enum MixWeights
{
    /// <summary>The softmax of learned logits: positive, with sum 1.</summary>
    Softmax,

    /// <summary>Learned without constraint.</summary>
    Free,

    /// <summary>The sigmoid of learned logits: each between 0 and 1.</summary>
    Sigmoid,

    /// <summary>Given numbers.</summary>
    Fixed,
}

/// <summary>How the parts of a <see cref="MixAttribute"/> are combined.</summary>
public enum Combine
{
    /// <summary>The weighted sum, w1 f1 + w2 f2 + ....</summary>
    Sum,

    /// <summary>
    /// The weighted product, (1 - w1 + w1 f1) (1 - w2 + w2 f2) ...: a part of weight 1 is a factor, a part of weight 0 is the constant 1,
    /// and parts may be negative. The softmax, whose sum is 1, is taken times the number of parts, so that equal weights are full ones.
    /// </summary>
    Product,
}

/// <summary>Which derivative <c>relu</c>, <c>abs</c>, <c>min</c>, <c>max</c> and <c>clamp</c> have at their kinks.</summary>
public enum KinkConvention
{
    /// <summary>PyTorch's: relu'(0) = 0, abs'(0) = 0, half each at a tie of min and max, clamp' = 1 at its bounds.</summary>
    PyTorch,

    /// <summary>The mean of the derivatives on both sides.</summary>
    Average,

    /// <summary>The derivative from the left.</summary>
    Left,

    /// <summary>The derivative from the right.</summary>
    Right,
}
