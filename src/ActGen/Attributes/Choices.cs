namespace ActGen;

/// <summary>What has a value of its own for a learnable parameter.</summary>
public enum Per
{
    /// <summary>One value for the whole layer.</summary>
    Layer,

    /// <summary>One value for each channel: each position of the last axis.</summary>
    Channel,

    /// <summary>One value for each position of one sample.</summary>
    Neuron,
}

/// <summary>What happens outside the domain of a function, such as <c>log(u)</c> with <c>u &lt;= 0</c>.</summary>
public enum DomainPolicy
{
    /// <summary>IEEE results, NaN or an infinity, and a warning that states the region.</summary>
    Propagate,

    /// <summary>The argument is held the margin inside the edge; the derivative beyond is 0.</summary>
    Clamp,

    /// <summary>The tangent line from the margin inside the edge: finite and continuously differentiable.</summary>
    Extend,
}

/// <summary>How several inputs lie in the last axis.</summary>
public enum InputLayout
{
    /// <summary>In equal parts one after another.</summary>
    Split,

    /// <summary>In groups of neighbours.</summary>
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
    /// <summary>The weighted sum.</summary>
    Sum,

    /// <summary>The weighted product.</summary>
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
