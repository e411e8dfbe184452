namespace ActGen.Training;

/// <summary>The weights of a convolution in the forms in which its kernels read them, made anew for every step.</summary>
/// <param name="weight">The weights, [size, size, channels, filters].</param>
internal sealed class ConvolutionWeights(Parameter weight) : PreparedWeights
{
    private readonly int _channels = weight.Shape[2];
    private readonly int _filters = weight.Shape[3];

    /// <summary>The weights of a whole window, for the output.</summary>
    public PackedMatrix Forward { get; } = new(weight.Length / weight.Shape[3], weight.Shape[3]);

    /// <summary>The transposed weights of each place of a window, for the gradient for the input, where channels fill vectors.</summary>
    public PackedMatrix[] Places { get; } = weight.Shape[2] % 8 == 0
        ? [.. Enumerable.Range(0, weight.Shape[0] * weight.Shape[1]).Select(_ => new PackedMatrix(weight.Shape[3], weight.Shape[2]))]
        : [];

    /// <summary>The transposed weights of a whole window, where they do not.</summary>
    public PackedMatrix? Windows { get; } =
        weight.Shape[2] % 8 == 0 ? null : new PackedMatrix(weight.Shape[3], weight.Length / weight.Shape[3]);

    public override void Refresh(bool backward)
    {
        Forward.Pack(weight.Value, _filters);
        if (backward)
        {
            Windows?.PackTransposed(weight.Value, _filters);
            for (var place = 0; place < Places.Length; place++)
            {
                Places[place].PackTransposed(weight.Value.Slice(place * _channels * _filters, _channels * _filters), _filters);
            }
        }
    }
}
