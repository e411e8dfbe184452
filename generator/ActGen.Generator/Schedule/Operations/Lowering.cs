using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Turns expressions into steps. All roundings are decided here, once for a whole kernel, so that every variant of it gives the
/// same bits: which products are fused with the sum they stand in, and which divisions share a reciprocal.
/// </summary>
internal sealed partial class Lowering
{
    // Longer formulas do not fit on the line of a step.
    private const int LongestMeaning = 30;

    private readonly Interpreter _constants = new(new Dictionary<string, double>());
    private readonly OperationGraph _graph;
    private readonly HashSet<Expr> _sharedDivisors;
    private readonly Dictionary<Expr, Operation> _done = new();

    /// <param name="graph">Receives the steps.</param>
    /// <param name="roots">All expressions that will be lowered into it.</param>
    /// <param name="known">
    /// Expressions whose value is there already: the inputs, an output read back. Any other variable is a parameter.
    /// </param>
    public Lowering(OperationGraph graph, IReadOnlyList<Expr> roots, IReadOnlyDictionary<Expr, Operation>? known = null)
    {
        _graph = graph;
        _sharedDivisors = SharedDivisors(roots);
        foreach (var pair in known ?? new Dictionary<Expr, Operation>())
        {
            _done.Add(pair.Key, pair.Value);
        }
    }

