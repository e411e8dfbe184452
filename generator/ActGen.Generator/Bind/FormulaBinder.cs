using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>
/// Reads the formulas of one declaration. A named part and a mentioned activation are read as one name each, so that the domain
/// policy of this declaration is applied to what is written here alone, and then put in.
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
    private readonly Dictionary<Expr, BoundText> _standIns = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<Expr, Interval> _bounds = new();
    private readonly DomainGuard _guard;

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
        _guard = new DomainGuard(session, declaration, findings);
    }

    public override IEnumerable<string> Names => _values.Keys.Concat(_vectors.Keys);

    public override IEnumerable<string> Activations =>
        _declaration.References.Where(r => r.Declaration is not null).Select(r => r.Name).Concat(_declaration.NearbyActivations);

    public void AddInput(Variable input, string name) => _values[name] = input;

    public void AddLearnable(BoundLearnable learnable, string name)
    {
        ParameterBounds.Add(_bounds, new[] { learnable }, Array.Empty<DerivedParameter>());
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
        _values[name] = part.Value is Number ? part.Value : StandIn("let " + name, part);
    }

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

    /// <summary>Reads a part of a text that is known to be right; null where it cannot stand alone.</summary>
    public Expr? Reread(string text)
    {
        var tree = new FormulaParser(_session.Pool, this).ParseNumber(text);
        return tree is null ? null : Finish(tree, null).Value;
    }

    public override Expr? Resolve(string name)
    {
        _used.Add(name);
        return _values.TryGetValue(name, out var value) ? value : null;
    }

    public override Expr? ResolveElement(string vector, int index) =>
        _vectors.TryGetValue(vector, out var learnable) && index >= 0 && index < learnable.Elements.Length ? learnable.Elements[index] : null;

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
        error = reference.Declaration is null ? "it is no activation" : body is null ? "its own declaration has an error" : Obstacle(body, arguments.Count);
        if (error is not null)
        {
            return null;
        }

        ParameterBounds.Add(_bounds, body!.Learnables, body.Derived);
        var bound = arguments.Select(a => Finish(a, null)).ToList();
        BoundText Applied(int output) => new(
            Substituted(body.Outputs[output], body.Inputs, bound.Select(a => a.Value)),
            Substituted(body.Written[output], body.Inputs, bound.Select(a => a.Written)));
        return StandIn($"{name}({string.Join(",", arguments.Select(a => a.Id))})", Applied(0));
    }

    IReadOnlyList<string> INameFacts.Inputs => _declaration.Inputs.Split(',').Select(n => n.Trim()).ToList();

    bool INameFacts.IsKnown(string name) => _values.ContainsKey(name);

    bool INameFacts.IsDeclaredLater(string name) => _declaration.Lets.Any(l => l.Name == name);

    bool INameFacts.IsNoActivation(string name) => _declaration.References.Any(r => r.Name == name && r.Declaration is null);

    /// <summary>An expression over inputs with others in their place.</summary>
    public Expr Substituted(Expr body, IReadOnlyList<Variable> inputs, IEnumerable<Expr> arguments) => _session.Checked(Substitution.Replace(
        _session.Pool, body, inputs.Zip(arguments, (input, argument) => (input, argument)).ToDictionary(p => (Expr)p.input, p => p.argument)));

    private static string? Obstacle(BoundBody body, int arguments) =>
        body.Outputs.Length != 1 ? $"it has {body.Outputs.Length} outputs"
        : body.Inputs.Length != arguments ? $"it takes {body.Inputs.Length} argument{(body.Inputs.Length == 1 ? "" : "s")}, not {arguments}"
        : !body.Overrides.IsEmpty ? "it has a [Derivative] of its own, which would be lost"
        : null;

    private BoundText? Bind(Site site, string text, Func<FormulaParser, Expr?> parse, Expr? where)
    {
        _session.Cancellation.ThrowIfCancellationRequested();
        var parser = new FormulaParser(_session.Pool, this);
        var tree = parse(parser);
        if (tree is null)
        {
            // One slip is one message, but of unknown names each is told.
            var told = parser.Errors[0].Kind == FormulaErrorKind.UnknownName
                ? parser.Errors.Where(e => e.Kind == FormulaErrorKind.UnknownName).GroupBy(e => e.Arguments[0], StringComparer.Ordinal).Select(same => same.First()).Take(MaxUnknown)
                : parser.Errors.Take(1);
            foreach (var error in told)
            {
                _findings.Add(FormulaFindings.From(error, site, this));
            }

            return null;
        }

        return Finish(tree, where);
    }

    private BoundText Finish(Expr tree, Expr? where)
    {
        _session.Checked(tree);
        var values = _standIns.ToDictionary(s => s.Key, s => s.Value.Value);
        Expr Meaning(Expr node) => _session.Checked(Substitution.Replace(_session.Pool, node, values));
        var guarded = _guard.Apply(tree, Meaning, where ?? _session.Pool.True, _bounds);
        return new(Meaning(guarded), _session.Checked(Substitution.Replace(_session.Pool, tree, _standIns.ToDictionary(s => s.Key, s => s.Value.Written))));
    }

    private Expr StandIn(string name, BoundText meaning)
    {
        // No name of a formula has a blank or a parenthesis in it.
        var standIn = _session.Pool.Variable(_declaration.FullName + " " + name, VariableKind.Given);
        _standIns[standIn] = meaning;
        return standIn;
    }
}
