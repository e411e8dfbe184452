namespace ActGen.Activations;

// Public, for programs that choose from the catalogue by name; the generator adds the list.
/// <inheritdoc/>
public static partial class GeneratedActivations;
