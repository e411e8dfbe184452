using System;
using ActGen.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>The rows that repairs and derivatives bring in; a user sees their <see cref="Function.Notation"/>.</summary>
internal static partial class FunctionTable
{
    /// <summary>The name of <c>indouble</c>.</summary>
    public const string InDouble = "indouble";

    /// <summary>The name of <c>inextended</c>.</summary>
    public const string InExtended = "inextended";

    private static Function[] Repairs => new Function[]
    {
        // 1 / cosh(u)^2 and exp(-u^2), with the digits of their tails.
        new("sechsq", Reals.SechSquared)
        {
            Exponentials = "4 * exp(2 * u) / ((exp(2 * u) + 1) * (exp(2 * u) + 1))",
            Parity = Parity.Even,
            Derivatives = ["-2 * r * tanh(u)"],
            Primitive = "SechSquared", Cost = 18, Locals = 75,
            Range = Unit, OfMagnitude = Monotonicity.Decreasing, Tails = Tails.Underflow,
            Notation = "1 - sq(tanh(u))", IsInternal = true,
        },
        new("gauss", Reals.Gauss)
        {
            Definition = "exp(-u * u)",
            Parity = Parity.Even,
            Derivatives = ["-2 * u * r"],
            Primitive = "Gauss", Cost = 14,
            Range = Unit, OfMagnitude = Monotonicity.Decreasing, Tails = Tails.Underflow,
            Notation = "exp(-sq(u))", IsInternal = true,
        },
        // erfc(-u/sqrt(2))/2 and exp(-u^2/2): u/sqrt(2) would be rounded before it is squared.
        new("normcdf", Reals.NormalCdf)
        {
            Derivatives = ["0.3989422804014327 * gausshalf(u)"],
            Primitive = "NormalCdf", Cost = 30, Locals = 90,
            Range = Unit, Monotonicity = Monotonicity.Increasing, Tails = Tails.Underflow,
            Notation = "erfc(-u / sqrt(2)) / 2", Typeset = Typeset.Named("Φ"), IsInternal = true,
        },
        new("gausshalf", Reals.GaussHalf)
        {
            Definition = "exp(-u * u / 2)",
            Parity = Parity.Even,
            Derivatives = ["-u * r"],
            Primitive = "GaussHalf", Cost = 14,
            Range = Unit, OfMagnitude = Monotonicity.Decreasing, Tails = Tails.Underflow,
            Notation = "exp(-sq(u) / 2)", IsInternal = true,
        },
        // exp(-abs(u)): one bound of its argument is enough.
        new("expnegabs", u => Math.Exp(-Math.Abs(u)))
        {
            Definition = "exp(-abs(u))",
            Primitive = "ExpOfMinusAbs", Cost = 13,
            Range = Unit, OfMagnitude = Monotonicity.Decreasing, Tails = Tails.Underflow,
            Notation = "exp(-abs(u))", IsInternal = true,
        },
        new("hypot1", Reals.Hypot1)
        {
            Square = "1 + u * u",
            Definition = "sqrt(1 + u * u)",
            Parity = Parity.Even,
            Derivatives = ["u / r"],
            Primitive = "Hypot1", Cost = 10,
            Range = new(1, double.PositiveInfinity), OfMagnitude = Monotonicity.Increasing,
            Notation = "sqrt(1 + sq(u))", IsInternal = true,
        },

        // The root of a sum of squares: 0 where all are 0, and so are its derivatives, as those of hypot.
        new("norm", Math.Sqrt)
        {
            Square = "u",
            Derivatives = ["r > 0 ? 0.5 / r : 0"],
            Primitive = "Sqrt", Cost = 8, Locals = 2,
            Domain = new(0, double.PositiveInfinity, false),
            Range = Interval.NotNegative,
            Monotonicity = Monotonicity.Increasing,
            Zeros = Zeros.OnlyAtZero,
            Notation = "sqrt(u)", IsInternal = true,
        },

        // min and max with a number: what infinite inputs are clamped with. A person sees the input.
        new("atmost", Reals.Min) { Primitive = "AtMost", Locals = 2, KeepsPolynomials = true, Notation = "u", IsInternal = true },
        new("atleast", Reals.Max) { Primitive = "AtLeast", Locals = 2, KeepsPolynomials = true, Notation = "u", IsInternal = true },

        // expm1(u*v)/u and log1p(u*v)/u, continued to u = 0, where both are v: what is left of a removable singularity.
        new("expm1div", Reals.Expm1div)
        {
            Definition = "(exp(u * v) - 1) / u",
            Derivatives = ["v * v * dexprel(u * v)", "exp(u * v)"], Expansion = "v * exprel(u * v)",
            Cost = 22,
            Tails = Tails.Overflow,
            Notation = "expm1(u * v) / u", IsInternal = true,
        },
        new("log1pdiv", Reals.Log1pdiv)
        {
            Definition = "log(1 + u * v) / u",
            Derivatives = ["v * v * dlog1prel(u * v, 1 + u * v, 1 / (1 + u * v))", "1 / (1 + u * v)"],
            Expansion = "v * log1prel(u * v, 1 + u * v)",
            Cost = 24,
            Notation = "log1p(u * v) / u", IsInternal = true,
        },
        new("exprel", Reals.Exprel)
        {
            Definition = "(exp(u) - 1) / u",
            Derivatives = ["dexprel(u)"],
            Primitive = "Exprel", Cost = 20,
            Range = Interval.Positive, Monotonicity = Monotonicity.Increasing, Tails = Tails.Overflow,
            Notation = "expm1(u) / u", IsInternal = true,
        },
        new("dexprel", Reals.ExprelDerivative)
        {
            Definition = "(1 + (u - 1) * exp(u)) / (u * u)",
            Primitive = "ExprelDerivative", Cost = 26, Locals = 80,
            Range = Interval.Positive, Tails = Tails.Overflow,
            Legend = "(1 + (u - 1) * exp(u)) / sq(u)", IsInternal = true,
        },
        new("exprel2", Reals.Exprel2)
        {
            Definition = "(exp(u) - 1 - u) / (u * u)",
            Primitive = "Exprel2", Cost = 28,
            Range = Interval.Positive, Tails = Tails.Overflow,
            Legend = "(expm1(u) - u) / sq(u)", IsInternal = true,
        },
        // The second argument is 1 + u, which the caller may know more exactly than u tells near u = -1, the third 1 / (1 + u).
        new("log1prel", (u, _) => Reals.Log1prel(u))
        {
            Definition = "log(1 + u) / u",
            Primitive = "Log1prel", Cost = 22,
            Range = Interval.Positive,
            Notation = "log1p(u) / u", IsInternal = true,
        },
        new("dlog1prel", (u, _, _) => Reals.Log1prelDerivative(u))
        {
            Definition = "(u / (1 + u) - log(1 + u)) / (u * u)",
            Primitive = "Log1prelDerivative", Cost = 30, Locals = 140,
            Legend = "(u / (1 + u) - log1p(u)) / sq(u)", IsInternal = true,
        },

        // sin(u*v)/u, continued to u = 0, where it is v. Kernels share the sine.
        new("sindiv", Reals.Sindiv)
        {
            Definition = "sin(u * v) / u",
            Derivatives = ["v * v * dsinc(u * v)", "cos(u * v)"], Expansion = "v * sinc(u * v)",
            Cost = 22,
            Notation = "sin(u * v) / u", IsInternal = true,
        },
        new("sinc", Reals.Sinc)
        {
            Definition = "sin(u) / u",
            Derivatives = ["dsinc(u)"], Expansion = "u == 0 ? 1 : sin(u) / u",
            Cost = 20,
            Range = Symmetric,
            Notation = "sin(u) / u", IsInternal = true,
        },
        new("dsinc", Reals.SincDerivative)
        {
            Definition = "(cos(u) - sin(u) / u) / u",
            Primitive = "SincDerivative", HasSlowPath = true, Cost = 50,
            Range = Symmetric,
            Legend = "(cos(u) - sin(u) / u) / u", IsInternal = true,
        },

        // u, computed in double precision from the variables on and rounded once: the slow path of lanes whose digits float loses. The
        // second argument numbers the slow paths of an activation.
        new(InDouble, (u, _) => u) { Cost = 1000, Notation = "u", IsInternal = true },

        // The same with more digits than double precision has, and a range without end.
        new(InExtended, (u, _) => u) { Cost = 1000, Notation = "u", IsInternal = true },

        // u * v + w, where w is made of parameters and is formed in double-float arithmetic, so that the sum may cancel.
        new("affine", (u, v, w) => (u * v) + w) { Cost = 2, Definition = "u * v + w", Notation = "u * v + w", IsInternal = true },
    };
}
