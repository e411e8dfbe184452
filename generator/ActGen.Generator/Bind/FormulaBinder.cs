using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>
/// Reads the formulas of one declaration. A named part and a mentioned activation are read as one name each, a placeholder, so that the
/// domain policy of this declaration covers only the text that is written here; then their meaning is put in.
/// </summary>
internal sealed class FormulaBinder : FormulaScope, INameFacts
{
    private const int MaxUnknown = 20;

    private readonly BindSession _session;
    private readonly ActivationDeclaration _declaration;
    private readonly FindingList _findings;
    private readonly Func<string, BoundBody?> _inlined;
    private readonly Dictionary<string, Expr> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoundLearnable> _vectors = new(StringComparer.Ordinal);
    private readonly Dictionary<Expr, BoundText> _placeholders = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SourceEntry>.Builder _source = ImmutableArray.CreateBuilder<SourceEntry>();

    /// <param name="session">The pass.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="inlined">Binds a mentioned activation by its name; null where it has an error of its own.</param>
    public FormulaBinder(BindSession session, ActivationDeclaration declaration, FindingList findings, Func<string, BoundBody?> inlined)
    {
        _session = session;
        _declaration = declaration;
        _findings = findings;
        _inlined = inlined;
    }

    public override IEnumerable<string> Names => _values.Keys.Concat(_vectors.Keys);

    public override IEnumerable<string> Activations =>
        _declaration.References.Where(r => r.Declaration is not null).Select(r => r.Name).Concat(_declaration.NearbyActivations);

    public void AddInput(Variable input, string name) => _values[name] = input;

    public void AddLearnable(BoundLearnable learnable, string name)
    {
        if (learnable.Elements.Length == 1)
        {
            _values[name] = learnable.Elements[0];
        }
        else
        {
            _vectors[name] = learnable;
        }
    }

    public void AddPart(string name, BoundText part)
    {
        // A number stays visible as one: it may be an exponent, an index or the end of a sum.
        _values[name] = part.Value is Number ? part.Value : Placeholder("let " + name, part);
    }

    /// <summary>The places of the parts of the formulas that were read.</summary>
    public SourceMap Source
    {
        get
        {
            // What a part means alone: no policy continues it.
            var meaning = Substitution.Of(_session.Pool, _placeholders.ToDictionary(p => p.Key, p => p.Value.Value));
            return new(_source.Select(e => e with
            {
                Part = e.Part with { Node = meaning.Of(e.Part.Node), Right = e.Part.Right is null ? null : meaning.Of(e.Part.Right) },
            }).ToImmutableArray());
        }
    }

    /// <summary>The names that formulas mention.</summary>
    public ImmutableHashSet<string> UsedNames => _used.ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Whether any formula mentions a name.</summary>
    public bool IsUsed(string name) => _used.Contains(name);

    /// <summary>Binds a number.</summary>
    /// <param name="site">Where it stands.</param>
    /// <param name="text">The formula.</param>
    /// <param name="where">The condition under which it is used; null for always.</param>
    /// <param name="index">A name that stands for a whole number in it.</param>
    public BoundText? Number(Site site, string text, Expr? where = null, (string Name, int Value)? index = null) =>
        Bind(site, text, p => p.ParseNumber(text, index), where);

    public BoundText? Condition(Site site, string text) => Bind(site, text, p => p.ParseCondition(text), null);

    public override Expr? Resolve(string name)
    {
        _used.Add(name);
        return _values.TryGetValue(name, out var value) ? value : null;
    }

    public override Expr? ResolveElement(string vector, int index) =>
        _vectors.TryGetValue(vector, out var learnable) && index >= 0 && index < learnable.Elements.Length
            ? learnable.Elements[index] : null;

    public override int? CountOf(string vector)
    {
        _used.Add(vector);
        return _vectors.TryGetValue(vector, out var learnable) ? learnable.Elements.Length : null;
    }

    public override Expr? Inline(string name, IReadOnlyList<Expr> arguments, out string? error)
    {
        error = null;
        var reference = _declaration.References.FirstOrDefault(r => r.Name == name);
        if (reference is null)
        {
            return null;
        }

        var body = reference.Declaration is null ? null : _inlined(name);
        error = reference.Declaration is null ? "it is not an activation" : body is null
            ? "its own declaration has an error" : Obstacle(body, arguments.Count);
        if (error is not null)
        {
            return null;
        }

        var bound = arguments.Select(a => Finish(a, null)).Select(a => body!.Outputs.Any(Marked.Has)
            ? a with { Value = KeptApart(a.Value) } : a).ToList();
        BoundText Applied(int output) => new(
            Substituted(HasPolicy ? KeptApart(body!.Outputs[output]) : body!.Outputs[output], body.Inputs, bound.Select(a => a.Value)),
            Substituted(body.Written[output], body.Inputs, bound.Select(a => a.Written)));
        return Placeholder($"{name}({string.Join(",", arguments.Select(a => a.Id))})", Applied(0));
    }

