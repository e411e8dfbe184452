namespace Acme.Neural;

/// <summary>The activations of this library, for those who use it.</summary>
public static partial class GeneratedActivations;
