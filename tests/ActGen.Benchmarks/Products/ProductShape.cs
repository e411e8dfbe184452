namespace ActGen.Benchmarks.Products;

/// <summary>Which of the three products of a layer: y = x W + b, dW = x^T dy, dx = dy W^T.</summary>
internal enum ProductKind
{
    Forward,
    WeightGradient,
    InputGradient,
}

/// <summary>The product of one layer of a network for one batch.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Kind">Which of its products.</param>
/// <param name="Samples">Rows of x: the batch, for a convolution times the positions of its output.</param>
/// <param name="Inputs">Columns of x, for a convolution the values under its window.</param>
/// <param name="Outputs">Columns of y.</param>
internal sealed record ProductShape(string Network, string Layer, ProductKind Kind, int Samples, int Inputs, int Outputs)
{
    /// <summary>The networks of the sample: the perceptron at two batch sizes, and the convolutional one as products of patches.</summary>
    public static IReadOnlyList<ProductShape> All { get; } =
    [
        .. Products("mlp, batch 128", "dense 784-128", 128, 784, 128),
        .. Products("mlp, batch 128", "dense 128-128", 128, 128, 128),
        .. Products("mlp, batch 128", "dense 128-10", 128, 128, 10),
        .. Products("mlp, batch 64", "dense 784-128", 64, 784, 128),
        .. Products("mlp, batch 64", "dense 128-128", 64, 128, 128),
        .. Products("mlp, batch 64", "dense 128-10", 64, 128, 10),
        .. Products("cnn, batch 64", "conv 3x3x1-32 on 28x28", 64 * 26 * 26, 9, 32),
        .. Products("cnn, batch 64", "conv 3x3x32-64 on 13x13", 64 * 11 * 11, 288, 64),
        .. Products("cnn, batch 64", "conv 3x3x32-64 on 14x14, same", 64 * 14 * 14, 288, 64),
        .. Products("cnn, batch 64", "dense 1600-128", 64, 1600, 128),
        .. Products("cnn, batch 64", "dense 3136-128", 64, 3136, 128),
    ];

    /// <summary>Rows of the result.</summary>
    public int Rows => Kind == ProductKind.WeightGradient ? Inputs : Samples;

    /// <summary>Columns of the result.</summary>
    public int Columns => Kind == ProductKind.InputGradient ? Inputs : Outputs;

    /// <summary>Products of one sum.</summary>
    public int Inner => Kind switch
    {
        ProductKind.Forward => Inputs,
        ProductKind.WeightGradient => Samples,
        _ => Outputs,
    };

    /// <summary>Floating-point operations.</summary>
    public double Operations => 2.0 * Rows * Columns * Inner;

    private static IEnumerable<ProductShape> Products(string network, string layer, int samples, int inputs, int outputs) =>
        Enum.GetValues<ProductKind>().Select(kind => new ProductShape(network, layer, kind, samples, inputs, outputs));
}
