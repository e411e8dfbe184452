namespace ActGen.Activations;

// Public, for programs that choose from the catalogue by name; the generator adds the list.
public static partial class GeneratedActivations;
