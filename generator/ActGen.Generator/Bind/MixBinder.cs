using System.Collections.Immutable;
using System.Globalization;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>Binds a mix: the weighted sum or the weighted product of its parts.</summary>
internal sealed class MixBinder(BindSession session, ActivationDeclaration declaration, string prefix, FindingList findings,
    Func<string, BoundBody?> inlined)
{
    private readonly ExprPool _pool = session.Pool;
    private readonly MixDeclaration _mix = declaration.Mix!;

    public BoundBody? Bind(ImmutableArray<Variable> inputs)
    {
        var parts = BindParts();
        if (parts is null)
        {
            return null;
        }

        // A mix has the inputs of its parts.
        inputs = parts[0].Inputs.Length == inputs.Length ? inputs : parts[0].Inputs.Select((_, i) => Input(i)).ToImmutableArray();
        var learnable = Weights();
        var derived = Derived(learnable);
        var weights = parts.Select((_, i) =>
            (Expr)(derived.Length > 0 ? derived[i].Symbol : learnable is not null ? learnable.Elements[i] : _pool.Number(_mix.Values[i])));
        var scaled = weights.Select(w => FullWeight is 1 ? w : _pool.Number(FullWeight) * w).ToList();
        Expr Output(int output, Func<BoundBody, ImmutableArray<Expr>> of) =>
            FormulaLimits.Checked(Combined(scaled, parts.Select(p => Applied(of(p)[output], p.Inputs, inputs)).ToList()));
        var count = parts[0].Outputs.Length;
        return new BoundBody
        {
            Inputs = inputs,
            Learnables = learnable is null ? ImmutableArray<BoundLearnable>.Empty : ImmutableArray.Create(learnable),
            Derived = derived,
            Outputs = Enumerable.Range(0, count).Select(k => Output(k, p => p.Outputs)).ToImmutableArray(),
            Written = Enumerable.Range(0, count).Select(k => Output(k, p => p.Written)).ToImmutableArray(),
            Overrides = GivenDerivatives.None,
            Guarded = parts.SelectMany((p, i) => p.Outputs.Select(
                o => new GuardedFormula(new Site(SiteKind.Mix, 0, i), _pool.True, Applied(o, p.Inputs, inputs)))).ToImmutableArray(),
        };
    }

    // The softmax has the sum 1: times the number of parts, equal weights are full ones, and a product starts as the plain one.
    private int FullWeight => IsProduct && _mix.Weights == MixWeights.Softmax ? _mix.Parts.Count : 1;

    private bool IsProduct => _mix.Combine == Combine.Product;

    // A factor is 1 where its weight is 0 and the part itself where it is 1, whatever the sign of the part.
    private Expr Combined(IReadOnlyList<Expr> weights, IReadOnlyList<Expr> parts) => IsProduct
        ? _pool.Product(weights.Zip(parts, (w, part) => (_pool.One - w) + (w * part)).ToList())
        : _pool.Sum(weights.Zip(parts, (w, part) => w * part).ToList());

    private Expr Applied(Expr output, IEnumerable<Variable> from, IEnumerable<Variable> to) => Substitution.Replace(
        _pool, output, from.Zip(to, (a, b) => (a, b)).ToDictionary(p => (Expr)p.a, p => (Expr)p.b));

    private Variable Input(int index) => prefix.Length == 0
        ? _pool.Variable("abcdefghijklmnopqrstuvwxyz"[index % 26].ToString(), VariableKind.Input)
        : _pool.Variable($"{prefix} {index}", VariableKind.Symbol);

    private List<BoundBody>? BindParts()
    {
        var parts = new List<BoundBody>();
        for (var i = 0; i < _mix.Parts.Count; i++)
        {
            var (name, site) = (_mix.Parts[i], new Site(SiteKind.Mix, 0, i));
            var reference = declaration.References.FirstOrDefault(r => r.Name == name);
            if (reference?.Declaration is null)
            {
                findings.Report(FindingIds.NotAnActivation, site, name);
            }
            else if (inlined(name) is not { } body)
            {
                findings.Report(FindingIds.CannotInline, site, name, "its own declaration has an error");
            }
            else if (!body.Overrides.IsEmpty)
            {
                findings.Report(FindingIds.CannotInline, site, name, "it has a [Derivative] of its own, which would be lost");
            }
            else if (parts.Count > 0 && (body.Inputs.Length, body.Outputs.Length) != (parts[0].Inputs.Length, parts[0].Outputs.Length))
            {
                findings.Report(FindingIds.CannotInline, site, name,
                    $"its numbers of inputs and outputs differ from those of {_mix.Parts[0]}");
            }
            else
            {
                parts.Add(body);
            }
        }

        return parts.Count == _mix.Parts.Count ? parts : null;
    }

    private BoundLearnable? Weights()
    {
        if (_mix.Weights == MixWeights.Fixed)
        {
            return null;
        }

        // Logits start at equal weights. So do free weights: at the mean of the parts, or at their plain product.
        var init = _mix.Weights != MixWeights.Free ? 0 : IsProduct ? 1 : 1.0 / _mix.Parts.Count;
        var logits = new LearnableDeclaration
        {
            Name = prefix + "w",
            Init = init.ToString("R", CultureInfo.InvariantCulture),
            Per = _mix.Per,
            Count = _mix.Parts.Count,
        };
        return new BoundLearnable(logits, new BoundInitializer(InitializerKind.Constant, init, init),
            LearnableBinder.Elements(_pool, logits))
        { Bounds = Interval.All };
    }

    private ImmutableArray<DerivedParameter> Derived(BoundLearnable? learnable) => (_mix.Weights, learnable) switch
    {
        (MixWeights.Softmax, { } logits) => MixWeightFormulas.Softmax(_pool, logits),
        (MixWeights.Sigmoid, { } logits) => MixWeightFormulas.Sigmoid(_pool, logits),
        _ => ImmutableArray<DerivedParameter>.Empty,
    };
}
