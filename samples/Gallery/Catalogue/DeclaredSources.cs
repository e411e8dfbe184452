using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gallery.Catalogue;

/// <summary>The source files that declare the activations; they are embedded in this program.</summary>
internal static partial class DeclaredSources
{
    private const string Prefix = "source/";

    /// <summary>The syntax trees of the files, the path of each below its project.</summary>
    public static IReadOnlyList<SyntaxTree> Trees { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => CSharpSyntaxTree.ParseText(Resource.Read(name), path: name[Prefix.Length..])),
    ];

    /// <summary>The declared activations by name.</summary>
    public static IReadOnlyDictionary<string, Declaration> Declarations { get; } =
        Trees.SelectMany(Read).GroupBy(d => d.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static IEnumerable<Declaration> Read(SyntaxTree tree)
    {
        var types = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Where(t => t.AttributeLists.Count > 0).ToList();
        var note = types.Count == 0 ? "" : string.Join(" ", types[0].GetLeadingTrivia()
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(t => t.ToString().TrimStart('/', ' ')));
        var isCatalogue = tree.FilePath.StartsWith("Catalogue/", StringComparison.Ordinal);
        var group = isCatalogue ? Words(Path.GetFileNameWithoutExtension(tree.FilePath)) : "Declared by a user";
        var groupNote = isCatalogue ? note : "The MNIST trainer's own activations: a few lines each, as anyone adds one.";
        return types.Select(type => new Declaration(
            type.Identifier.ValueText, group, groupNote, Documentation(type, "summary"), Documentation(type, "remarks"), type.ToString()
                .ReplaceLineEndings("\n")));
    }

    private static string Words(string name) =>
        WordBorder().Replace(name, m => " " + char.ToLowerInvariant(m.Value[0])).Trim() is var words && words.Length > 0
            ? char.ToUpperInvariant(words[0]) + words[1..] : name;

    private static string Documentation(TypeDeclarationSyntax type, string element)
    {
        var lines = type.GetLeadingTrivia().Where(t => t.HasStructure).Select(t => t.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>().SelectMany(d => d.ToFullString().Split('\n'))
            .Select(line => line.TrimStart().TrimStart('/'));
        var xml = XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>");
        return xml.Element(element) is { } found ? Space().Replace(string.Concat(found.Nodes().Select(Text)), " ").Trim() : "";
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } reference =>
            (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    [GeneratedRegex(@"(?<!^)[A-Z](?![A-Z])")]
    private static partial Regex WordBorder();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
