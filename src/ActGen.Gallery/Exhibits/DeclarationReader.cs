using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Gallery.Exhibits;

/// <summary>Finds the declarations of activations in source files.</summary>
internal static partial class DeclarationReader
{
    // An activation has one of these, and other attributes beside it.
    private static readonly string[] Attributes = ["Activation", "Mix"];

    /// <summary>The declarations by the full names of their types.</summary>
    /// <param name="files">The files; generated ones declare nothing.</param>
    public static IReadOnlyDictionary<string, Declaration> Read(IEnumerable<SourceFile> files) =>
        files.Where(file => !file.IsGenerated).SelectMany(Read).GroupBy(d => d.Type, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The full name of a type, as reflection has it.</summary>
    public static string FullName(TypeDeclarationSyntax type)
    {
        var types = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Select(t => t.Identifier.ValueText).Reverse();
        var spaces = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()
            .Select(n => n.Name.ToString().Replace("@", "", StringComparison.Ordinal)).Reverse();
        return string.Join('.', spaces.Append(string.Join('+', types)));
    }

    private static IEnumerable<Declaration> Read(SourceFile file)
    {
        var tree = CSharpSyntaxTree.ParseText(file.Text);
        var types = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Where(IsActivation).ToList();
        var note = types.Count == 0 ? "" : string.Join(" ", types[0].GetLeadingTrivia()
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(t => t.ToString().TrimStart('/', ' ')));
        var name = file.Path[(file.Path.LastIndexOfAny(['/', '\\']) + 1)..];
        return types.Select(type =>
        {
            var documentation = Documentation(type);
            var line = tree.GetLineSpan(type.Identifier.Span).StartLinePosition.Line + 1;
            return new Declaration(
                FullName(type), Words(Path.GetFileNameWithoutExtension(name)), note, Text(documentation, "summary"),
                Text(documentation, "remarks"), type.ToString(), $"{name}:{line}")
            { Opening = Opening(documentation) };
        });
    }

    private static bool IsActivation(TypeDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes)
        .Select(attribute => LastName().Match(attribute.Name.ToString()).Value)
        .Any(written => Attributes.Any(name => written == name || written == name + nameof(Attribute)));

    private static string Words(string name) =>
        WordBorder().Replace(name, m => " " + char.ToLowerInvariant(m.Value[0])).Trim() is var words && words.Length > 0
            ? char.ToUpperInvariant(words[0]) + words[1..] : name;

    // Empty where there is none, or none that is well formed.
    private static XElement Documentation(TypeDeclarationSyntax type)
    {
        var lines = type.GetLeadingTrivia().Where(t => t.HasStructure).Select(t => t.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>().SelectMany(d => d.ToFullString().Split('\n'))
            .Select(line => line.TrimStart().TrimStart('/'));
        try
        {
            return XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>");
        }
        catch (XmlException)
        {
            return new XElement("doc");
        }
    }

    private static Dictionary<string, float> Opening(XElement documentation)
    {
        var values = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var attribute in documentation.Elements("opening").Attributes())
        {
            if (float.TryParse(attribute.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value))
            {
                values[attribute.Name.LocalName] = value;
            }
        }

        return values;
    }

    private static string Text(XElement documentation, string element) => documentation.Element(element) is { } found
        ? Space().Replace(string.Concat(found.Nodes().Select(Text)), " ").Trim() : "";

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

    [GeneratedRegex(@"\w+$")]
    private static partial Regex LastName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
