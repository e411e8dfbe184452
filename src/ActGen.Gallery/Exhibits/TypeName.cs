namespace ActGen.Gallery.Exhibits;

/// <summary>The full name of the type of an activation.</summary>
public sealed class TypeName : IActivationVisitor<string>
{
    /// <summary>The full name, as reflection has it.</summary>
    /// <param name="activation">The activation.</param>
    public static string Of(ActivationDescriptor activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return activation.Accept(new TypeName());
    }

    /// <inheritdoc />
    public string Visit<T>() where T : IActivation => typeof(T).FullName!;
}
