using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Repairs the numerics of one activation. Values are repaired before they are differentiated, so that a singularity that is
/// removed is gone from every derivative too; then value and derivatives are made ready to be computed.
/// </summary>
internal sealed class Stabilizer
{
    private static readonly RuleTable Analytic = new(SimplifyRules.All.Concat(RepairRules.Analytic));
    private static readonly RuleTable Numeric = new(RepairRules.Numeric);

    // A function has one spelling, whatever else is left as it was written.
    private static readonly RuleTable Simple = new(SimplifyRules.All);

    private readonly ExprPool _pool;
    private readonly bool _isRepaired;
    private readonly CancellationToken _cancellation;
    private readonly Rewriter _analytic;
    private readonly Rewriter _numeric;
    private readonly QuotientDistributor _quotients;
    private readonly QuotientRule _rule;
    private readonly List<string> _sums = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="cancellation">Stops between rules.</param>
    /// <param name="isRepaired">Whether anything is repaired; formulas as they are written tell what repairs cost.</param>
    public Stabilizer(ExprPool pool, CancellationToken cancellation, bool isRepaired = true)
    {
        (_pool, _isRepaired, _cancellation) = (pool, isRepaired, cancellation);
        _analytic = new Rewriter(pool, isRepaired ? Analytic : Simple, cancellation);
        _numeric = new Rewriter(pool, Numeric, cancellation);
        _quotients = new QuotientDistributor(pool);
        _rule = new QuotientRule(pool);
    }

    /// <summary>The repairs that were applied, each as one line for a person.</summary>
    public IReadOnlyList<string> Repairs => _analytic.Applied.Except(SimplifyRules.All).Concat(_numeric.Applied)
        .Select(r => $"{r.Name}: {r}").Concat(_sums).ToList();

    /// <summary>The same repairs, for forms that may not be taken: what is applied to them is not told.</summary>
    public Stabilizer Fresh() => new(_pool, _cancellation, _isRepaired);

    /// <summary>The same function in a form whose value and derivatives keep their digits.</summary>
    public Expr Repair(Expr node) =>
        _isRepaired ? _analytic.Rewrite(_rule.Apply(_quotients.Distribute(_analytic.Rewrite(node)))) : _analytic.Rewrite(node);

    /// <summary>The forms in which several expressions are computed together.</summary>
    public IReadOnlyList<Expr> Prepare(IReadOnlyList<Expr> nodes)
    {
        var expander = new Expander(_pool);
        if (!_isRepaired)
        {
            return nodes.Select(expander.Expand).ToList();
        }

        var masks = new MaskedProducts(_pool);
        var comparisons = new ExactComparisons(_pool);
        var prepared = nodes.Select(n => comparisons.Rewrite(masks.Distribute(expander.Expand(_numeric.Rewrite(n))))).ToList();
        var sums = new DoubleFloatSums(_pool).Find(prepared);
        foreach (var sum in sums.Keys.Select(s => $"double-float sum: {s} is formed in double-float arithmetic").Except(_sums).ToList())
        {
            _sums.Add(sum);
        }

        return prepared.Select(n => Substitution.Replace(_pool, n, sums)).ToList();
    }
}
