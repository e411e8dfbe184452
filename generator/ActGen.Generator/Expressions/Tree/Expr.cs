using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A node of a formula: immutable and unique in its <see cref="ExprPool"/>, so that equal expressions are the same object
/// and reference equality is structural equality.
/// </summary>
internal abstract class Expr
{
    // One of 64 bits for each variable: those without a bit in common have no variable in common.
    private readonly ulong _variables;
    private int _writtenLength;

    /// <param name="pool">The pool that makes the node.</param>
    /// <param name="id">Its number.</param>
    /// <param name="children">The operands.</param>
    /// <param name="keepsPolynomials">Whether it is a polynomial when its operands are.</param>
    /// <param name="own">The kind of a variable.</param>
    private protected Expr(ExprPool pool, int id, ImmutableArray<Expr> children, bool keepsPolynomials = false, VariableKinds own =
        VariableKinds.None)
    {
        (Pool, Id, Children) = (pool, id, children);
        (Kinds, IsPolynomial) = (own, keepsPolynomials);
        _variables = own == VariableKinds.None ? 0 : 1UL << (int)(unchecked((uint)id * 2654435761) >> 26);
        foreach (var child in children)
        {
            Kinds |= child.Kinds;
            IsPolynomial &= child.IsPolynomial;
            _variables |= child._variables;
        }

        foreach (var child in Shown)
        {
            Depth = System.Math.Max(Depth, child.Depth + 1);
        }
    }

    /// <summary>The pool that made the node.</summary>
    public ExprPool Pool { get; }

    /// <summary>The number of the node in its pool: a parent has a larger one than its children.</summary>
    public int Id { get; }

    /// <summary>The operands, in the order written.</summary>
    public ImmutableArray<Expr> Children { get; }

    // What a mark says about an expression is not written.
    private ImmutableArray<Expr> Shown => this is Marked ? ImmutableArray.Create(Children[0]) : Children;

    /// <summary>How many nodes stand below each other at most, itself not counted.</summary>
    public int Depth { get; }

    /// <summary>The kinds of variables that occur.</summary>
    public VariableKinds Kinds { get; }

    /// <summary>Whether it is made of variables, sums, products and positive powers alone. A variable may be clamped to bounds.</summary>
    public bool IsPolynomial { get; }

    /// <summary>False where a variable does not occur; true mostly where it does.</summary>
    public bool MayContain(Variable variable) => (_variables & variable._variables) != 0;

    /// <summary>
    /// How long the expression is written out, in nodes: shared parts count each time, so it can be astronomical where the graph is small.
    /// </summary>
    public int WrittenLength
    {
        get
        {
            if (_writtenLength == 0)
            {
                var length = 1L;
                for (var i = 0; i < Shown.Length; i++)
                {
                    length += (long)Shown[i].WrittenLength * (this is Call call ? Template.Occurrences(call.Function, i) : 1);
                }

                _writtenLength = (int)System.Math.Min(length, int.MaxValue / 2);
            }

            return _writtenLength;
        }
    }

    /// <summary>The node as text, once it has been printed.</summary>
    public WrittenText? Written { get; set; }

    /// <summary>Whether the node is a truth value instead of a number.</summary>
    public virtual bool IsCondition => false;

    public static Expr operator +(Expr a, Expr b) => a.Pool.Sum(a, b);

    public static Expr operator -(Expr a, Expr b) => a.Pool.Sum(a, a.Pool.Product(a.Pool.Number(-1), b));

    public static Expr operator -(Expr a) => a.Pool.Product(a.Pool.Number(-1), a);

    public static Expr operator *(Expr a, Expr b) => a.Pool.Product(a, b);

    public static Expr operator /(Expr a, Expr b) => a.Pool.Product(a, a.Pool.Power(b, -1));

    public override string ToString() => FormulaPrinter.Print(this);
}

/// <summary>A number.</summary>
internal sealed class Number(ExprPool pool, int id, double value) : Expr(pool, id, ImmutableArray<Expr>.Empty, keepsPolynomials: true)
{
    public double Value { get; } = value;
}

/// <summary>The kinds of <see cref="Variable"/>s.</summary>
internal enum VariableKind
{
    /// <summary>An input of the activation: different for each element.</summary>
    Input,

