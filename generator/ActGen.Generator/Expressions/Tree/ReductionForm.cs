using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Expressions with a symbol in the place of every reduction: what is left treats each element by itself, with values that are
/// the same for a whole row.
/// </summary>
internal sealed class ReductionForm
{
    private const int LongestName = 12;

    private readonly List<ReductionSymbol> _symbols = new();
    private readonly ExprPool _pool;
    private readonly Dictionary<Expr, Expr> _symbolic = new();
    private readonly Dictionary<Expr, Expr> _calls = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="roots">The expressions.</param>
    public ReductionForm(ExprPool pool, IEnumerable<Expr> roots)
    {
        _pool = pool;
        foreach (var call in roots.SelectMany(Reductions).Distinct())
        {
            var symbol = pool.Variable(Name(call), VariableKind.Symbol);
            _symbols.Add(new ReductionSymbol(symbol, call.Function, Symbolic(call.Children[0])));
            _symbolic.Add(call, symbol);
            _calls.Add(symbol, call);
        }
    }

    /// <summary>The reductions, each after those in its argument.</summary>
    public IReadOnlyList<ReductionSymbol> Symbols => _symbols;

    /// <summary>Whether an expression has a reduction in it.</summary>
    public static bool HasReductions(Expr root) => Reductions(root).Any();

    /// <summary>The reductions of an expression, each after those in its argument.</summary>
    public static IEnumerable<Call> Reductions(Expr root) =>
        ExprTraversal.ChildrenFirst(root).OfType<Call>().Where(c => c.Function.Reduction is not null);

    /// <summary>An expression with symbols in the place of reductions.</summary>
    public Expr Symbolic(Expr node) => Replaced(node, _symbolic);

    /// <summary>An expression with reductions in the place of symbols.</summary>
    public Expr Restored(Expr node) => Replaced(node, _calls);

    // As a person reads it, with a mark that no name of a formula has.
    private string Name(Call call)
    {
        var name = call.WrittenLength <= LongestName ? call.ToString() : $"{call.Function.Name}{call.Id}(...)";
        return Symbols.Any(s => s.Symbol.Name == name) ? $"{name} {call.Id}" : name;
    }

    private Expr Replaced(Expr node, IReadOnlyDictionary<Expr, Expr> replacements) =>
        new ExprTransform(_pool, enter: n => replacements.TryGetValue(n, out var replacement) ? replacement : null).Of(node);
}

/// <summary>A reduction by the symbol that stands for it.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Function">The reduction.</param>
/// <param name="Argument">The argument of the reduction, over symbols.</param>
internal sealed record ReductionSymbol(Variable Symbol, Function Function, Expr Argument)
{
    /// <summary>Whether nothing depends on its value.</summary>
    public bool IsMaxShift => Function.Reduction == Reduction.MaxShift;
}
