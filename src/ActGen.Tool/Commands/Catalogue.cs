using ActGen.Activations;
using ActGen.Gallery.Exhibits;

namespace ActGen.Tool.Commands;

/// <summary>The activations of the catalogue, and where each is declared.</summary>
internal static class Catalogue
{
    private static readonly Lazy<IReadOnlyDictionary<string, Declaration>> Declarations = new(() => Declaration.In(Assembly));

    /// <summary>The path of the assembly that has them.</summary>
    public static string Assembly => typeof(GeneratedActivations).Assembly.Location;

    /// <summary>The activations whose names have a part in common, in the order of their names.</summary>
    /// <param name="part">The part, in any case; null for all.</param>
    public static IReadOnlyList<ActivationDescriptor> Find(string? part)
    {
        ActivationDescriptor[] found =
        [
            .. GeneratedActivations.All.Where(a => a.Name.Contains(part ?? "", StringComparison.OrdinalIgnoreCase))
                .OrderBy(a => a.Name, StringComparer.Ordinal),
        ];
        return found.Length > 0
            ? found
            : throw new InputException($"no activation of the catalogue has '{part}' in its name{Nearest(part!)} (`actgen list` has all)");
    }

    /// <summary>The activation of a name, in any case; null if there is none.</summary>
    /// <param name="name">The whole name.</param>
    public static ActivationDescriptor? Get(string name) =>
        GeneratedActivations.All.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The mistake in a name that the catalogue does not have.</summary>
    /// <param name="name">The whole name.</param>
    public static InputException Missing(string name) =>
        new($"the catalogue has no activation '{name}'{Nearest(name)} (`actgen list` has all)");

    private static string Nearest(string name) => ParseErrors.Suggestion(name, GeneratedActivations.All.Select(a => a.Name));

    /// <summary>The file and the line that declare an activation.</summary>
    /// <param name="activation">The activation.</param>
    public static string SourceLine(ActivationDescriptor activation) => Declarations.Value[TypeName.Of(activation)].Place;
}
