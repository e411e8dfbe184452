using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Read;

/// <summary>Turns an attributed type, and the activations that it mentions, into strings and numbers.</summary>
internal sealed class DeclarationReader(Compilation compilation, CancellationToken cancellation)
{
    // More is a mistake: each level is inlined into the next.
    private const int MaxDepth = 50;
    private const int MaxMentioned = 500;

    private readonly ReferenceResolver _resolver = new(compilation, cancellation);
    private readonly Dictionary<INamedTypeSymbol, ActivationDeclaration> _known = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _chain = new();

    public ActivationDeclaration Read(INamedTypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_known.TryGetValue(type, out var declaration))
        {
            _chain.Add(type);
            declaration = new Reading(this, type).Result();
            _chain.RemoveAt(_chain.Count - 1);
            _known.Add(type, declaration);
        }

        return declaration;
    }

    /// <summary>How many declarations one holds, itself included.</summary>
    private static int SizeOf(ActivationDeclaration declaration) =>
        1 + declaration.References.Sum(r => r.Declaration is null ? 0 : SizeOf(r.Declaration));

    /// <summary>The reading of one type.</summary>
    private sealed class Reading(DeclarationReader reader, INamedTypeSymbol type)
    {
        private readonly List<(SiteKind Kind, AttributeReader Attribute)> _attributes = type.GetAttributes()
            .Select(a => new AttributeReader(a)).Where(a => a.Kind is not null).Select(a => (a.Kind!.Value, a)).ToList();

        private readonly List<ReferenceDeclaration> _references = new();
        private readonly List<string> _nearby = new();
        private readonly HashSet<string> _sought = new(StringComparer.Ordinal);
        private readonly List<Finding> _findings = new();

        public ActivationDeclaration Result()
        {
            CheckType();
            var activation = First(SiteKind.Activation);
            var mix = First(SiteKind.Mix);
            var inputs = activation?.Text("Inputs", "x") ?? "x";
            var result = new ActivationDeclaration
            {
                Name = type.Name,
                Namespace = TypeShape.NamespaceOf(type),
                Types = new(TypeShape.WithContainers(type).Select(TypeShape.Header)),
                FullName = TypeShape.FullName(type),
                IsListable = TypeShape.IsListable(type),
                IsExtensible = _findings.Count == 0,
                Members = new(type.DeclaringSyntaxReferences.IsEmpty ? Array.Empty<string>() : GeneratedMembers.WrittenIn(type)),
                IsBroken = _attributes.Any(a => a.Attribute.IsBroken),
                HasActivation = activation is not null,
                Formulas = activation?.Texts(0) ?? default,
                Inputs = inputs,
                Layout = (InputLayout)(activation?.Int("Layout", 0) ?? 0),
                Domain = (DomainPolicy)(activation?.Int("Domain", 0) ?? 0),
                DomainMargin = activation?.Double("DomainMargin", 0.1) ?? 0.1,
                Kinks = (KinkConvention)(activation?.Int("Kinks", 0) ?? 0),
                Pieces = new(All(SiteKind.Piece).Select(a => new PieceDeclaration(a.Text(0), a.Text(1)))),
                Learnables = new(All(SiteKind.Learnable).Select(Learnable)),
                Lets = new(All(SiteKind.Let).Select(a => new LetDeclaration(a.Text(0), a.Text(1)))),
                Derivatives = new(All(SiteKind.Derivative).Select(a => new DerivativeDeclaration(a.Text(0), a.Text(1), a.Int("Output")))),
                Mix = mix is { } m ? Mix(m) : null,
            };
            ReadMentions(result);
            return result with { References = new(_references), NearbyActivations = new(_nearby), Findings = new(_findings) };
        }

        private AttributeReader? First(SiteKind kind) => All(kind).Select(a => (AttributeReader?)a).FirstOrDefault();

        private IEnumerable<AttributeReader> All(SiteKind kind) => _attributes.Where(a => a.Kind == kind).Select(a => a.Attribute);

        // A type of a referenced assembly has been compiled: nothing is added to it.
        private void CheckType()
        {
            if (type.DeclaringSyntaxReferences.IsEmpty)
            {
                return;
            }

            if (reader.IsTooOld is { } version)
            {
                Report(FindingIds.LanguageTooOld, new Site(SiteKind.Type), 0, 0, version);
            }
            else if (TypeShape.Obstacle(type) is { } obstacle)
            {
                Report(FindingIds.UnsupportedType, new Site(SiteKind.Type), 0, 0, obstacle);
            }
            else if (HiddenNames.Of(reader.Compilation) is { } hidden)
            {
                Report(FindingIds.NameUsedTwice, new Site(SiteKind.Type), 0, 0, hidden, "a type that generated code uses");
            }
            else if (TypeShape.NotPartial(type, reader.Cancellation) is { } missing)
            {
                Report(FindingIds.NotPartial, new Site(SiteKind.Type), 0, 0, missing.Name, type.Name);
            }
        }

        private static LearnableDeclaration Learnable(AttributeReader a) => new()
        {
            Name = a.Text(0),
            Init = a.TextOrNumber(1),
            Per = (Per)a.Int("Per", 0),
            Count = a.Int("Count", 1),
            Min = a.Double("Min", double.NegativeInfinity),
            Max = a.Double("Max", double.PositiveInfinity),
            Positive = a.Bool("Positive"),
            Decay = a.Bool("Decay"),
            LearningRate = a.Double("LearningRate", 1),
            Group = a.Text("Group", "activation"),
        };

        private MixDeclaration Mix(AttributeReader attribute)
        {
            var parts = new List<string>();
            var types = attribute.Types(0);
            for (var i = 0; i < types.Length; i++)
            {
                // The same part twice has learnables of its own each time.
                var name = types[i]?.Name ?? "";
                name = parts.Contains(name)
                    ? name + (parts.Count(p => p == name || p.StartsWith(name, StringComparison.Ordinal)) + 1) : name;
                parts.Add(name);
                if (types[i] is not IErrorTypeSymbol)
                {
                    Refer(name, types[i] as INamedTypeSymbol, new Site(SiteKind.Mix, 0, i), 0, -1);
                }
            }

            return new MixDeclaration(
                new(parts), (MixWeights)attribute.Int("Weights", 0), attribute.Doubles("Values"), (Combine)attribute.Int("Combine", 0),
                (Per)attribute.Int("Per", 0));
        }

        private void ReadMentions(ActivationDeclaration declaration)
        {
            foreach (var (site, text) in DeclaredTexts.Formulas(declaration))
            {
                foreach (var (name, start) in MentionedActivations.In(text))
                {
                    if (_references.Any(r => r.Name == name) || !_sought.Add(name))
                    {
                        continue;
                    }

                    var place = All(site.Kind).ElementAt(site.Index).Syntax;
                    // Names of activations begin with a capital; another may be what a function is called elsewhere.
                    var found = char.IsUpper(name[0])
                        ? reader._resolver.Find(name, type, place) : System.Collections.Immutable.ImmutableArray<INamedTypeSymbol>.Empty;
                    if (found.Length > 1 && found.All(ReferenceResolver.IsActivation))
                    {
                        var reason = $"it is ambiguous between {found[0].ToDisplayString()} and {found[1].ToDisplayString()}; "
                            + "add a using alias";
                        Report(FindingIds.CannotInline, site, start, name.Length, name, reason);
                    }
                    else if (found.Length > 0)
                    {
                        Refer(name, found[0], site, start, name.Length);
                    }
                    else if (reader._resolver.Nearby(name, place) is { } nearby)
                    {
                        _nearby.Add(nearby);
                    }
                }
            }
        }

        private void Refer(string name, INamedTypeSymbol? target, Site site, int start, int length)
        {
            if (target is null || target.IsGenericType || !ReferenceResolver.IsActivation(target))
            {
                _references.Add(new ReferenceDeclaration(name, null));
                return;
            }

            if (reader.CycleTo(target) is { } cycle)
            {
                Report(FindingIds.CircularReference, site, start, length, cycle);
                return;
            }

            var declaration = reader._chain.Count < MaxDepth ? reader.Read(target) : null;
            if (declaration?.Findings.FirstOrDefault(f => f.Id is FindingIds.CircularReference or FindingIds.TooLarge) is { } inherited)
            {
                // Whoever names such an activation has the same mistake, told at the name.
                Report(inherited.Id, site, start, length, inherited.Arguments[0]);
            }
            else if (declaration is null || SizeOf(declaration) + _references.Sum(r => r.Declaration is { } d
                ? SizeOf(d) : 0) > MaxMentioned)
            {
                Report(FindingIds.TooLarge, site, start, length,
                    $"'{name}' inlines too many activations (the limit is {MaxMentioned}, nested {MaxDepth} deep)");
            }
            else
            {
                _references.Add(new ReferenceDeclaration(name, declaration));
            }
        }

        private void Report(string id, Site site, int start, int length, params string[] arguments) =>
            _findings.Add(new Finding(id, site, start, length, new(arguments)));
    }

    private CancellationToken Cancellation => cancellation;

    private Compilation Compilation => compilation;

    private string? IsTooOld => compilation is CSharpCompilation { LanguageVersion: < TypeShape.OldestLanguage } old
        ? old.LanguageVersion.ToDisplayString()
        : null;

    private string? CycleTo(INamedTypeSymbol target)
    {
        var start = _chain.FindIndex(t => SymbolEqualityComparer.Default.Equals(t, target));
        return start < 0 ? null : string.Join(" -> ", _chain.Skip(start).Append(target).Select(t => t.Name));
    }
}
