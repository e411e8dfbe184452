using System.Text;
using ActGen.Generator.Tests.Harness;
using ActGen.Packaging.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Packaging.Tests;

/// <summary>
/// The public surface of each package, one line a type and a member, in a file beside this one: a change of it is meant, and said in
/// the list of changes. The catalogue's own types are generated, and have tests of their own.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed class PublicSurfaceTests(Packages packages)
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue);

    private static readonly SymbolDisplayFormat TypeFormat = Format.WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword);

    public static TheoryData<string> Ids => [.. Packages.Libraries.Where(id => id != "ActGen.Activations")];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_what_was_accepted(string id)
    {
        var bytes = Package.Read(packages, id).Files[$"lib/net10.0/{id}.dll"];
        var reference = MetadataReference.CreateFromImage(bytes);
        var compilation = CSharpCompilation.Create("Surface", references: [reference, .. Platform()]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        var text = new StringBuilder();
        foreach (var type in Types(assembly.GlobalNamespace).OrderBy(t => t.ToDisplayString(TypeFormat), StringComparer.Ordinal))
        {
            Write(text, type);
        }

        Snapshot.Verify(text.ToString(), Path.Combine("Surface", id), "txt");
    }

    private static void Write(StringBuilder text, INamedTypeSymbol type)
    {
        var bases = type.Interfaces.Select(i => i.ToDisplayString(Format)).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { SpecialType: SpecialType.None } parent)
        {
            bases.Insert(0, parent.ToDisplayString(Format));
        }

        text.Append(type.ToDisplayString(TypeFormat)).Append(bases.Count > 0 ? " : " : "").AppendJoin(", ", bases).Append('\n');
        foreach (var member in type.GetMembers().Where(m => IsSeen(m) && m is not INamedTypeSymbol && !IsAccessor(m)).Select(Line)
            .Order(StringComparer.Ordinal))
        {
            text.Append("    ").Append(member).Append('\n');
        }
    }

    private static string Line(ISymbol member) => member switch
    {
        IPropertySymbol property => $"{property.ToDisplayString(Format)} {{ {string.Join(' ', Accessors(property))} }}",
        _ => member.ToDisplayString(Format),
    };

    private static IEnumerable<string> Accessors(IPropertySymbol property)
    {
        if (property.GetMethod is { } get && IsSeen(get))
        {
            yield return "get;";
        }

        if (property.SetMethod is { } set && IsSeen(set))
        {
            yield return set.IsInitOnly ? "init;" : "set;";
        }
    }

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };

    private static bool IsSeen(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(m => m switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol type when IsSeen(type) => Types(type).Prepend(type),
        _ => [],
    });

    private static IEnumerable<MetadataReference> Platform() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));
}
