namespace Acme.Activations;

/// <summary>The activations of this library: <c>All</c> of them, and <c>Find</c> by name. This line makes the generated list public.</summary>
public static partial class GeneratedActivations;
