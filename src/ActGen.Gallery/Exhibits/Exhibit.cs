namespace ActGen.Gallery.Exhibits;

/// <summary>An activation with what its source says and the kernel that was generated for it.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Kernel">The source of its kernels; empty where it is not at hand.</param>
public sealed record Exhibit(ActivationDescriptor Activation, Declaration Declaration, string Kernel)
{
    /// <summary>The facts about the activation.</summary>
    public ActivationInfo Info => Activation.Info;

    /// <summary>Its name on the page, which no other exhibit has.</summary>
    internal string Id { get; init; } = Activation.Name;

    /// <summary>
    /// The activations of an assembly, with what its symbols tell about them, by group and name. Groups are files of several activations,
    /// or else the assembly is one.
    /// </summary>
    /// <param name="assembly">The path of the assembly that declares them.</param>
    /// <param name="activations">The activations.</param>
    /// <exception cref="IOException">The assembly cannot be read.</exception>
    public static IReadOnlyList<Exhibit> Of(string assembly, IEnumerable<ActivationDescriptor> activations)
    {
        ArgumentException.ThrowIfNullOrEmpty(assembly);
        ArgumentNullException.ThrowIfNull(activations);
        var sources = SymbolSources.Of(assembly);
        var (declarations, kernels) = (DeclarationReader.Read(sources), KernelReader.Read(sources));
        // Where there is about a file for each activation, files are no groups.
        var name = Path.GetFileNameWithoutExtension(assembly);
        var files = declarations.Values.Select(d => d.Group).Distinct(StringComparer.Ordinal).Count();
        Declaration Grouped(Declaration d) => 2 * files <= declarations.Count ? d : d with { Group = name, GroupNote = "" };
        return
        [
            .. activations.Select(activation => (activation, Type: TypeName.Of(activation)))
                .Select(a => new Exhibit(
                    a.activation,
                    declarations.GetValueOrDefault(a.Type) is { } found ? Grouped(found) : Declaration.Unknown(a.Type, name),
                    kernels.GetValueOrDefault(a.Type, "")))
                .OrderBy(exhibit => exhibit.Declaration.Group, StringComparer.Ordinal)
                .ThenBy(exhibit => exhibit.Info.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The same exhibits with names of their own: where two types of one name meet, those with the namespace.</summary>
    internal static IReadOnlyList<Exhibit> WithDistinctIds(IReadOnlyList<Exhibit> exhibits)
    {
        var repeated = exhibits.GroupBy(e => e.Info.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. exhibits.Select(e => repeated.Contains(e.Info.Name) ? e with { Id = e.Declaration.Type.Replace('+', '.') } : e)];
    }
}
