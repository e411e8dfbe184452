using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Makes the nodes of one compilation of a formula, each once (hash consing). Its constructors keep expressions in a canonical
/// form: sums and products are flat, equal terms and factors are collected, numbers are folded where that is exact.
/// </summary>
internal sealed partial class ExprPool
{
    /// <summary>More nodes and operands than any reasonable activation has; a formula that reaches it is refused.</summary>
    public const int MaxSize = 200_000;

    /// <summary>
    /// The deepest expression. Stages go down by recursion, on whatever stack the compiler's host has left; they look at it too.
    /// </summary>
    public const int MaxDepth = 2000;

    private readonly Dictionary<Expr, Expr> _nodes = new(new StructuralComparer());
    private int _size;

    public ExprPool()
    {
        Zero = Number(0);
        One = Number(1);
        True = (Logic)Intern(new Logic(this, NextId, LogicalOperator.True, ImmutableArray<Expr>.Empty));
        False = (Logic)Intern(new Logic(this, NextId, LogicalOperator.False, ImmutableArray<Expr>.Empty));
    }

    public Expr Zero { get; }

    public Expr One { get; }

    public Logic True { get; }

    public Logic False { get; }

    private int NextId => _nodes.Count;

    public Number Number(double value) =>
        // Both zeros are one node: a formula cannot tell them apart.
        (Number)Intern(new Number(this, NextId, value == 0 ? 0 : value));

    public Variable Variable(string name, VariableKind kind) => (Variable)Intern(new Variable(this, NextId, name, kind));

    public Expr Call(Function function, params Expr[] arguments) => arguments.Length == function.Arity
        ? Intern(new Call(this, NextId, function, ImmutableArray.Create(arguments)))
        : throw new ArgumentException($"{function.Name} takes {function.Arity} arguments, not {arguments.Length}");

    public Expr Call(string function, params Expr[] arguments) => Call(FunctionTable.Get(function), arguments);

    public Expr Select(Expr condition, Expr ifTrue, Expr ifFalse)
    {
        if (ReferenceEquals(condition, True) || ReferenceEquals(ifTrue, ifFalse))
        {
            return ifTrue;
        }

        return ReferenceEquals(condition, False)
            ? ifFalse
            : Intern(new Select(this, NextId, condition, ifTrue, ifFalse));
    }

    public Expr Compare(Relation relation, Expr left, Expr right)
    {
        if (left is Number a && right is Number b)
        {
            return Relations.Holds(relation, a.Value, b.Value) ? True : False;
        }

        // Nothing is more than itself; NaN, which is not equal to itself either, is told by other relations.
        if (ReferenceEquals(left, right) && relation is Relation.Less or Relation.Greater)
        {
            return False;
        }

        // -u >= k is u <= -k: conditions on u and on -u are then the same node.
        if (left is Product { Coefficient: -1 } && right is Number bound)
        {
            return Compare(Relations.Mirror(relation), -left, Number(-bound.Value));
        }

        return Intern(new Comparison(this, NextId, relation, left, right));
    }

    public Expr And(Expr left, Expr right) => Combine(LogicalOperator.And, left, right, neutral: True, absorbing: False);

    public Expr Or(Expr left, Expr right) => Combine(LogicalOperator.Or, left, right, neutral: False, absorbing: True);

    public Expr Not(Expr operand) => operand switch
    {
        Logic { Operator: LogicalOperator.True } => False,
        Logic { Operator: LogicalOperator.False } => True,
        Logic { Operator: LogicalOperator.Not } not => not.Children[0],
        _ => Intern(new Logic(this, NextId, LogicalOperator.Not, ImmutableArray.Create(operand))),
    };

    /// <summary>An expression with a note for a later stage.</summary>
    /// <param name="mark">The note.</param>
    /// <param name="body">The expression.</param>
    /// <param name="about">The expression that the note is about.</param>
    public Expr Mark(Mark mark, Expr body, Expr about) => Intern(new Marked(this, NextId, mark, ImmutableArray.Create(body, about)));

    /// <summary>The same node over other children.</summary>
    public Expr With(Expr node, IReadOnlyList<Expr> children) => node switch
    {
        Expressions.Sum => Sum(children),
        Expressions.Product => Product(children),
        Power power => Power(children[0], power.Exponent),
        Call call => Call(call.Function, children.ToArray()),
        Expressions.Select => Select(children[0], children[1], children[2]),
        Comparison comparison => Compare(comparison.Relation, children[0], children[1]),
        Logic { Operator: LogicalOperator.And } => And(children[0], children[1]),
        Logic { Operator: LogicalOperator.Or } => Or(children[0], children[1]),
        Logic { Operator: LogicalOperator.Not } => Not(children[0]),
        Marked marked => Mark(marked.Mark, children[0], children[1]),
        _ => node,
    };

    private Expr Combine(LogicalOperator @operator, Expr left, Expr right, Expr neutral, Expr absorbing)
    {
        if (ReferenceEquals(left, absorbing) || ReferenceEquals(right, neutral) || ReferenceEquals(left, right))
        {
            return left;
        }

        return ReferenceEquals(right, absorbing) || ReferenceEquals(left, neutral)
            ? right
            : Intern(new Logic(this, NextId, @operator, ImmutableArray.Create(left, right)));
    }

    /// <summary>The same node over what its children become; the node itself where none of them changes.</summary>
    public Expr Map(Expr node, Func<Expr, Expr> become)
    {
        // Every rewriting of expressions goes down through here.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Expr[]? changed = null;
        for (var i = 0; i < node.Children.Length; i++)
        {
            var child = become(node.Children[i]);
            if (changed is null && !ReferenceEquals(child, node.Children[i]))
            {
                changed = node.Children.ToArray();
            }

            if (changed is not null)
            {
                changed[i] = child;
            }
        }

        return changed is null ? node : With(node, changed);
    }

    /// <summary>The node of the pool that is the same as a new one.</summary>
    private Expr Intern(Expr candidate)
    {
        if (_nodes.TryGetValue(candidate, out var known))
        {
            return known;
        }

        // A length that is known from the start is never found by recursion.
        if ((_size += 1 + candidate.Children.Length) > MaxSize || candidate.Depth > MaxDepth || candidate.WrittenLength < 1)
        {
            throw new FormulaTooLargeException();
        }

        _nodes.Add(candidate, candidate);
        return candidate;
    }
}

/// <summary>A formula whose expansion is larger, is deeper or has larger exponents than an <see cref="ExprPool"/> takes.</summary>
internal sealed class FormulaTooLargeException : Exception;
