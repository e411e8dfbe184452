using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Read;

/// <summary>The place where the list of an assembly goes.</summary>
/// <param name="IsOccupied">Whether the name is another type's.</param>
/// <param name="IsEmbedded">Whether the list is nobody's but the assembly's own, also where another one sees its internals.</param>
/// <param name="HasAttribute">Whether the assembly has an attribute of its own that says so.</param>
internal sealed record ListPlace(bool IsOccupied, bool IsEmbedded, bool HasAttribute)
{
    // By it a compiler leaves a type of another assembly out of account.
    private const string Embedded = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    /// <summary>The place in an assembly.</summary>
    /// <param name="compilation">The assembly.</param>
    /// <param name="space">The namespace of the list.</param>
    /// <param name="name">Its name.</param>
    public static ListPlace Of(Compilation compilation, string space, string name)
    {
        var attribute = compilation.Assembly.GetTypeByMetadataName(Embedded);
        var isOccupied = RootNamespace.Occupant(compilation, space, name) is not null;
        // With a part of his own somebody decides himself who sees it.
        var full = space.Length == 0 ? name : $"{space.Replace("@", "")}.{name}";
        var isTheirs = compilation.Assembly.GetTypeByMetadataName(full) is not null;
        return new(isOccupied, !isTheirs && (attribute is null ? IsFree(compilation) : IsAttribute(attribute)),
            attribute is not null);
    }

    // Whether the attribute can be written: the parts of its name are namespaces, where they are anything.
    private static bool IsFree(Compilation compilation)
    {
        var space = (INamespaceSymbol?)compilation.Assembly.GlobalNamespace;
        foreach (var part in Embedded.Split('.'))
        {
            if (space?.GetTypeMembers(part).IsEmpty == false)
            {
                return false;
            }

            space = space?.GetNamespaceMembers().FirstOrDefault(s => s.Name == part);
        }

        return space is null;
    }

    private static bool IsAttribute(INamedTypeSymbol type) =>
        type is { DeclaredAccessibility: Accessibility.Internal, BaseType.Name: nameof(Attribute) }
        && type.InstanceConstructors.Any(c => c.Parameters.IsEmpty
            && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);
}
