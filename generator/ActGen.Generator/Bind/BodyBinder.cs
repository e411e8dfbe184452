using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>Binds one declaration: names, then named parts, then formulas, pieces or the mix, then given derivatives.</summary>
internal sealed class BodyBinder
{
    private readonly BindSession _session;
    private readonly ActivationDeclaration _declaration;
    private readonly string _prefix;
    private readonly Dictionary<string, BoundBody?> _inlined = new(StringComparer.Ordinal);
    private readonly List<BoundLearnable> _learnables = new();

    /// <param name="session">The pass.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="prefix">The prefix of its learnables' names; empty for the activation that is compiled.</param>
    public BodyBinder(BindSession session, ActivationDeclaration declaration, string prefix)
    {
        _session = session;
        _declaration = declaration;
        _prefix = prefix;
        Formulas = new FormulaBinder(session, declaration, Findings, Inlined);
    }

    public FindingList Findings { get; } = new();

    public FormulaBinder Formulas { get; }

    /// <summary>Binds the declaration; null where it has an error.</summary>
    public BoundBody? Bind()
    {
        if (_declaration.IsBroken || _declaration.Findings.Any(f => DiagnosticDescriptors.IsError(f.Id)))
        {
            return null;
        }

        DeclarationChecks.Run(_declaration, Findings);
        var inputs = BindNames();
        if (Findings.HasErrors)
        {
            return null;
        }

        BindParts();
        var body = _declaration.Mix is not null ? new MixBinder(_session, _declaration, _prefix, Findings, Inlined).Bind(inputs)
            : _declaration.Pieces.Count > 0 ? BindPieces()
            : BindFormulas();
        var given = BindDerivatives(inputs, body?.Outputs.Length ?? Math.Max(_declaration.Formulas.Count, 1));
        if (Findings.HasErrors || body is null)
        {
            return null;
        }

        ReportUnused();
        var bodies = _declaration.References.Select(r => _inlined.TryGetValue(r.Name, out var inlined)
            ? inlined : null).Where(b => b is not null).ToList();
        body = body with
        {
            Inputs = body.Inputs.IsDefault ? inputs : body.Inputs,
            Learnables = body.Learnables.AddRange(_learnables).AddRange(bodies.SelectMany(b => b!.Learnables)),
            Derived = body.Derived.AddRange(bodies.SelectMany(b => b!.Derived)),
            Overrides = given,
        };
        if (_prefix.Length == 0)
        {
            DeclarationChecks.CheckNames(body, Findings);
        }

        return Findings.HasErrors ? null : body;
    }

    private ImmutableArray<Variable> BindNames()
    {
        var names = new NameTable(Findings);
        var members = new List<(string, Site)>();
        var inputs = ImmutableArray.CreateBuilder<Variable>();
        foreach (var name in _declaration.Inputs.Split(',').Select(n => n.Trim()))
        {
            var site = new Site(SiteKind.Activation, 0, -1, "Inputs");
            if (names.AddMember(name, NameTable.Input, site))
            {
                // Inlined, the inputs are replaced by arguments.
                var input = _session.Pool.Variable(_prefix.Length == 0 ? name : _prefix + " " + name, _prefix.Length == 0
                    ? VariableKind.Input : VariableKind.Symbol);
                inputs.Add(input);
                Formulas.AddInput(input, name);
                members.Add((name, site));
            }
        }

        for (var i = 0; i < _declaration.Learnables.Count; i++)
        {
            var (declared, site) = (_declaration.Learnables[i], new Site(SiteKind.Learnable, i));
            var isFree = names.AddMember(declared.Name, "a [Learnable]", site);
            if (LearnableBinder.Bind(_session.Pool, declared, i, _prefix, Findings) is { } learnable && isFree)
            {
                _learnables.Add(learnable);
                Formulas.AddLearnable(learnable, declared.Name);
                members.Add((declared.Name, site));
            }
        }

        for (var i = 0; i < _declaration.Lets.Count; i++)
        {
            names.AddLocal(_declaration.Lets[i].Name, new Site(SiteKind.Let, i));
        }

        names.CheckGradientNames(members);
        return inputs.ToImmutable();
    }

    private void BindParts()
    {
        for (var i = 0; i < _declaration.Lets.Count; i++)
        {
            // A part with a mistake keeps its name, so that what uses it has none.
            var part = Formulas.Number(new Site(SiteKind.Let, i, 1), _declaration.Lets[i].Formula);
            Formulas.AddPart(_declaration.Lets[i].Name, part ?? new BoundText(_session.Pool.Zero, _session.Pool.Zero));
        }
    }

    private BoundBody? BindFormulas()
    {
        var sites = _declaration.Formulas.Select((_, i) => new Site(SiteKind.Activation, 0, i)).ToList();
        var outputs = sites.Select((site, i) => Formulas.Number(site, _declaration.Formulas[i])).ToList();
        return outputs.Contains(null) ? null : Body(
            outputs.Select(o => o!.Value), outputs.Select(o => o!.Written),
            outputs.Select((o, i) => new GuardedFormula(sites[i], _session.Pool.True, o!.Value)));
    }

    private BoundBody? BindPieces()
    {
        var bounds = ParameterBounds.Of(_learnables, Array.Empty<DerivedParameter>());
        var pieces = new PieceBinder(_session, _declaration, _prefix, Formulas, bounds, Findings);
        return pieces.Bind() is { } bound ? Body(new[] { bound.Value }, new[] { bound.Written }, pieces.Guarded) : null;
    }

    private static BoundBody Body(IEnumerable<Expr> outputs, IEnumerable<Expr> written, IEnumerable<GuardedFormula> guarded) => new()
    {
        Inputs = default,
        Learnables = ImmutableArray<BoundLearnable>.Empty,
        Derived = ImmutableArray<DerivedParameter>.Empty,
        Outputs = outputs.ToImmutableArray(),
        Written = written.ToImmutableArray(),
        Overrides = GivenDerivatives.None,
        Guarded = guarded.ToImmutableArray(),
    };

    private GivenDerivatives BindDerivatives(ImmutableArray<Variable> inputs, int outputs)
    {
        var variables = _declaration.Inputs.Split(',').Select(n => n.Trim())
            .Zip(inputs, (name, v) => (name, Variables: ImmutableArray.Create(v)))
            .Concat(_declaration.Learnables.Zip(_learnables, (d, l) => (name: d.Name, Variables: l.Elements)))
            .ToDictionary(p => p.name, p => p.Variables);
        return new DerivativeBinder(_declaration, Formulas, Findings).Bind(variables, outputs);
    }

    private void ReportUnused()
    {
        for (var i = 0; i < _declaration.Learnables.Count; i++)
        {
            if (!Formulas.IsUsed(_declaration.Learnables[i].Name))
            {
                Findings.Report(FindingIds.UnusedLearnable, new Site(SiteKind.Learnable, i), _declaration.Learnables[i].Name);
            }
        }
    }

    private BoundBody? Inlined(string name)
    {
        if (!_inlined.TryGetValue(name, out var body))
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            var declaration = _declaration.References.First(r => r.Name == name).Declaration;
            body = declaration is null ? null : new BodyBinder(_session, declaration, _prefix + name + "_").Bind();
            _inlined.Add(name, body);
        }

        return body;
    }
}
