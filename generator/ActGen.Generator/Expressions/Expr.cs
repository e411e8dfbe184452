using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A node of a formula: immutable and unique in its <see cref="ExprPool"/>, so that equal expressions are the same object
/// and reference equality is structural equality.
/// </summary>
internal abstract class Expr
{
    private int _writtenLength;
    private VariableKinds? _kinds;

    private protected Expr(ExprPool pool, int id)
    {
        Pool = pool;
        Id = id;
    }

    /// <summary>The pool that made the node.</summary>
    public ExprPool Pool { get; }

    /// <summary>The number of the node in its pool: a parent has a larger one than its children.</summary>
    public int Id { get; }

    /// <summary>The operands, in the order written.</summary>
    public abstract ImmutableArray<Expr> Children { get; }

    /// <summary>The kinds of variables that occur.</summary>
    public VariableKinds Kinds => _kinds ??= this is Variable variable
        ? (VariableKinds)(1 << (int)variable.Kind)
        : Children.Aggregate(VariableKinds.None, (kinds, child) => kinds | child.Kinds);

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
                foreach (var child in Children)
                {
                    length += child.WrittenLength;
                }

                _writtenLength = (int)System.Math.Min(length, int.MaxValue / 2);
            }

            return _writtenLength;
        }
    }

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
internal sealed class Number(ExprPool pool, int id, double value) : Expr(pool, id)
{
    public double Value { get; } = value;

    public override ImmutableArray<Expr> Children => ImmutableArray<Expr>.Empty;
}

/// <summary>What a <see cref="Variable"/> stands for.</summary>
internal enum VariableKind
{
    /// <summary>An input of the activation: different for each element.</summary>
    Input,

    /// <summary>A learnable parameter: the same for all rows.</summary>
    Learnable,

    /// <summary>A value computed elsewhere: a row of a table, an output read back.</summary>
    Given,
}

/// <summary>A set of <see cref="VariableKind"/>s.</summary>
[System.Flags]
internal enum VariableKinds
{
    None = 0,
    Input = 1 << VariableKind.Input,
    Learnable = 1 << VariableKind.Learnable,
    Given = 1 << VariableKind.Given,
}

/// <summary>A named value.</summary>
internal sealed class Variable(ExprPool pool, int id, string name, VariableKind kind) : Expr(pool, id)
{
    /// <summary>The name; the elements of a vector parameter are named <c>alpha[3]</c>.</summary>
    public string Name { get; } = name;

    public VariableKind Kind { get; } = kind;

    public override ImmutableArray<Expr> Children => ImmutableArray<Expr>.Empty;
}

/// <summary>A sum of two or more terms; a difference is a sum with a term times -1.</summary>
internal sealed class Sum(ExprPool pool, int id, ImmutableArray<Expr> terms) : Expr(pool, id)
{
    public override ImmutableArray<Expr> Children { get; } = terms;
}

/// <summary>A product of two or more factors; a quotient is a product with a power -1. At most one number, in front.</summary>
internal sealed class Product(ExprPool pool, int id, ImmutableArray<Expr> factors) : Expr(pool, id)
{
    public override ImmutableArray<Expr> Children { get; } = factors;

    /// <summary>The number in front, or 1.</summary>
    public double Coefficient => Children[0] is Number number ? number.Value : 1;
}

/// <summary>An integer power other than 0 and 1.</summary>
internal sealed class Power(ExprPool pool, int id, Expr radix, int exponent) : Expr(pool, id)
{
    public Expr Base { get; } = radix;

    public int Exponent { get; } = exponent;

    public override ImmutableArray<Expr> Children { get; } = ImmutableArray.Create(radix);
}

/// <summary>A function of the table applied to arguments.</summary>
internal sealed class Call(ExprPool pool, int id, Function function, ImmutableArray<Expr> arguments) : Expr(pool, id)
{
    public Function Function { get; } = function;

    public override ImmutableArray<Expr> Children { get; } = arguments;
}

/// <summary><c>condition ? ifTrue : ifFalse</c>.</summary>
internal sealed class Select(ExprPool pool, int id, Expr condition, Expr ifTrue, Expr ifFalse) : Expr(pool, id)
{
    public Expr Condition { get; } = condition;

    public Expr IfTrue { get; } = ifTrue;

    public Expr IfFalse { get; } = ifFalse;

    public override ImmutableArray<Expr> Children { get; } = ImmutableArray.Create(condition, ifTrue, ifFalse);
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
internal sealed class Comparison(ExprPool pool, int id, Relation relation, Expr left, Expr right) : Expr(pool, id)
{
    public Relation Relation { get; } = relation;

    public Expr Left { get; } = left;

    public Expr Right { get; } = right;

    public override bool IsCondition => true;

    public override ImmutableArray<Expr> Children { get; } = ImmutableArray.Create(left, right);
}

/// <summary>The logical operators; <see cref="True"/> and <see cref="False"/> have no operand.</summary>
internal enum Connective
{
    And,
    Or,
    Not,
    True,
    False,
}

/// <summary>A logical combination of conditions.</summary>
internal sealed class Logic(ExprPool pool, int id, Connective connective, ImmutableArray<Expr> operands) : Expr(pool, id)
{
    public Connective Connective { get; } = connective;

    public override bool IsCondition => true;

    public override ImmutableArray<Expr> Children { get; } = operands;
}
