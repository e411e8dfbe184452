using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The derivatives that an activation gives itself, by the variable and the output.</summary>
internal sealed class GivenDerivatives
{
    public static readonly GivenDerivatives None = new(ImmutableDictionary<(string, int), Expr>.Empty);

    private readonly ImmutableDictionary<(string Variable, int Output), Expr> _formulas;

    private GivenDerivatives(ImmutableDictionary<(string Variable, int Output), Expr> formulas)
    {
        _formulas = formulas;
    }

    public bool IsEmpty => _formulas.IsEmpty;

    public IEnumerable<Expr> Formulas => _formulas.Values;

    /// <summary>The given derivative of an output; null where it is computed.</summary>
    public Expr? Of(Variable variable, int output) => _formulas.TryGetValue((variable.Name, output), out var given) ? given : null;

    /// <summary>Whether any derivative in a variable is given.</summary>
    public bool Has(string variable) => _formulas.Keys.Any(k => k.Variable == variable);

    public bool Has(Variable variable, int output) => _formulas.ContainsKey((variable.Name, output));

    /// <summary>The same derivatives in another form.</summary>
    public GivenDerivatives Select(Func<Expr, Expr> become) => new(_formulas.ToImmutableDictionary(f => f.Key, f => become(f.Value)));

    public GivenDerivatives With(Variable variable, int output, Expr formula) => new(_formulas.Add((variable.Name, output), formula));
}
