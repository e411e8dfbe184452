namespace ActGen.Training;

/// <summary>The weights of a dense layer in the form in which the gradient for its input is computed, made anew for every step.</summary>
/// <param name="weight">The weights, [inputs, units].</param>
internal sealed class DenseWeights(Parameter weight) : PreparedWeights
{
    private PackedMatrix? _transposed;

    /// <summary>The transposed weights, [units, inputs].</summary>
    public PackedMatrix Transposed => _transposed!;

    public override void Refresh(bool backward)
    {
        if (backward)
        {
            // The first layer of a network never needs it.
            _transposed ??= new PackedMatrix(weight.Shape[1], weight.Shape[0]);
            _transposed.PackTransposed(weight.Value, weight.Shape[1]);
        }
    }
}