    IReadOnlyList<string> INameFacts.Inputs => _declaration.Inputs.Split(',').Select(n => n.Trim()).ToList();

    bool INameFacts.IsKnown(string name) => _values.ContainsKey(name);

    bool INameFacts.IsDeclaredLater(string name) => _declaration.Lets.Any(l => l.Name == name);

    bool INameFacts.IsNoActivation(string name) => _declaration.References.Any(r => r.Name == name && r.Declaration is null);

    /// <summary>An expression over inputs with others in their place.</summary>
    public Expr Substituted(Expr body, IReadOnlyList<Variable> inputs, IEnumerable<Expr> arguments) =>
        FormulaLimits.Checked(Substitution.Replace(
        _session.Pool, body, inputs.Zip(arguments, (input, argument) => (input, argument))
            .ToDictionary(p => (Expr)p.input, p => p.argument)));

    private static string? Obstacle(BoundBody body, int arguments) =>
        body.Outputs.Length != 1 ? $"it has {body.Outputs.Length} outputs"
        : body.Inputs.Length != arguments ? $"it takes {body.Inputs.Length} argument{(body.Inputs.Length == 1 ? "" : "s")}, not {arguments}"
        : !body.Overrides.IsEmpty ? "it has a [Derivative] of its own, which would be lost"
        : null;

    private BoundText? Bind(Site site, string text, Func<FormulaParser, Expr?> parse, Expr? where)
    {
        _session.Cancellation.ThrowIfCancellationRequested();
        var parts = new List<SourcePart>();
        var parser = new FormulaParser(_session.Pool, this, parts);
        var tree = parse(parser);
        if (tree is null)
        {
            // One slip is one message, but of unknown names each is told.
            var told = parser.Errors[0].IsUnknown
                ? parser.Errors.Where(e => e.IsUnknown).GroupBy(e => (e.Kind, e.Arguments[0])).Select(same => same.First())
                    .OrderBy(e => e.Start).Take(MaxUnknown)
                : parser.Errors.Take(1);
            foreach (var error in told)
            {
                _findings.Add(FormulaFindings.From(error, site, this));
            }

            return null;
        }

        _source.AddRange(parts.Select(p => new SourceEntry(site, text, p)));
        return Finish(tree, where);
    }

    private BoundText Finish(Expr tree, Expr? where)
    {
        FormulaLimits.Checked(tree);
        return new(Meaning(WithPolicy(tree, where ?? _session.Pool.True), m => m.Value), Meaning(tree, m => m.Written));
    }

    private Expr Meaning(Expr tree, Func<BoundText, Expr> of) =>
        FormulaLimits.Checked(Substitution.Replace(_session.Pool, tree, _placeholders.ToDictionary(p => p.Key, p => of(p.Value))));

    private Expr WithPolicy(Expr tree, Expr where) => HasPolicy && MayLeaveDomain(tree)
        ? _session.Pool.Mark(new DomainMark(_declaration.Domain, _declaration.DomainMargin, _declaration.FullName), tree, where)
        : tree;

    // What is inlined has its own policy, also where that is none, and so have its arguments.
    private Expr KeptApart(Expr body) => body is not Marked && MayLeaveDomain(body)
        ? _session.Pool.Mark(new DomainMark(DomainPolicy.Propagate, 0, ""), body, _session.Pool.True)
        : body;

    private bool HasPolicy => _declaration.Domain is DomainPolicy.Clamp or DomainPolicy.Extend && _declaration.DomainMargin > 0;

    private static bool MayLeaveDomain(Expr tree) =>
        ExprTraversal.ChildrenFirst(tree).Any(n => n is Power { Exponent: < 0 } or Call { Function.Domain: not null });

    private Expr Placeholder(string name, BoundText meaning)
    {
        // No name of a formula has a blank or a parenthesis in it.
        var placeholder = _session.Pool.Variable(_declaration.FullName + " " + name, VariableKind.Symbol);
        _placeholders[placeholder] = meaning;
        return placeholder;
    }
}
