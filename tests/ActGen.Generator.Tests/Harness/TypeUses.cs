using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Tests.Harness;

/// <summary>A file that uses a type of another one of its project.</summary>
/// <param name="From">The file, by its path in the project.</param>
/// <param name="To">The file that declares the type.</param>
/// <param name="Type">The type.</param>
internal sealed record TypeUse(string From, string To, string Type);

/// <summary>
/// Which files of a project use which, as the compiler resolves the types in them: a name in a <c>using</c> says nothing.
/// </summary>
internal static class TypeUses
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks"];

    /// <param name="project">The folder of the project.</param>
    /// <param name="usings">The namespaces that the project file itself uses.</param>
    public static IReadOnlyList<TypeUse> In(string project, params string[] usings)
    {
        var name = Path.GetFileName(project);
        var global = string.Concat(ImplicitUsings.Concat(usings).Select(u => $"global using {u};\n"));
        var trees = SourceTree.Files(project).Select(f => CSharpSyntaxTree.ParseText(Readable(SourceTree.Read($"{project}/{f}")), path: f))
            .Append(CSharpSyntaxTree.ParseText(global, path: "Usings.cs")).Concat(Linked(project, name)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileNameWithoutExtension(p) != name).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            name, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        // A type that is not found would be a use that nobody sees; 'field' is a keyword of C# 14.
        var unknown = compilation.GetDiagnostics().Where(d => d.Id is "CS0246" or "CS0234" or "CS0103").Select(d => d.ToString());
        Assert.All(unknown, d => Assert.Contains("'field'", d, StringComparison.Ordinal));
        return trees.SelectMany(tree => Of(compilation, tree)).Distinct().ToList();
    }

    // Single files of other projects, which are on no floor of this one: they have no path.
    private static IEnumerable<SyntaxTree> Linked(string project, string name) => XDocument
        .Load(Path.Combine(SourceTree.Root, project, name + ".csproj")).Descendants("Compile")
        .Select(c => c.Attribute("Include")?.Value).OfType<string>().Where(f => !f.Contains('*', StringComparison.Ordinal))
        .Select(f => CSharpSyntaxTree.ParseText(
            File.ReadAllText(Path.Combine(SourceTree.Root, project, f)),
            new CSharpParseOptions(preprocessorSymbols: ["ACTGEN_GENERATOR"])));

    // C# 13, which the compiler of these tests does not know, and which says nothing about types.
    private static string Readable(string text) => text.Replace(", allows ref struct", "", StringComparison.Ordinal);

    private static IEnumerable<TypeUse> Of(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes().Where(n => n is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
        {
            // A member is used through its type, wherever the value came from.
            var symbol = model.GetSymbolInfo(node).Symbol;
            var types = new[] { symbol as INamedTypeSymbol ?? symbol?.ContainingType, model.GetTypeInfo(node).Type as INamedTypeSymbol };
            foreach (var type in types.OfType<INamedTypeSymbol>())
            {
                if (type.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { Length: > 0 } declared
                    && declared != tree.FilePath)
                {
                    yield return new(tree.FilePath, declared, type.Name);
                }
            }
        }
    }
}