    /// <summary>A learnable parameter: the same for all rows.</summary>
    Learnable,

    /// <summary>A free symbol, for a value computed elsewhere: a wildcard of a rule, a reduction, an output read back.</summary>
    Symbol,
}

/// <summary>A set of <see cref="VariableKind"/>s.</summary>
[System.Flags]
internal enum VariableKinds
{
    None = 0,
    Input = 1 << VariableKind.Input,
    Learnable = 1 << VariableKind.Learnable,
    Symbol = 1 << VariableKind.Symbol,

    /// <summary>No variable, but a <see cref="Expressions.Marked"/> part.</summary>
    Marked = 1 << 3,
}

/// <summary>A named value.</summary>
internal sealed class Variable(ExprPool pool, int id, string name, VariableKind kind)
    : Expr(pool, id, ImmutableArray<Expr>.Empty, keepsPolynomials: true, (VariableKinds)(1 << (int)kind))
{
    /// <summary>The name; the elements of a vector parameter are named <c>alpha[3]</c>.</summary>
    public string Name { get; } = name;

    public VariableKind Kind { get; } = kind;
}

/// <summary>A sum of two or more terms; a difference is a sum with a term times -1.</summary>
internal sealed class Sum(ExprPool pool, int id, ImmutableArray<Expr> terms) : Expr(pool, id, terms, keepsPolynomials: true);

/// <summary>A product of two or more factors; a quotient is a product with a power -1. At most one number, in front.</summary>
internal sealed class Product(ExprPool pool, int id, ImmutableArray<Expr> factors) : Expr(pool, id, factors, keepsPolynomials: true)
{
    private Expr? _rest;

    /// <summary>The number in front, or 1.</summary>
    public double Coefficient => Children[0] is Number number ? number.Value : 1;

    /// <summary>The product without the number in front.</summary>
    public Expr Rest => _rest ??= Children[0] is Number ? Pool.Product(Children.RemoveAt(0)) : this;
}

/// <summary>An integer power other than 0 and 1.</summary>
internal sealed class Power(ExprPool pool, int id, Expr @base, int exponent)
    : Expr(pool, id, ImmutableArray.Create(@base), keepsPolynomials: exponent > 0)
{
    public Expr Base { get; } = @base;

    public int Exponent { get; } = exponent;
}

/// <summary>A function of the table applied to arguments.</summary>
internal sealed class Call(ExprPool pool, int id, Function function, ImmutableArray<Expr> arguments)
    : Expr(pool, id, arguments, keepsPolynomials: function.KeepsPolynomials)
{
    public Function Function { get; } = function;
}

/// <summary><c>condition ? ifTrue : ifFalse</c>.</summary>
internal sealed class Select(ExprPool pool, int id, Expr condition, Expr ifTrue, Expr ifFalse)
    : Expr(pool, id, ImmutableArray.Create(condition, ifTrue, ifFalse))
{
    public Expr Condition { get; } = condition;

    public Expr IfTrue { get; } = ifTrue;

    public Expr IfFalse { get; } = ifFalse;
}

/// <summary>The comparison operators.</summary>
internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A comparison of two numbers.</summary>
internal sealed class Comparison(ExprPool pool, int id, Relation relation, Expr left, Expr right)
    : Expr(pool, id, ImmutableArray.Create(left, right))
{
    private LinearComparison? _linear;

    public Relation Relation { get; } = relation;

    public Expr Left { get; } = left;

    public Expr Right { get; } = right;

    /// <summary>As a quantity compared with a number.</summary>
    public LinearComparison Linear => _linear ??= LinearComparison.Of(this);

    public override bool IsCondition => true;
}

/// <summary>The logical operators; <see cref="True"/> and <see cref="False"/> have no operand.</summary>
internal enum LogicalOperator
{
    And,
    Or,
    Not,
    True,
    False,
}

/// <summary>A logical combination of conditions.</summary>
internal sealed class Logic(ExprPool pool, int id, LogicalOperator @operator, ImmutableArray<Expr> operands) : Expr(pool, id, operands)
{
    public LogicalOperator Operator { get; } = @operator;

    public override bool IsCondition => true;
}
