using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Read;

/// <summary>
/// The names in a namespace or type that differ from a neighbor's in case alone. Found once for each container: looking through all
/// neighbors for each type would take quadratic time, a fifth of a second for a thousand types, at every edit.
/// </summary>
internal static class CaseConflicts
{
    // Weak, so that nothing of a compilation outlives it.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Found = new();

    /// <summary>The names in any of the cases they occur in.</summary>
    public static HashSet<string> Of(INamespaceOrTypeSymbol container) => Found.GetValue(container, Find);

    private static HashSet<string> Find(INamespaceOrTypeSymbol container)
    {
        var names = container.GetTypeMembers().Select(t => t.Name).ToList();
        if (container is INamespaceSymbol space)
        {
            names.AddRange(space.GetNamespaceMembers().Select(n => n.Name));
        }

        var conflicts = names.Distinct(StringComparer.Ordinal).GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1);
        return new HashSet<string>(conflicts.SelectMany(same => same), StringComparer.Ordinal);
    }
}
