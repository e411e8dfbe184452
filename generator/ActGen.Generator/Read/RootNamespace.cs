using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Read;

/// <summary>The namespace of what is generated once for an assembly.</summary>
internal static class RootNamespace
{
    /// <summary>
    /// The project's root namespace, or else the assembly's name, made a legal one. It ends where a type has the name: in a project called
    /// as its only activation, the list stands beside it.
    /// </summary>
    public static string From(string? rootNamespace, Compilation compilation)
    {
        var name = string.IsNullOrWhiteSpace(rootNamespace) ? compilation.AssemblyName ?? "" : rootNamespace!;
        var parts = new List<string>();
        var space = compilation.Assembly.GlobalNamespace;
        foreach (var part in name.Split('.').Select(Legal).Where(part => part.Length > 0))
        {
            if (space?.GetTypeMembers(part, 0).IsEmpty == false)
            {
                break;
            }

            parts.Add(TypeShape.Escaped(part));
            space = space?.GetNamespaceMembers().FirstOrDefault(s => s.Name == part);
        }

        return string.Join(".", parts);
    }

    /// <summary>
    /// The type or namespace that has a name already; null where it is free, or is a static partial class, to which a part can be added.
    /// </summary>
    public static ISymbol? Occupant(Compilation compilation, string space, string name)
    {
        var found = space.Split('.').Where(p => p.Length > 0).Aggregate(
            (INamespaceSymbol?)compilation.Assembly.GlobalNamespace, (s, part) =>
                s?.GetNamespaceMembers().FirstOrDefault(m => m.Name == part.TrimStart('@')));
        return found?.GetMembers(name).FirstOrDefault(m => m is not INamedTypeSymbol { Arity: > 0 } && !IsOpen(m));
    }

    private static bool IsOpen(ISymbol symbol) =>
        symbol is INamedTypeSymbol { IsStatic: true, TypeKind: TypeKind.Class } type && TypeShape.NotPartial(type, default) is null;

    private static string Legal(string part)
    {
        var letters = new string(part.Trim().Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_').ToArray());
        return letters.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(letters[0]) ? "_" + letters : letters;
    }
}
