namespace Acme.Activations;

/// <summary>The activations of this library: <c>All</c>, and <c>Find</c> by name. The generated list is public by this line.</summary>
public static partial class GeneratedActivations;
