using ActGen;

namespace Gallery.Catalogue;

/// <summary>An activation with what its source says and the kernel that was generated for it.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Kernel">The source of its kernels.</param>
internal sealed record Exhibit(ActivationDescriptor Activation, Declaration Declaration, string Kernel)
{
    public ActivationInfo Info => Activation.Info;

    /// <summary>Every activation of the catalogue, then those of this program, by group and name.</summary>
    public static IReadOnlyList<Exhibit> All() =>
    [
        .. ActGen.Activations.GeneratedActivations.All.Concat(GeneratedActivations.All)
            .Select(activation =>
                new Exhibit(activation, DeclaredSources.Declarations[activation.Name], GeneratedKernels.ByName[activation.Name]))
            .OrderBy(exhibit => !ActGen.Activations.GeneratedActivations.All.Contains(exhibit.Activation))
            .ThenBy(exhibit => exhibit.Declaration.Group, StringComparer.Ordinal)
            .ThenBy(exhibit => exhibit.Info.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
