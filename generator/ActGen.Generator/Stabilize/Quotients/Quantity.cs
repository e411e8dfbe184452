using System;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The quantity of the powers of a <see cref="PowerQuotient"/>, called E, as it is where it is small and where it is large.
/// </summary>
/// <param name="pool">The pool of the expressions.</param>
internal abstract class Quantity(ExprPool pool)
{
    protected ExprPool Pool => pool;

    /// <summary>E where that is small, 1 / E where E is large.</summary>
    public abstract Expr Small { get; }

    /// <summary>Whether factors E - 1 are <see cref="Ones"/>.</summary>
    public virtual bool CountsOnes => false;

    /// <summary>One of two expressions: where E is large, or small.</summary>
    public abstract Expr Chosen(Expr large, Expr small);

    /// <summary>E to a power.</summary>
    /// <param name="power">The power.</param>
    /// <param name="isLarge">Where E is large, or small.</param>
    public abstract Expr Power(double power, bool isLarge);

    /// <summary>A power of E - 1; where E is large, over that of E.</summary>
    public virtual Expr Ones(int power) => throw new NotSupportedException();
}

/// <summary>The exponential of w: <c>exp(-abs(w))</c> on both sides.</summary>
internal sealed class ExponentialQuantity : Quantity
{
    private const int MaxPower = 8;

    private readonly Expr _exponent;
    private readonly Expr _isLarge;

    public ExponentialQuantity(ExprPool pool, LinearForm unit)
        : base(pool)
    {
        _exponent = unit.ToExpr(pool);
        _isLarge = pool.Compare(Relation.GreaterOrEqual, unit.Terms.Count == 1 ? unit.Terms[0].Term : _exponent, pool.Zero);
        Small = pool.Call("expnegabs", _exponent);
    }

    public override Expr Small { get; }

    public override bool CountsOnes => true;

    /// <summary>A multiple of w.</summary>
    public Expr Exponent(double factor) => Pool.Number(factor) * _exponent;

    public override Expr Chosen(Expr large, Expr small) => Pool.Select(_isLarge, large, small);

    public override Expr Power(double power, bool isLarge)
    {
        var (shrinks, size) = (power < 0 == isLarge, Math.Abs(power));
        return power == 0 ? Pool.One
            : !shrinks ? Pool.Call("exp", Exponent(power))
            : size == Math.Round(size) && size <= MaxPower ? Pool.Power(Small, (int)size)
            : Pool.Call("expnegabs", Exponent(size));
    }

    public override Expr Ones(int power)
    {
        var one = Pool.Power(Pool.Call("expm1", -Pool.Call("abs", _exponent)), power);
        return power % 2 == 0 ? one : Chosen(-one, one);
    }
}

/// <summary>A variable: beyond 1, its reciprocal.</summary>
internal sealed class VariableQuantity(ExprPool pool, Variable variable) : Quantity(pool)
{
    private readonly Expr _isLarge = pool.Compare(Relation.GreaterOrEqual, pool.Call("abs", variable), pool.One);

    public override Expr Small => Chosen(Pool.Power(variable, -1), variable);

    public override Expr Chosen(Expr large, Expr small) => Pool.Select(_isLarge, large, small);

    public override Expr Power(double power, bool isLarge) =>
        power < 0 == isLarge ? Pool.Power(Small, (int)Math.Abs(power)) : Pool.Power(variable, (int)power);
}

/// <summary>Nothing: a quotient of expressions as they are.</summary>
internal sealed class NoQuantity(ExprPool pool) : Quantity(pool)
{
    public override Expr Small => Pool.One;

    public override Expr Chosen(Expr large, Expr small) => large;

    public override Expr Power(double power, bool isLarge) => Pool.One;
}