    public Operation Lower(Expr node)
    {
        if (_done.TryGetValue(node, out var known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var operation = node.IsCondition || !Dependence.IsConstant(node) ? LowerVariable(node) : _graph.Constant(_constants.Evaluate(node));
        if (node.WrittenLength <= LongestMeaning)
        {
            operation.SourceExpression ??= node.ToString();
        }

        return _done[node] = operation;
    }

    private Operation LowerVariable(Expr node) => node switch
    {
        Variable variable => _graph.Leaf(OpCode.Parameter, variable.Name),
        Sum sum => Softplus(sum) is { } joined ? Lower(joined) : LowerSum(sum),
        Product product => LowerProduct(product),
        Power { Exponent: < 0 } power => LowerQuotient(new List<Expr>(), new[] { (power.Base, -power.Exponent) }),
        Power power => RaiseTo(Lower(power.Base), power.Exponent),
        Call { Function.Name: "affine" } call => LowerAffine(call),
        Call { Function.Name: "max" or "min" } call when Bound(call) is { } bound => bound,
        Call call => _graph.Call(
            call.Function.Primitive ?? throw new InvalidOperationException($"{call.Function.Name} has no primitive"),
            call.Children.Select(Lower).ToArray()),
        Select { IfTrue: Call { Function.Name: FunctionTable.InDouble or FunctionTable.InExtended } } select => LowerInDouble(select),
        Select select => _graph.Op(OpCode.Select, Lower(select.Condition), Lower(select.IfTrue), Lower(select.IfFalse)),
        Comparison comparison => LowerComparison(comparison),
        Logic { Operator: LogicalOperator.And } logic => _graph.Op(OpCode.And, Lower(logic.Children[0]), Lower(logic.Children[1])),
        Logic { Operator: LogicalOperator.Or } logic => _graph.Op(OpCode.Or, Lower(logic.Children[0]), Lower(logic.Children[1])),
        Logic { Operator: LogicalOperator.Not } logic => _graph.Op(OpCode.Not, Lower(logic.Children[0])),
        Logic logic => _graph.Op(OpCode.Equal, _graph.Constant(0), _graph.Constant(logic.Operator == LogicalOperator.True ? 0 : 1)),
        _ => throw new InvalidOperationException($"no step for {node.GetType().Name}"),
    };

    /// <summary>
    /// max and min with a number as one instruction, where those of two values that may be NaN take several. Zeros keep their sign in it,
    /// so max with 0 is a rectifier, and min with 0 stays as it is.
    /// </summary>
    private Operation? Bound(Call call)
    {
        var isMax = call.Function.Name == "max";
        var number = call.Children.OfType<Number>().FirstOrDefault();
        var other = call.Children.FirstOrDefault(c => !ReferenceEquals(c, number));
        if (number is null || other is null || double.IsNaN(number.Value))
        {
            return null;
        }

        return (float)number.Value != 0 ? _graph.Call(isMax ? "AtLeast" : "AtMost", Lower(other), _graph.Constant(number.Value))
            : isMax ? _graph.Call("Relu", Lower(other))
            : null;
    }

    private Operation LowerInDouble(Select select)
    {
        var (body, number) = (select.IfTrue.Children[0], (int)((Number)select.IfTrue.Children[1]).Value);
        var variables = Dependence.Variables(body).Distinct().OrderBy(v => v.Id).ToImmutableArray();
        var isExtended = select.IfTrue is Call { Function.Name: FunctionTable.InExtended };
        var form = new DoubleForm(number, isExtended, body, variables);
        return _graph.InDouble(form, Lower(select.Condition), Lower(select.IfFalse), variables.Select(Lower));
    }

    private Operation LowerComparison(Comparison comparison)
    {
        var (left, right) = (Lower(comparison.Left), Lower(comparison.Right));
        return comparison.Relation switch
        {
            Relation.Less => _graph.Op(OpCode.Less, left, right),
            Relation.LessOrEqual => _graph.Op(OpCode.LessOrEqual, left, right),
            Relation.Greater => _graph.Op(OpCode.Less, right, left),
            Relation.GreaterOrEqual => _graph.Op(OpCode.LessOrEqual, right, left),
            Relation.Equal => _graph.Op(OpCode.Equal, left, right),
            _ => _graph.Op(OpCode.Not, _graph.Op(OpCode.Equal, left, right)),
        };
    }

    /// <summary>A sum: what is the same for all rows first, then each term added; products are fused with the addition.</summary>
    private Operation LowerSum(Sum sum)
    {
        var pool = sum.Pool;
        var hoisted = sum.Children.Where(t => !Dependence.OnInput(t)).ToList();
        var terms = sum.Children.Where(Dependence.OnInput).ToList();
        var total = DifferenceFromRow(terms, hoisted);
        if (total is not null && hoisted.Count > 0)
        {
            total = _graph.Op(OpCode.Add, total, Lower(pool.Sum(hoisted)));
        }
        else if (terms.Count == 0)
        {
            (terms, hoisted) = (hoisted, terms);
        }
        else if (total is null && hoisted.Count > 0)
        {
            total = Lower(pool.Sum(hoisted));
        }

        // Starting from a term that is no product leaves all products to be fused.
        if (total is null)
        {
            var start = terms.FirstOrDefault(t => Fused(t) is null && t is not Product { Coefficient: < 0 }) ?? terms[0];
            terms.Remove(start);
            total = Lower(start);
        }

        foreach (var term in terms)
        {
            total = AddTerm(total, term);
        }

        return total;
    }

    /// <summary>
    /// x less a value of its row, such as the largest, before anything else is added: they are close, and their difference is what has
    /// the digits.
    /// </summary>
    private Operation? DifferenceFromRow(List<Expr> terms, List<Expr> hoisted)
    {
        var input = terms.OfType<Variable>().FirstOrDefault();
        var ofRow = hoisted.FirstOrDefault(t => t is Product { Coefficient: -1 } && -t is Variable { Kind: VariableKind.Symbol });
        if (input is null || ofRow is null || hoisted.Count == 1)
        {
            return null;
        }

        terms.Remove(input);
        hoisted.Remove(ofRow);
        return _graph.Op(OpCode.Subtract, Lower(input), Lower(-ofRow));
    }

    private Operation AddTerm(Operation total, Expr term)
    {
        if (Fused(term) is { } fused)
        {
            var pool = term.Pool;
            return _graph.Op(OpCode.FusedMultiplyAdd, Lower(pool.Product(fused.First)), Lower(pool.Product(fused.Second)), total);
        }

        return term is Product { Coefficient: < 0 }
            ? _graph.Op(OpCode.Subtract, total, Lower(-term))
            : _graph.Op(OpCode.Add, total, Lower(term));
    }

    private static FusedFactors? Fused(Expr term) => term is Product product ? FusedFactors.Of(product) : null;

    /// <summary><c>a * x + b</c>, b in double-float arithmetic.</summary>
    private Operation LowerAffine(Call call)
    {
        var offset = InDoubleFloat(call.Children[2]);
        var sum = _graph.Op(
            OpCode.FusedMultiplyAdd, Lower(call.Children[0]), Lower(call.Children[1]), _graph.Op(OpCode.DoubleFloatHigh, offset));
        return _graph.Op(OpCode.Add, sum, _graph.Op(OpCode.DoubleFloatLow, offset));
    }

    private Operation InDoubleFloat(Expr node) => node switch
    {
        Sum => node.Children.Select(InDoubleFloat).Aggregate((a, b) => _graph.Op(OpCode.DoubleFloatAdd, a, b)),
        Product => node.Children.Select(InDoubleFloat).Aggregate((a, b) => _graph.Op(OpCode.DoubleFloatMultiply, a, b)),
        Power { Exponent: > 0 } power => Enumerable.Repeat(InDoubleFloat(power.Base), power.Exponent)
            .Aggregate((a, b) => _graph.Op(OpCode.DoubleFloatMultiply, a, b)),
        _ => _graph.Op(OpCode.DoubleFloat, Lower(node)),
    };
}
