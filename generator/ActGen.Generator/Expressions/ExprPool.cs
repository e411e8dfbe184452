using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Makes the nodes of one compilation of a formula, each once (hash consing). Its constructors keep expressions in a canonical
/// form: sums and products are flat, equal terms and factors are collected, numbers are folded where that is exact.
/// </summary>
internal sealed partial class ExprPool
{
    /// <summary>More nodes than any reasonable activation has; a formula that reaches it is refused.</summary>
    public const int MaxNodes = 200_000;

    private readonly Dictionary<string, Expr> _nodes = new(StringComparer.Ordinal);

    public Expr Zero => Number(0);

    public Expr One => Number(1);

    public Logic True => (Logic)Intern("T", id => new Logic(this, id, Connective.True, ImmutableArray<Expr>.Empty));

    public Logic False => (Logic)Intern("F", id => new Logic(this, id, Connective.False, ImmutableArray<Expr>.Empty));

    public Number Number(double value)
    {
        // Both zeros are one node: a formula cannot tell them apart.
        value = value == 0 ? 0 : value;
        return (Number)Intern("#" + BitConverter.DoubleToInt64Bits(value), id => new Number(this, id, value));
    }

    public Variable Variable(string name, VariableKind kind) =>
        (Variable)Intern("v" + (int)kind + name, id => new Variable(this, id, name, kind));

    public Expr Call(Function function, params Expr[] arguments)
    {
        if (arguments.Length != function.Arity)
        {
            throw new ArgumentException($"{function.Name} takes {function.Arity} arguments, not {arguments.Length}");
        }

        return Intern("c" + function.Name + Key(arguments), id => new Call(this, id, function, arguments.ToImmutableArray()));
    }

    public Expr Call(string function, params Expr[] arguments) => Call(FunctionTable.Get(function), arguments);

    public Expr Select(Expr condition, Expr ifTrue, Expr ifFalse)
    {
        if (ReferenceEquals(condition, True) || ReferenceEquals(ifTrue, ifFalse))
        {
            return ifTrue;
        }

        return ReferenceEquals(condition, False)
            ? ifFalse
            : Intern("s" + Key(condition, ifTrue, ifFalse), id => new Select(this, id, condition, ifTrue, ifFalse));
    }

    public Expr Compare(Relation relation, Expr left, Expr right)
    {
        if (left is Number a && right is Number b)
        {
            return Relations.Holds(relation, a.Value, b.Value) ? True : False;
        }

        // -u >= k is u <= -k: conditions on u and on -u are then the same node.
        if (left is Product { Coefficient: -1 } && right is Number bound)
        {
            return Compare(Relations.Mirror(relation), -left, Number(-bound.Value));
        }

        return Intern("r" + (int)relation + Key(left, right), id => new Comparison(this, id, relation, left, right));
    }

    public Expr And(Expr left, Expr right) => Combine(Connective.And, left, right, neutral: True, absorbing: False);

    public Expr Or(Expr left, Expr right) => Combine(Connective.Or, left, right, neutral: False, absorbing: True);

    public Expr Not(Expr operand) => operand switch
    {
        Logic { Connective: Connective.True } => False,
        Logic { Connective: Connective.False } => True,
        Logic { Connective: Connective.Not } not => not.Children[0],
        _ => Intern("n" + Key(operand), id => new Logic(this, id, Connective.Not, ImmutableArray.Create(operand))),
    };

    /// <summary>The same node over other children.</summary>
    public Expr With(Expr node, IReadOnlyList<Expr> children) => node switch
    {
        Expressions.Sum => Sum(children),
        Expressions.Product => Product(children),
        Power power => Power(children[0], power.Exponent),
        Call call => Call(call.Function, children.ToArray()),
        Expressions.Select => Select(children[0], children[1], children[2]),
        Comparison comparison => Compare(comparison.Relation, children[0], children[1]),
        Logic { Connective: Connective.And } => And(children[0], children[1]),
        Logic { Connective: Connective.Or } => Or(children[0], children[1]),
        Logic { Connective: Connective.Not } => Not(children[0]),
        _ => node,
    };

    private Expr Combine(Connective connective, Expr left, Expr right, Expr neutral, Expr absorbing)
    {
        if (ReferenceEquals(left, absorbing) || ReferenceEquals(right, neutral) || ReferenceEquals(left, right))
        {
            return left;
        }

        return ReferenceEquals(right, absorbing) || ReferenceEquals(left, neutral)
            ? right
            : Intern("l" + (int)connective + Key(left, right), id => new Logic(this, id, connective, ImmutableArray.Create(left, right)));
    }

    private Expr Intern(string key, Func<int, Expr> create)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            if (_nodes.Count >= MaxNodes)
            {
                throw new FormulaTooLargeException();
            }

            node = create(_nodes.Count);
            _nodes.Add(key, node);
        }

        return node;
    }

    private static string Key(params Expr[] children) => "(" + string.Join(",", children.Select(c => c.Id)) + ")";

    // Sums and products are the same in any order; the first one made decides the order that is shown and computed.
    private static string UnorderedKey(IReadOnlyList<Expr> children) => "(" + string.Join(",", children.Select(c => c.Id).OrderBy(i => i)) + ")";
}

/// <summary>A formula whose expansion is larger than <see cref="ExprPool.MaxNodes"/>.</summary>
internal sealed class FormulaTooLargeException : Exception;
