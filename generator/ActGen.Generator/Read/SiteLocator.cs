using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ActGen.Generator.Read;

/// <summary>
/// Tells where in the source the texts of a declaration stand. It is kept beside the declaration, never in it: it holds syntax, and
/// every edit above the type changes it.
/// </summary>
internal sealed class SiteLocator : IEquatable<SiteLocator>
{
    private static readonly Dictionary<SiteKind, string[]> ParameterNames = new()
    {
        [SiteKind.Activation] = new[] { "formulas" },
        [SiteKind.Piece] = new[] { "when", "formula" },
        [SiteKind.Learnable] = new[] { "name", "init" },
        [SiteKind.Let] = new[] { "name", "formula" },
        [SiteKind.Derivative] = new[] { "of", "formula" },
        [SiteKind.Mix] = new[] { "parts" },
    };

    private readonly SyntaxTree _tree;
    private readonly TextSpan _type;
    private readonly ImmutableArray<(SiteKind Kind, SyntaxReference Syntax)> _attributes;

    public SiteLocator(BaseTypeDeclarationSyntax type, ISymbol symbol)
    {
        _tree = type.SyntaxTree;
        _type = type.Identifier.Span;
        _attributes = symbol.GetAttributes().Select(a => new AttributeReader(a)).Where(a => a.Kind is not null && a.Syntax is not null)
            .Select(a => (a.Kind!.Value, a.Syntax!)).ToImmutableArray();
    }

    /// <summary>
    /// The place of a finding: the characters it is about where they can be told, or else the argument, attribute or type.
    /// </summary>
    public Location Locate(Finding finding, CancellationToken cancellation)
    {
        if (Attribute(finding.Site.Kind, finding.Site.Index, cancellation) is not { } attribute)
        {
            return Location.Create(_tree, _type);
        }

        return Argument(attribute, finding.Site) is not { } argument ? attribute.GetLocation()
            : Location.Create(argument.SyntaxTree, finding.Start < 0
                ? argument.Span : LiteralSpans.Locate(argument, finding.Start, finding.Length));
    }

    /// <summary>The place of each edit of a finding; null where one of them cannot be told exactly.</summary>
    public IReadOnlyList<Location>? LocateEdits(Finding finding, CancellationToken cancellation)
    {
        if (Attribute(finding.Site.Kind, finding.Site.Index, cancellation) is not { } attribute
            || Argument(attribute, finding.Site) is not { } argument)
        {
            return null;
        }

        var spans = finding.Edits.Select(e => LiteralSpans.LocateExactly(argument, e.Start, e.Length)).ToList();
        return spans.All(s => s is not null) ? spans.Select(s => Location.Create(argument.SyntaxTree, s!.Value)).ToList() : null;
    }

    /// <summary>The place of an attribute; null where the type has none of the kind.</summary>
    public Location? Locate(SiteKind kind, CancellationToken cancellation) => Attribute(kind, 0, cancellation)?.GetLocation();

    public bool Equals(SiteLocator? other) =>
        other is not null && ReferenceEquals(_tree, other._tree) && _type == other._type && _attributes.Length == other._attributes.Length
        && _attributes.Zip(other._attributes, (a, b) =>
            ReferenceEquals(a.Syntax.SyntaxTree, b.Syntax.SyntaxTree) && a.Syntax.Span == b.Syntax.Span).All(same => same);

    public override bool Equals(object? obj) => Equals(obj as SiteLocator);

    public override int GetHashCode() => _type.GetHashCode();

    private AttributeSyntax? Attribute(SiteKind kind, int index, CancellationToken cancellation) => _attributes
        .Where(a => a.Kind == kind).Skip(index).Select(a => a.Syntax.GetSyntax(cancellation)).OfType<AttributeSyntax>().FirstOrDefault();

    private static ExpressionSyntax? Argument(AttributeSyntax attribute, Site site) =>
        site.Property.Length > 0 ? Property(attribute, site.Property) : site.Argument < 0 ? null : Positional(attribute, site);

    private static ExpressionSyntax? Property(AttributeSyntax attribute, string name) =>
        Arguments(attribute).FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    private static ExpressionSyntax? Positional(AttributeSyntax attribute, Site site)
    {
        var names = ParameterNames[site.Kind];
        var positional = Arguments(attribute).Where(a => a.NameEquals is null).ToList();
        if (names.Length > 1)
        {
            var byName = positional.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == names[site.Argument]);
            return (byName ?? positional.Where(a => a.NameColon is null).ElementAtOrDefault(site.Argument))?.Expression;
        }

        // The arguments of params: one after another, or one array.
        var elements = positional.Count == 1 ? Elements(positional[0].Expression) : null;
        return elements is null
            ? positional.ElementAtOrDefault(site.Argument)?.Expression
            : elements.ElementAtOrDefault(site.Argument) ?? positional[0].Expression;
    }

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeSyntax attribute) =>
        attribute.ArgumentList is { } list ? list.Arguments : Enumerable.Empty<AttributeArgumentSyntax>();

    private static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression).ToList(),
        _ => null,
    };
}
