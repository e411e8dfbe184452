namespace ActGen.Sweep.Errors;

/// <summary>The activations that are measured: those that the gallery shows.</summary>
internal static class MeasuredActivations
{
    /// <summary>Those of the catalogue, then those of the trainer, by name.</summary>
    public static IReadOnlyList<ActivationDescriptor> All { get; } =
    [
        .. ActGen.Activations.GeneratedActivations.All.Concat(global::Gallery.GeneratedActivations.All)
            .OrderBy(a => a.Name, StringComparer.Ordinal),
    ];
}
