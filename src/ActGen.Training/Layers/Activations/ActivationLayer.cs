namespace ActGen.Training;

/// <summary>Makes activation layers from descriptors, which a generated <c>GeneratedActivations.Find(name)</c> returns.</summary>
public static class ActivationLayer
{
    /// <summary>Makes a layer of the described activation, without reflection.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="name">The layer's name in the model.</param>
    public static Layer Create(ActivationDescriptor activation, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return activation.Accept(new Maker(name));
    }

    private sealed class Maker(string? name) : IActivationVisitor<Layer>
    {
        public Layer Visit<T>() where T : IActivation => new Activation<T>(name);
    }
}
