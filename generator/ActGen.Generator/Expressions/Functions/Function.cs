using System;
using System.Collections.Generic;

namespace ActGen.Generator.Expressions;

/// <summary>
/// A row of the function table: everything the stages know about one function. Texts are formulas over the arguments
/// <c>u</c>, <c>v</c>, <c>w</c> and the result <c>r</c>.
/// </summary>
internal sealed class Function
{
    /// <summary>The names of the arguments in the texts of a row.</summary>
    public static readonly IReadOnlyList<string> ArgumentNames = new[] { "u", "v", "w" };

    public Function(string name, Func<double, double> value)
        : this(name, 1, a => value(a[0]))
    {
    }

    public Function(string name, Func<double, double, double> value)
        : this(name, 2, a => value(a[0], a[1]))
    {
    }

    public Function(string name, Func<double, double, double, double> value)
        : this(name, 3, a => value(a[0], a[1], a[2]))
    {
    }

    private Function(string name, int arity, Func<double[], double> value)
    {
        Name = name;
        Arity = arity;
        Value = value;
    }

    public string Name { get; }

    public int Arity { get; }

    /// <summary>The meaning, in double precision.</summary>
    public Func<double[], double> Value { get; }

    /// <summary>The partial derivatives; empty where <see cref="KinkPolicy"/> has them or the function only occurs in kernels.</summary>
    public string[] Derivatives { get; init; } = Array.Empty<string>();

    /// <summary>The formula that the name abbreviates: replaced when a formula is read.</summary>
    public string? Abbreviates { get; init; }

    /// <summary>The formula that kernels compute instead, so that its parts are shared with the rest; null: the primitive.</summary>
    public string? Expansion { get; init; }

    /// <summary>The method of <c>ActGen.Numerics.Primitives</c>; null where a kernel always uses <see cref="Expansion"/>.</summary>
    public string? Primitive { get; init; }

    /// <summary>The method of <c>ActGen.CompilerServices.Reals</c>, which computes it in double precision.</summary>
    public string Real => Primitive ?? char.ToUpperInvariant(Name[0]) + Name.Substring(1);

    /// <summary>Whether the primitive calls a method for rare arguments.</summary>
    public bool HasSlowPath { get; init; }

    /// <summary>The edge of the domain of the first argument; null: defined everywhere.</summary>
    public DomainEdge? Domain { get; init; }

    /// <summary>The values it takes.</summary>
    public Interval Range { get; init; } = Interval.All;

    /// <summary>How it changes with its first argument.</summary>
    public Monotonicity Monotonicity { get; init; } = Monotonicity.None;

    /// <summary>
    /// How it changes with the magnitude of its argument, where it has the same value for u and -u; null for other functions.
    /// </summary>
    public Monotonicity? OfMagnitude { get; init; }

    /// <summary>The arguments at which it is known to be 0.</summary>
    public Zeros Zeros { get; init; }

    /// <summary>Whether it is constant between its jumps.</summary>
    public bool IsPiecewiseConstant { get; init; }

    /// <summary>Whether it depends on the sign of its argument alone.</summary>
    public bool IsOfSign { get; init; }

    /// <summary>Whether it has the sign of its only argument.</summary>
    public bool KeepsSign => Zeros == Zeros.OnlyAtZero && Monotonicity == Monotonicity.Increasing;

    /// <summary>Its symmetry in its only argument.</summary>
    public Parity Parity { get; init; }

    /// <summary>Whether f(c * u) is c * f(u) for every c above 0.</summary>
    public bool IsHomogeneous { get; init; }

    /// <summary>The quotient of exponentials that it is, over u; null where it is none.</summary>
    public string? Exponentials { get; init; }

    /// <summary>Its square, over u, where the root in it goes away; null for other functions.</summary>
    public string? Square { get; init; }

    /// <summary>Its meaning in functions whose derivatives have no end, over u, v and w; null where its row tells.</summary>
    public string? Definition { get; init; }

    /// <summary>How it leaves the range of floats for arguments that are ordinary numbers.</summary>
    public Tails Tails { get; init; }

    /// <summary>Whether it is convex in its only argument.</summary>
    public bool IsConvex { get; init; }

    /// <summary>Whether it is a polynomial where its first argument is: one clamped to bounds counts as itself.</summary>
    public bool KeepsPolynomials { get; init; }

    /// <summary>Whether its arguments may be exchanged.</summary>
    public bool IsCommutative { get; init; }

    /// <summary>The cost of one evaluation, in additions.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>
    /// How many local variables of the JIT its primitive takes, counted from its definition and rounded up; few take more than 45.
    /// </summary>
    public int Locals { get; init; } = 45;

    /// <summary>How it is typeset; null: as <see cref="Notation"/>, or by its name.</summary>
    public Typeset? Typeset { get; init; }

    /// <summary>The formula that a function is written as which only repairs bring in.</summary>
    public string? Notation { get; init; }

    /// <summary>
    /// The meaning of a function that is written by its name though it is none of the language; its further arguments repeat the first.
    /// </summary>
    public string? Legend { get; init; }

    /// <summary>How it reduces the last axis to one value; null for a function of single elements.</summary>
    public Reduction? Reduction { get; init; }

    /// <summary>Whether a user may not write it.</summary>
    public bool IsInternal { get; init; }
}

/// <summary>The domain of a function's first argument: above, or from, an edge.</summary>
/// <param name="Lower">The lower edge, or negative infinity.</param>
/// <param name="Upper">The upper edge, or positive infinity.</param>
/// <param name="Open">Whether the edges themselves are outside.</param>
internal sealed record DomainEdge(double Lower, double Upper, bool Open);

/// <summary>The symmetry of a function of one argument.</summary>
internal enum Parity
{
    None,

    /// <summary>f(-u) = -f(u).</summary>
    Odd,

    /// <summary>f(-u) = f(u).</summary>
    Even,
}

/// <summary>The zeros of a function of one argument.</summary>
internal enum Zeros
{
    Unknown,

    /// <summary>It is 0 at 0, and perhaps elsewhere.</summary>
    AtZero,

    /// <summary>It is 0 at 0 and nowhere else.</summary>
    OnlyAtZero,
}

/// <summary>How a function leaves the range of floats for ordinary arguments.</summary>
[Flags]
internal enum Tails
{
    None = 0,

    /// <summary>It grows faster than a power of its argument, beyond the largest float.</summary>
    Overflow = 1,

    /// <summary>It is positive everywhere, and far out too small for a float: dividing by it overflows.</summary>
    Underflow = 2,
}

/// <summary>How a function changes with its argument.</summary>
internal enum Monotonicity
{
    None,
    Increasing,
    Decreasing,
}
