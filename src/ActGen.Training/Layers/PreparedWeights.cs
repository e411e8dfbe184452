namespace ActGen.Training;

/// <summary>
/// Parameters of a layer in another form, which belongs to one workspace and is made anew when the parameters may have changed.
/// </summary>
internal abstract class PreparedWeights
{
    /// <summary>Makes the form.</summary>
    /// <param name="backward">Whether a gradient for the layer's input will be computed.</param>
    public abstract void Refresh(bool backward);
}
