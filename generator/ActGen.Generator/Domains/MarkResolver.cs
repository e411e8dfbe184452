using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// Takes the marks of Bind away: formulas are continued as their policies say, points are left to the neighbors of their patches.
/// </summary>
internal sealed class MarkResolver
{
    private readonly ExprTransform _transform;
    private readonly PolicyApplication _policies;
    private readonly PatchMark? _chosen;

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="policies">Continues formulas.</param>
    /// <param name="chosen">The patch that is taken wherever it stands, in the place of its neighbors; null for none.</param>
    public MarkResolver(ExprPool pool, PolicyApplication policies, PatchMark? chosen = null)
    {
        (_policies, _chosen) = (policies, chosen);
        _transform = new(pool, enter: Enter);
    }

    public Expr Resolve(Expr node) => _transform.Of(node);

    public GuardedFormula Resolve(GuardedFormula formula) =>
        formula with { Condition = Resolve(formula.Condition), Value = Resolve(formula.Value) };

    private Expr? Enter(Expr node) => node switch
    {
        _ when !Marked.Has(node) => node,
        Marked { Mark: PatchMark patch } marked => Resolve(patch.Equals(_chosen) ? marked.Children[1] : marked.Body),
        Marked { Mark: DomainMark { Policy: DomainPolicy.Propagate } } marked => Resolve(marked.Body),
        Marked { Mark: DomainMark domain } marked =>
            FormulaLimits.Checked(_policies.Apply(domain, marked.Body, Resolve, Resolve(marked.Children[1]))),
        _ => null,
    };
}
