using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Read;

/// <summary>The namespace of what is generated once for an assembly.</summary>
internal static class RootNamespace
{
    /// <summary>The project's root namespace, or else the assembly's name, made a legal one.</summary>
    public static string From(string? rootNamespace, string? assemblyName)
    {
        var name = string.IsNullOrWhiteSpace(rootNamespace) ? assemblyName ?? "" : rootNamespace!;
        return string.Join(".", name.Split('.').Select(Legal).Where(part => part.Length > 0));
    }

    private static string Legal(string part)
    {
        var letters = new string(part.Trim().Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_').ToArray());
        letters = letters.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(letters[0]) ? "_" + letters : letters;
        return TypeShape.Escaped(letters);
    }
}
