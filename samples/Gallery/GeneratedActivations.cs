namespace Gallery;

/// <summary>The activations of this program, also for the projects that see its internals.</summary>
internal static partial class GeneratedActivations;
